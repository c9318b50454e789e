import type { RuleNumber } from '#directive/rule.ts'
import type { RoleKey } from '#directive/roles.ts'
import type { Tx } from './db/database.ts'

/**
 * Something a person or a post has begun and not ended. `post`: goes on whoever holds the post. `hand`: the person has it
 * in hand, and `handOver` gives it to another. `person`: begun or permitted for this person alone, and `why` says so.
 */
export type OpenThing = {
  /** The same for the same thing whenever it is asked for. */
  key: string
  personId: string | null
  group: string
  label: string
  detail: string
  href: string
  caseId: string | null
  bound: 'post' | 'hand' | 'person'
  why: string | null
  rule: RuleNumber | null
  handOver: { process: string; act: string } | null
}

/** A role a post gives, over a unit or a system. */
export type PostRole = { role: RoleKey; unitId: string | null; systemId: string | null }

/** Whose open things are asked for: those of many people at once, and those of one post. */
export type OpenOf = { people: readonly string[]; post: readonly PostRole[] }

/** What a feature knows to be open, a few statements however many people are asked for. */
export type OpenQuery = (tx: Tx, of: OpenOf) => Promise<readonly OpenThing[]>

/** What stays on each of many people, by name; a few statements however many they are. Whoever is free is left out. */
export const namesOpenOnMany =
  (queries: readonly OpenQuery[]) =>
  async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> => {
    const names = new Map<string, string[]>()
    for (const query of queries)
      for (const { personId, bound, label, detail } of await query(tx, { people: ids, post: [] }))
        if (bound !== 'post' && personId !== null)
          names.set(personId, [...(names.get(personId) ?? []), `${label} ${detail}`.trim()])
    return names
  }

/** What stays on one person alone, by name: what goes with the post is not among it. */
export const namesOpenOn =
  (queries: readonly OpenQuery[]) =>
  async (tx: Tx, personId: string): Promise<readonly string[]> => {
    const names: string[] = []
    for (const query of queries)
      for (const { bound, label, detail } of await query(tx, { people: [personId], post: [] }))
        if (bound !== 'post') names.push(`${label} ${detail}`.trim())
    return names
  }

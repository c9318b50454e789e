import type { RoleKey } from '#directive/roles.ts'
import type { IncumbencyKind } from '#kernel/pure/actor.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { CaseModel, Context, Gate } from '#kernel/pure/process.ts'
import type { PersonKind, UnitKind } from './words.ts'

/** From a day on, until a day on which it no longer holds. */
export type Period = { startsOn: Day; endsOn: Day | null }

/**
 * What a form offers, with the facts its gates need of it. `ref` is the name by which a file or a program may choose it in
 * place of the id: a unit's full name, 課等/官職名, a service number.
 */
export type UnitChoice = Period & {
  id: string
  ref: string
  name: string
  parentId: string | null
  rootId: string
  kind: UnitKind
}

export type Holder = Period & { personId: string; name: string; kind: IncumbencyKind }

export type PostChoice = Period & {
  id: string
  ref: string
  title: string
  unitId: string
  unitName: string
  rootId: string
  /** The unit and all it stands under. */
  unitPath: readonly string[]
  holders: readonly Holder[]
}

export type PersonChoice = Period & {
  id: string
  ref: string
  name: string
  kind: PersonKind
  unitId: string
  unitName: string
}

export type SystemChoice = Period & { id: string; name: string; isClass: boolean }

export type DocumentChoice = { id: string; number: string | null; title: string; endsOn: Day | null }

export type DesignationFact = Period & {
  id: string
  role: RoleKey
  postId: string
  postTitle: string
  /** Unit the post stands in. */
  postUnitId: string
  unitId: string | null
  systemId: string | null
}

export const holdsOn = (period: Period, day: Day): boolean =>
  period.startsOn <= day && (period.endsOn === null || period.endsOn > day)

/** Do two periods share a day? */
export const overlaps = (a: Period, b: Period): boolean =>
  (a.endsOn === null || b.startsOn < a.endsOn) && (b.endsOn === null || a.startsOn < b.endsOn)

export const chosen = <C extends { id: string; ref?: string }>(
  list: readonly C[],
  value: string | null,
): C | undefined => {
  if (value === null) return undefined
  const byId = list.find((c) => c.id === value)
  if (byId) return byId
  const named = list.filter((c) => c.ref === value)
  return named.length === 1 ? named[0] : undefined
}

type Lists<I> = { [K in keyof I]?: readonly { id: string; ref?: string }[] }

/** The input with names put into ids, so that it can be compared and kept. */
export const settled = <I extends object>(input: I, lists: Lists<I>): I => {
  const ids = (Object.keys(lists) as (keyof I)[]).flatMap((key) => {
    const value = input[key]
    const choice = typeof value === 'string' ? chosen(lists[key] ?? [], value) : undefined
    return choice ? [[key, choice.id] as const] : []
  })
  return { ...input, ...Object.fromEntries(ids) }
}

/** Gates that see the input with names put into ids. */
export const onSettled = <M extends CaseModel, I>(
  settle: (model: M, input: I) => I,
  gates: readonly Gate<M, I>[],
): Gate<M, I>[] =>
  gates.map((gate) => {
    const seen = (c: Context<M, I>): Context<M, I> => ({ ...c, input: settle(c.model, c.input) })
    const { remedy } = gate
    return {
      ...gate,
      holds: (c) => gate.holds(seen(c)),
      why: (c) => gate.why(seen(c)),
      ...(remedy === undefined ? {} : { remedy: (c: Context<M, I>) => remedy(seen(c)) }),
    }
  })

/** Titles such as 総務課長 stand in several organisations, so the unit is always named. */
export const postName = (post: Pick<PostChoice, 'unitName' | 'title'>): string => `${post.title}（${post.unitName}）`

export const documentName = (document: Pick<DocumentChoice, 'number' | 'title'>): string =>
  document.number === null ? document.title : `${document.title}（${document.number}）`

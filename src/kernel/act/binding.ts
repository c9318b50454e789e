import type { Actor } from '#kernel/pure/actor.ts'
import type { CaseModel, Process } from '#kernel/pure/process.ts'
import type { Tx } from '../db/database.ts'

export type Option = readonly [value: string, label: string]

/** The act that is asked for, with its form as it came in: not read by its schema yet. */
export type Asked = { act: string; input: Readonly<Record<string, unknown>> }

/** What ties a pure process to its tables. The kernel locks, decides, writes the ledger; the store only moves facts. */
export type Binding<M extends CaseModel = CaseModel> = {
  process: Process<M>
  /**
   * The case with the facts its gates need, or null. Rows that follow-up acts change are locked by those acts. `asked`
   * where an act is about to be judged: facts about what its form names.
   */
  load: (tx: Tx, id: string, asked?: Asked) => Promise<M | null>
  /** The same of many at once, in a constant number of statements, in no order; those that are not there are left out. */
  loadMany?: (tx: Tx, ids: readonly string[], asked?: Asked) => Promise<readonly M[]>
  /** A case that does not exist yet, in state NEW, from what the link that opened the form carried. */
  draft?: (tx: Tx, id: string, from: Readonly<Record<string, string>>, actor: Actor, asked?: Asked) => Promise<M | null>
  /** Writes the facts. `before` is null for a case that begins. */
  save: (tx: Tx, after: M, before: M | null, acted: Acted) => Promise<void>
  /** What the form offers under a field's `source`. */
  options?: (tx: Tx, source: string, model: M, actor: Actor) => Promise<readonly Option[]>
  /** What an act's form holds before anything is typed: what is so now, where the act changes it. */
  initial?: (model: M, act: string) => Readonly<Record<string, string>>
  /** Facts shown on the case page, in order. */
  facts?: (model: M) => readonly (readonly [label: string, text: string, href?: string])[]
  /** Things the case is about, each with its own state, shown as a table below the facts. */
  lines?: (model: M) => CaseLines | null
  /** What whoever acts here should know, below the facts. */
  notes?: (model: M) => readonly CaseNote[]
  /** Printed forms of one case: form key and label. */
  prints?: (model: M) => readonly { href: string; label: string }[]
  /** Other procedures that begin from this case, in its present state. */
  begins?: (model: M) => readonly { href: string; label: string }[]
  /** The page on which the case is worked at, where that is not its own page: acts lead back there. */
  workedAt?: (id: string) => string
  /** Masters are everybody's to read. */
  openToAll?: true
}

/** A sentence, what holds meanwhile, and what would mend it. */
export type CaseNote = { sentence: string; detail: string; remedies: readonly { text: string; href: string }[] }

/** What the kernel tells a store about the act being saved. */
export type Acted = { act: string; at: Date; actor: Actor; input: Record<string, unknown>; entryId: string }

/** A list that belongs to one case: what each line is, how it stands, and what was said of it. */
export type CaseLines = {
  title: string
  side: string
  empty: string
  rows: readonly { text: string; detail: string; href: string; state: string; note: string | null }[]
}

// oxlint-disable-next-line typescript/no-explicit-any -- bindings of different models stand in one table; each feature keeps its own typed
export type AnyBinding = Binding<any>

export type Bindings = ReadonlyMap<string, AnyBinding>

export const bindingsOf = (list: readonly AnyBinding[]): Bindings => {
  const map = new Map<string, AnyBinding>()
  for (const binding of list) {
    if (map.has(binding.process.key)) throw new Error(`two processes are called ${binding.process.key}`)
    map.set(binding.process.key, binding)
  }
  return map
}

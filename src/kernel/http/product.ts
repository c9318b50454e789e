import type { RuleNumber } from '#directive/rule.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import type { Duty, DutyRow } from '#kernel/pure/duty.ts'
import type { Form } from '#kernel/pure/form.ts'
import type { Register } from '#kernel/pure/register.ts'
import type { Command } from '../act/outcome.ts'
import type { CaseProof } from '../ledger/bundle.ts'
import type { Head, KnownHead } from '../ledger/head.ts'
import type { OpenQuery } from '../open-things.ts'
import type { AnyBinding, Bindings, Option } from '../act/binding.ts'
import type { ImportColumn } from '../sheet/columns.ts'
import type { Database, Tx } from '../db/database.ts'
import type { Printer } from '../print/printer.ts'
import type { AnyWork, Schedule, WorkDesk } from '../worker/work.ts'

/** What one feature brings: definitions with what ties them to tables, and pages of its own where it needs them. */
export type Feature = {
  key: string
  title: string
  bindings: readonly AnyBinding[]
  registers: readonly BoundRegister[]
  duties: readonly BoundDuty[]
  forms: readonly BoundForm[]
  held?: readonly HeldQuery[]
  /** What is open on people and posts: it is handed over when they change, and nobody goes while it is on them. */
  open?: readonly OpenQuery[]
  imports?: readonly AnyImport[]
  work?: readonly AnyWork[]
  schedules?: readonly Schedule[]
  /** Paths of the JSON API that are the feature's own, as OpenAPI describes them. */
  apiPaths?: Readonly<Record<string, object>>
}

export type Query = Readonly<Record<string, string>>

export type PageOf<Row> = {
  rows: readonly Row[]
  total: number
  totalIsFloor: boolean
  next: string | null
  previous: string | null
}

export type BoundRegister<Row = unknown> = {
  register: Register<Row>
  /** The process whose cases are its rows: what a search finds of them is then one press away, under the filter `q`. */
  process?: string
  /** One page in the reader's reach; `after`/`before` are opaque cursors from an earlier page. */
  page: (tx: Tx, query: Query, actor: Actor, size: number) => Promise<PageOf<Row>>
  /** All rows of the query in order, for export and print, without holding them in memory. */
  all: (tx: Tx, query: Query, actor: Actor) => AsyncIterable<Row>
  href?: (row: Row) => string
  tone?: (row: Row) => 'late' | 'today' | 'struck' | null
  options?: (tx: Tx, source: string, actor: Actor) => Promise<readonly Option[]>
  /** Acts that begin here: shown as buttons above the list. */
  begins?: readonly { href: string; label: string; process: string; act: string }[]
  /** Rows may be ticked and taken along to a page that acts on many: each button leads to one. */
  bulk?: BulkOf<Row>
  /** Form key that prints this register as prescribed. */
  printedBy?: string
  /** Form that is printed of one case each, and offered here blank for the pen. */
  blankOf?: string
}

export type BulkOf<Row> = {
  /** Name under which each ticked row's value is sent. */
  name: string
  value: (row: Row) => string
  /** What a tick is called aloud: the row's number or name. */
  label: (row: Row) => string
  /** `name` and `value` tell the page which register it comes from; `all` offers every row of the list as well. */
  acts: readonly {
    href: string
    name: string
    value: string
    label: string
    all: string
    process: string
    act: string
  }[]
}

// oxlint-disable-next-line typescript/no-explicit-any -- registers of different rows stand in one table
export type AnyRegister = BoundRegister<any>

export type BoundDuty = {
  duty: Duty
  /** Everything owed now under this duty by holders the actor is one of; one statement. */
  owed: (tx: Tx, actor: Actor, today: string) => Promise<readonly DutyRow[]>
  /** What each of some people owes themselves, where the duty is a person's: one statement for all of them. */
  ofPeople?: (tx: Tx, people: readonly string[], today: string) => Promise<readonly DutyRow[]>
}

export type HeldThing = { group: string; label: string; detail: string; href: string; dueOn: string | null }

export type HeldQuery = (tx: Tx, actor: Actor, today: string) => Promise<readonly HeldThing[]>

export type BoundForm = {
  form: Form
  /** Data for the template: of one case, of a register query, or blank for hand filling. Null where it is not to be seen. */
  data: (tx: Tx, of: { id: string | null; query: Query; blank: boolean }, actor: Actor) => Promise<unknown>
  file: (of: { id: string | null }) => string
}

/** What one row of a file asks for, as acts. Acts of later rows may need what earlier rows made: they run in order. */
export type RowActs = {
  commands: readonly Pick<Command, 'process' | 'act' | 'caseId' | 'from' | 'input'>[]
  /** Nothing to do: the row is there already. */
  unchanged?: boolean
  /** The thing is there, and the acts bring it to what the row says. */
  changed?: boolean
  problems?: readonly string[]
  /** What the row would do, in words for the page that asks whether it shall. */
  says?: readonly Said[]
}

export type Said = { text: string; href?: string }

/** Plans the good rows of a file some hundreds at a time, in the file's order. */
export type PlanRows<Entry> = (
  tx: Tx,
  rows: readonly { number: number; record: Entry }[],
) => Promise<readonly RowActs[]>

export type BoundImport<Entry extends object = object> = {
  key: string
  title: string
  /** Said above the form: what columns, what happens. */
  help: string
  rules: readonly RuleNumber[]
  who: 'signed-in' | 'administrator'
  columns: readonly ImportColumn<Entry>[]
  /** Sets of fields that no two rows may share. */
  unique: readonly (readonly string[])[]
  /** The rows are planned all at once, for each may depend on those after it. For files of some thousands at most. */
  whole?: true
  /** Begins the planning of one file; what it remembers lets later rows see what earlier ones would make. */
  planner: (tx: Tx, actor: Actor, today: string) => Promise<PlanRows<Entry>>
  /** An empty file with the right headings and example rows. */
  example: readonly (readonly string[])[]
  doneHref: string
}

// oxlint-disable-next-line typescript/no-explicit-any -- imports of different rows stand in one table
export type AnyImport = BoundImport<any>

/** The product as the pages see it. */
export type Product = {
  db: Database
  features: readonly Feature[]
  bindings: Bindings
  registers: ReadonlyMap<string, AnyRegister>
  forms: ReadonlyMap<string, BoundForm>
  duties: readonly BoundDuty[]
  held: readonly HeldQuery[]
  imports: ReadonlyMap<string, AnyImport>
  printer: Printer
  clock: () => Date
  demo: boolean
  asset: (name: string) => string
  /** One line for the log; never carries what people typed. */
  log: (event: string, facts?: Record<string, unknown>) => void
  ledger: LedgerView
  work: WorkDesk
  /** What a field of an act is called, for records of acts whose form may since have changed. */
  fieldTitle: (process: string, act: string, field: string) => string
  version: string
}

/** What pages say of the record's state. */
export type LedgerView = {
  headSize: () => number
  checkedAt: () => Date | null
  faultless: () => boolean | null
  /**
   * The case's records with their inclusion proofs, or null while none is sealed; under an earlier `head` where one is given,
   * and with the proof that the ledger continues the one of `printed`.
   */
  caseProof: (tx: Tx, caseId: string, under?: { head?: Head; printed?: KnownHead }) => Promise<CaseProof | null>
}

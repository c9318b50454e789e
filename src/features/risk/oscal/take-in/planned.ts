import type { Tx } from '#kernel/db/database.ts'
import type { Actor, Authority } from '#kernel/pure/actor.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { Follow } from '#kernel/pure/process.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'
import type { AssessedDocument } from '../../controls/assessment/model.ts'
import type { Assessing } from '../../controls/assessment/store.ts'
import type { Writing } from '../../controls/sheet/write-store.ts'
import type { TypedField } from '../../documents/typed-fields.ts'
import type { Exported } from '../exports.ts'
import type { Json } from '../read/json.ts'
import type { Line } from './lines.ts'

/** What an import would write, by the way of the part it belongs to. */
export type Writes =
  | { kind: 'controls'; as: Authority; writings: readonly Writing[] }
  | {
      kind: 'assessed'
      as: Authority
      document: AssessedDocument
      list: readonly Assessing[]
      answers: readonly TypedField[]
    }
  | { kind: 'acts'; acts: readonly Follow[] }

export type Planned = {
  lines: readonly Line[]
  /** What holds for the whole of the file, a sentence each. */
  notes: readonly string[]
  writes: Writes
}

/** Of a file nothing can be taken in now, for one reason. */
export type Blocked = { blocked: Refusal }

export type Planning = {
  systemId: string
  systemName: string
  actor: Actor
  at: Date
  today: Day
  model: Exported
  title: string
  document: Json
  /** The file says itself that it is of this system. */
  own: boolean
  /** An act is about to be judged: what it rests on is locked. */
  lock: boolean
}

export type PlanOf = (tx: Tx, of: Planning) => Promise<Planned | Blocked>

export const isBlocked = (found: Planned | Blocked): found is Blocked => 'blocked' in found

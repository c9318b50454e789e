import type { Tx } from '#kernel/db/database.ts'
import type { Actor, Authority } from '#kernel/pure/actor.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { Follow } from '#kernel/pure/process.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'
import type { AssessedDocument } from '../../controls/assessment/model.ts'
import type { Assessing } from '../../controls/assessment/store.ts'
import type { Writing } from '../../controls/sheet/write-store.ts'
import type { TypedField } from '../../documents/typed-fields.ts'
import type { Exported } from '../export.ts'
import type { Json } from '../read/json.ts'

/** What becomes of one thing that a file says: it is new here, it changes, it is the same, or it is left as it is. */
export type LineFate = 'new' | 'changed' | 'same' | 'left'

/** One control or item of a file. `says`: what changes, or why it is left, a sentence each. */
export type Line = { key: string; title: string; fate: LineFate; says: readonly string[]; href: string | null }

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

export const countOf = (lines: readonly Line[], fate: LineFate): number => lines.filter((l) => l.fate === fate).length

const SHOWN = 60

/** A text short enough to stand beside another. */
export const brief = (text: string | null): string => {
  if (text === null || text === '') return '記載なし'
  const flat = text.replace(/\s+/gu, ' ').trim()
  const letters = Array.from(flat)
  return `「${letters.length > SHOWN ? `${letters.slice(0, SHOWN).join('')}…` : flat}」`
}

export const fromTo = (what: string, was: string | null, after: string | null): string =>
  `${what}：${brief(was)}から${brief(after)}へ`

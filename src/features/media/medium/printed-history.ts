import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { dayOf, type Day } from '#kernel/pure/day.ts'
import type { MediaMovement } from '../forms/media-register.ts'
import type { Medium } from './model.ts'

export type Correctable = 'model' | 'capacity' | 'serialNumber' | 'note'

/** A correction as the record keeps it: which field, what stood there before, and why it changed. */
export type Correction = { field: Correctable; before: string | null; on: Day; by: string; reason: string }

/** What the printed register shows of a medium's past: the register row itself holds its present only. */
export type PrintedHistory = {
  corrections: readonly Correction[]
  numberShownOn: Day | null
  sent: MediaMovement | null
  received: MediaMovement | null
}

type Entry = {
  caseId: string
  act: string
  at: Date
  by: string
  field: string | null
  reason: string | null
  before: string | null
  to: string | null
}

const FIELDS = ['model', 'capacity', 'serialNumber', 'note'] as const satisfies readonly (Correctable & keyof Medium)[]

const correctionsOf = (entries: readonly Entry[]): readonly Correction[] =>
  entries.flatMap((e) => {
    const field = FIELDS.find((key) => key === e.field)
    return e.act === 'correct' && field
      ? [{ field, before: e.before, on: dayOf(e.at), by: e.by, reason: e.reason ?? '' }]
      : []
  })

const movement = (entries: readonly Entry[], act: string): MediaMovement | null => {
  const last = entries.findLast((e) => e.act === act)
  return last ? { on: dayOf(last.at), unit: last.to ?? '' } : null
}

const shownOn = (entries: readonly Entry[]): Day | null => {
  const last = entries.findLast((e) => e.act === 'show-number')
  return last ? dayOf(last.at) : null
}

const historyOf = (entries: readonly Entry[]): PrintedHistory => {
  // A medium registered anew after erasure wears a new label, and its old journeys belong to the line before.
  const again = entries.findLastIndex((e) => e.act === 'register-again')
  const since = entries.slice(again + 1)
  return {
    corrections: correctionsOf(since),
    numberShownOn: shownOn(since),
    sent: movement(since, 'send'),
    received: movement(since, 'move-out'),
  }
}

const ACTS = ['correct', 'show-number', 'send', 'move-out', 'register-again']

/** The pasts of many media in one statement. */
export const printedHistories = async (
  tx: Tx,
  mediumIds: readonly string[],
): Promise<ReadonlyMap<string, PrintedHistory>> => {
  const { rows } = await sql<Entry>`
    select case_id, act, at, concat_ws(' ', nullif(post_title, ''), person_rank, person_name) as by,
      input ->> 'field' as field, input ->> 'reason' as reason, input ->> 'to' as "to",
      changes -> (input ->> 'field') ->> 0 as before
    from ledger_entry
    where case_id = any (${mediumIds}::uuid[]) and process = 'media.medium' and act = any (${ACTS}::text[])
    order by case_id, seq`.execute(tx)
  const byMedium = Map.groupBy(rows, (entry) => entry.caseId)
  return new Map(mediumIds.map((id) => [id, historyOf(byMedium.get(id) ?? [])]))
}

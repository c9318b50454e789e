import { type RawBuilder, sql } from 'kysely'
import { parseExactJson } from '#kernel/pure/canonical.ts'
import { type EntryRecord, isoOfEpoch } from './entry.ts'

/**
 * An entry `e` as text wherever the driver would lose something: microseconds of a timestamp, digits of a number.
 * All columns are null where an outer join found no entry.
 */
export const entryColumns: RawBuilder<unknown> = sql`
  e.id, extract(epoch from e.at)::text as at, e.process, e.case_id, e.act, e.state_before, e.state_after, e.title,
  e.person_id, e.person_name, e.person_rank, e.post_id, e.post_title, e.unit_id, e.unit_name, e.lane, e.acting_role,
  e.rules, e.input::text as input, e.changes::text as changes, e.corrects, e.request_key,
  e.seq::text as seq, extract(epoch from e.recorded_at)::text as recorded_at, e.entry_hash`

export type EntryRow = Omit<EntryRecord, 'input' | 'changes'> & {
  readonly input: string
  readonly changes: string
  readonly seq: string
  readonly recorded_at: string
  readonly entry_hash: Buffer
}

/** The hashed content of a row. Throws a TypeError for JSON that this program never wrote in that form. */
export const recordOfRow = (row: EntryRow): EntryRecord => ({
  id: row.id,
  at: isoOfEpoch(row.at),
  process: row.process,
  case_id: row.case_id,
  act: row.act,
  state_before: row.state_before,
  state_after: row.state_after,
  title: row.title,
  person_id: row.person_id,
  person_name: row.person_name,
  person_rank: row.person_rank,
  post_id: row.post_id,
  post_title: row.post_title,
  unit_id: row.unit_id,
  unit_name: row.unit_name,
  lane: row.lane,
  acting_role: row.acting_role,
  rules: row.rules,
  input: parseExactJson(row.input),
  changes: parseExactJson(row.changes),
  corrects: row.corrects,
  request_key: row.request_key,
})

import { sql } from 'kysely'
import { EVERYTHING, readAs, type Database } from '../db/database.ts'

export type NewestEntry = { caseId: string; seq: number; title: string; who: string; personId: string | null }

/** The last record of each case: what an open page of it is told. Given only to those whose reach was asked before. */
export const newestEntries = (db: Database, caseIds: readonly string[]): Promise<readonly NewestEntry[]> =>
  readAs(db, { reach: EVERYTHING, personId: null }, async (tx) => {
    const { rows } = await sql<NewestEntry>`
      select c.id as case_id, e.seq, e.title, btrim(e.post_title || '　' || e.person_rank || ' ' || e.person_name) as who, e.person_id
      from unnest(${caseIds}::uuid[]) as c(id) cross join lateral (
        select * from ledger_entry l where l.case_id = c.id order by l.seq desc limit 1
      ) e`.execute(tx)
    return rows
  })

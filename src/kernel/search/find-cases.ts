import { sql, type RawBuilder } from 'kysely'
import { soughtOf, type Sought } from '#kernel/pure/sought.ts'
import type { Tx } from '../db/database.ts'

/** A case that was found, as a list shows it. */
export type FoundCase = {
  id: string
  process: string
  state: string
  number: string | null
  title: string
  unitName: string | null
  changedAt: Date
}

export type FoundCases = { cases: readonly FoundCase[]; more: boolean }

type Within = {
  /** Ids given back at most. */
  most: number
  /** Cases looked at, at most, before it is said that there may be more. */
  effort: number
  /** Of those found the best so many are read for showing. */
  shown: number
}

/** While somebody types: a handful, at a cost that does not grow with the number of cases. */
export const AT_A_GLANCE: Within = { most: 20, effort: 1_000, shown: 10 }

/** For the page of answers. */
export const THOROUGHLY: Within = { most: 500, effort: 10_000, shown: 500 }

/**
 * Cases in the reader's reach that hold what was sought, the best first: by number or label code, by how the title begins,
 * then the last changed. `more` says that others may hold it too.
 */
export const findCases = async (tx: Tx, sought: Sought, within: Within): Promise<FoundCases> => {
  const found = await sql<{ ids: string[]; more: boolean }>`
    select ids, more from search_cases(${sought.words}::text[], ${sought.patterns}::text[], ${sought.grams}::text[],
      ${sought.number}, ${within.most}, ${within.effort})`.execute(tx)
  const { ids = [], more = false } = found.rows[0] ?? {}
  if (ids.length === 0) return { cases: [], more }
  // Read under the reader's own policy once more.
  const { rows } = await sql<FoundCase>`
    select c.id, c.process, c.state, c.number, c.title, c.changed_at, u.name as unit_name
    from unnest(${ids.slice(0, within.shown)}::uuid[]) with ordinality f(id, nth)
      join case_file c on c.id = f.id left join unit u on u.id = c.unit_id
    order by f.nth`.execute(tx)
  return { cases: rows, more: more || ids.length > within.shown }
}

/** A filter looks its cases up first as long as they are no more than this; else the register is read in its own order. */
const LOOKED_UP = 5_000

/** A register's condition. `frequent`: it compares row by row, so that counting all rows would read all of them. */
export type Held = { where: RawBuilder<unknown>; frequent: boolean }

/**
 * A register's condition on the words typed: rows, named by the id of their case, whose case of this process holds each
 * word. Rare words are looked up by index; frequent ones are compared row by row, which soon fills a page.
 */
export const caseHolds = async (
  tx: Tx,
  process: string,
  typed: string | undefined,
  id: RawBuilder<unknown>,
): Promise<Held> => {
  const sought = soughtOf(typed)
  if (sought === null) return { where: sql`true`, frequent: false }
  const found = await sql<{ ids: string[] | null }>`
    select cases_holding(${sought.patterns}::text[], ${sought.grams}::text[], ${process}, ${LOOKED_UP}) as ids`.execute(
    tx,
  )
  const ids = found.rows[0]?.ids ?? null
  if (ids !== null) return { where: sql`${id} = any (${ids}::uuid[])`, frequent: false }
  // A value and not `exists`: the planner would make that a join, and read every case there is for one page.
  const where = sql`(select c.folded like all (${sought.patterns}::text[]) from case_file c where c.id = ${id})`
  return { where, frequent: true }
}

import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Query } from '#kernel/http/product.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { foldNumber } from '#kernel/pure/normalise.ts'
import type { Held } from '#kernel/search/find-cases.ts'
import { unitsAsked, type Fragment } from './reach-rows.ts'
import { containsNumber } from './typed-filters.ts'

/** With fewer characters so many numbers fit that an index helps nobody. */
const FEWEST = 3

const beginning = (column: Fragment, text: string): Fragment =>
  sql`(${column} >= ${text} and ${column} < ${`${text}\u{10FFFF}`})`

/**
 * Media, named `m` in the condition, by a part of their number in any width and case: those whose number ends so, by
 * index; where none does, those whose number begins so; where none does, those that hold it anywhere.
 */
export const mediaNumbered = async (tx: Tx, query: Query, actor: Actor): Promise<Held | null> => {
  const typed = query['no']
  const part = foldNumber((typed ?? '').replaceAll('\0', ''))
  const contains = containsNumber(sql`m.number`, typed)
  const anywhere = contains && { where: contains, frequent: true }
  if (Array.from(part).length < FEWEST) return anywhere
  const ends = beginning(sql`m.number_backwards`, Array.from(part).toReversed().join(''))
  const begins = beginning(sql`m.number collate "C"`, part)
  const units = unitsAsked(query, actor)
  const within = units === null ? sql`true` : sql`m.unit_id = any (${units}::uuid[])`
  const { rows } = await sql<{ ends: boolean; begins: boolean }>`
    select exists (select 1 from medium m where ${within} and ${ends}) as ends,
      exists (select 1 from medium m where ${within} and ${begins}) as begins`.execute(tx)
  if (rows[0]?.ends === true) return { where: ends, frequent: false }
  return rows[0]?.begins === true ? { where: begins, frequent: false } : anywhere
}

/** Rows named `r` whose medium fits the number typed. */
export const ofMediumNumbered = async (tx: Tx, query: Query, actor: Actor): Promise<Held> => {
  const fits = await mediaNumbered(tx, query, actor)
  if (fits === null) return { where: sql`true`, frequent: false }
  return { where: sql`r.medium_id in (select m.id from medium m where ${fits.where})`, frequent: fits.frequent }
}

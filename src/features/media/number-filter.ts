import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Query } from '#kernel/http/product.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { foldNumber } from '#kernel/pure/normalise.ts'
import { caseHolds, type Held } from '#kernel/search/find-cases.ts'
import { unitsAsked, type Fragment } from './reach-rows.ts'
import { containsNumber } from './typed-filters.ts'

/** A single character ends too many numbers for an index to help. */
const FEWEST = 2

const beginning = (column: Fragment, text: string): Fragment =>
  sql`(${column} >= ${text} and ${column} < ${`${text}\u{10FFFF}`})`

type Alias = 'm' | 'r'

const numberEnds = (as: Alias, part: string): Fragment =>
  beginning(sql.raw(`${as}.number_backwards`), Array.from(part).toReversed().join(''))

const numberBegins = (as: Alias, part: string): Fragment => beginning(sql.raw(`${as}.number collate "C"`), part)

/** Which way of reading the part fits any medium of the units asked for. */
const waysThatFit = async (tx: Tx, query: Query, actor: Actor, part: string) => {
  const units = unitsAsked(query, actor)
  const within = units === null ? sql`true` : sql`m.unit_id = any (${units}::uuid[])`
  const { rows } = await sql<{ ends: boolean; begins: boolean }>`
    select exists (select 1 from medium m where ${within} and ${numberEnds('m', part)}) as ends,
      exists (select 1 from medium m where ${within} and ${numberBegins('m', part)}) as begins`.execute(tx)
  return rows[0] ?? { ends: false, begins: false }
}

/**
 * Media by a part of their number in any width and case: those whose number ends so, by index; where none does, those
 * whose number begins so; where none does, those that hold it anywhere.
 */
export const mediaNumbered = async (tx: Tx, query: Query, actor: Actor, as: Alias): Promise<Held | null> => {
  const typed = query['no']
  const part = foldNumber((typed ?? '').replaceAll('\0', ''))
  const contains = containsNumber(sql.raw(`${as}.number`), typed)
  if (contains === null) return null
  if (Array.from(part).length < FEWEST) return { where: contains, frequent: true }
  const fit = await waysThatFit(tx, query, actor, part)
  if (fit.ends) return { where: numberEnds(as, part), frequent: false }
  if (fit.begins) return { where: numberBegins(as, part), frequent: false }
  const { where, frequent } = await caseHolds(tx, 'media.medium', part, sql.raw(`${as}.id`))
  return { where: sql`${where} and ${contains}`, frequent }
}

/** Rows named `r` whose medium fits the number typed. */
export const ofMediumNumbered = async (tx: Tx, query: Query, actor: Actor): Promise<Held> => {
  const fits = await mediaNumbered(tx, query, actor, 'm')
  if (fits === null) return { where: sql`true`, frequent: false }
  return { where: sql`r.medium_id in (select m.id from medium m where ${fits.where})`, frequent: fits.frequent }
}

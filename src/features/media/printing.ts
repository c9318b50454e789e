import { Fault } from '#kernel/http/fault.ts'
import type { Query } from '#kernel/http/product.ts'
import type { Tx } from '#kernel/db/database.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { unitsAsked } from './reach-rows.ts'

/** What the typesetter makes in well under its time; beyond that a table for machines serves better. */
export const PRINTED_AT_MOST = 2000

/** The rows of a print, refused as a whole when there are too many: a book that ends early would mislead. */
export const rowsToPrint = async <Row>(rows: AsyncIterable<Row>): Promise<readonly Row[]> => {
  const list: Row[] = []
  for await (const row of rows) {
    if (list.length === PRINTED_AT_MOST)
      throw new Fault(
        422,
        `${PRINTED_AT_MOST.toLocaleString('ja-JP')}件を超えるため、様式では印刷できません。年度や部隊等で絞るか、CSV・XLSXで書き出してください。`,
      )
    list.push(row)
  }
  return list
}

/** Who keeps the book that is printed, where it is one unit's. */
export const keeperOf = async (tx: Tx, query: Query, actor: Actor): Promise<{ unit?: string }> => {
  const units = unitsAsked(query, actor)
  const [only] = units ?? []
  if (units?.length !== 1 || only === undefined) return {}
  const unit = await tx.selectFrom('unit').select('name').where('id', '=', only).executeTakeFirst()
  return unit ? { unit: unit.name } : {}
}

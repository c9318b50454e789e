import type { Tx } from '../db/database.ts'
import type { Product, RowActs, Said } from '../http/product.ts'

type Commands = RowActs['commands']

const wordsOf = (product: Product, command: Commands[number]): string => {
  const title = product.bindings.get(command.process)?.process.acts[command.act]?.title ?? command.act
  const { field, value } = command.input
  return typeof field === 'string' && typeof value === 'string'
    ? `${title}（${product.fieldTitle(command.process, 'record-existing', field)}を「${value}」に）`
    : title
}

/** The acts of a row that changes what stands, in words, where its import says none of its own. */
export const saysOf = (product: Product, commands: Commands): readonly Said[] =>
  commands.map((command) => ({ text: wordsOf(product, command) }))

export type TellingRow = { number: number; says: readonly Said[] }

/** Rows after a line of the file that say what they would do. */
export const tellingRows = async (
  tx: Tx,
  batchId: string,
  after: number,
  limit: number,
): Promise<readonly TellingRow[]> => {
  const rows = await tx
    .selectFrom('importRow')
    .select(['number', 'says'])
    .where('batchId', '=', batchId)
    .where('says', 'is not', null)
    .where('number', '>', after)
    .orderBy('number')
    .limit(limit)
    .execute()
  return rows.map(({ number, says }) => ({ number, says: says as Said[] }))
}

import type { Tx } from '#kernel/db/database.ts'
import type { Question } from './model.ts'

const MOST = 64

/** Frozen sheets by id: they never change, so each process reads a sheet once. */
const known = new Map<string, readonly Question[]>()

const readQuestions = (tx: Tx, sheetId: string): Promise<readonly Question[]> =>
  tx
    .selectFrom('selfInspectionQuestion')
    .select(['key', 'section', 'text', 'rules', 'help'])
    .where('sheetId', '=', sheetId)
    .orderBy('sort')
    .orderBy('key')
    .execute()

/** The questions of a frozen sheet in their order. */
export const questionsOf = async (tx: Tx, sheetId: string): Promise<readonly Question[]> => {
  const there = known.get(sheetId)
  if (there) return there
  const read = await readQuestions(tx, sheetId)
  const [oldest] = known.keys()
  if (known.size >= MOST && oldest !== undefined) known.delete(oldest)
  known.set(sheetId, read)
  return read
}

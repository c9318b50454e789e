import type { Actor } from '#kernel/pure/actor.ts'
import { EVERYTHING, readAs, writeAs, type Database, type Tx } from '../db/database.ts'
import type { Mapping } from '../sheet/columns.ts'

/** The steps of a file: read, mapped by eye, checked row by row, carried out; or given up on the way. */
export type BatchState =
  'reading' | 'unreadable' | 'mapping' | 'checking' | 'checked' | 'applying' | 'applied' | 'dropped'

export type Batch = {
  id: string
  importKey: string
  fileName: string
  state: BatchState
  format: string | null
  fileBytes: number
  at: Date
  header: readonly string[]
  /** By column: its first values that are not blank. */
  samples: readonly (readonly string[])[]
  mapping: Mapping
  headingsKey: string | null
  workId: string | null
  rowCount: number
  newRows: number
  changedRows: number
  unchangedRows: number
  badRows: number
  problems: readonly string[]
  appliedAt: Date | null
}

/** The steps themselves see all rows of the batch; what they plan and do they plan and do as the person. */
export const STEP = { reach: EVERYTHING, personId: null }

/** A batch of the reader's own, or null. */
export const batchOf = async (tx: Tx, id: string): Promise<Batch | null> => {
  const row = await tx.selectFrom('importBatch').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return null
  return {
    ...row,
    state: row.state as BatchState,
    header: row.header as string[],
    samples: row.samples as string[][],
    mapping: row.mapping as Mapping,
  }
}

type Change = Partial<{
  state: BatchState
  format: string
  header: readonly string[]
  samples: readonly (readonly string[])[]
  mapping: Mapping
  headingsKey: string
  workId: string
  rowCount: number
  newRows: number
  changedRows: number
  unchangedRows: number
  badRows: number
  problems: readonly string[]
  appliedAt: Date
  appliedRows: number
}>

/** Writes what a step found out. Does nothing where the batch is in none of the states `from`; tells whether it did. */
export const changeBatch = async (
  tx: Tx,
  id: string,
  from: readonly BatchState[],
  change: Change,
): Promise<boolean> => {
  const { header, samples, mapping, problems, ...plain } = change
  const done = await tx
    .updateTable('importBatch')
    .set({
      ...plain,
      ...(header === undefined ? {} : { header: JSON.stringify(header) }),
      ...(samples === undefined ? {} : { samples: JSON.stringify(samples) }),
      ...(mapping === undefined ? {} : { mapping: JSON.stringify(mapping) }),
      ...(problems === undefined ? {} : { problems: [...problems] }),
    })
    .where('id', '=', id)
    .where('state', 'in', from)
    .executeTakeFirst()
  return Number(done.numUpdatedRows) > 0
}

export const changeAs = (db: Database, id: string, from: readonly BatchState[], change: Change): Promise<boolean> =>
  writeAs(db, STEP, (tx) => changeBatch(tx, id, from, change))

export const findBatch = (db: Database, id: string): Promise<Batch | null> => readAs(db, STEP, (tx) => batchOf(tx, id))

/** The mapping this person chose last for a file of the same headings; null where there was none. */
export const rememberedMapping = async (
  tx: Tx,
  of: { personId: string; importKey: string; headingsKey: string },
): Promise<Mapping | null> => {
  const row = await tx
    .selectFrom('importBatch')
    .select('mapping')
    .where('personId', '=', of.personId)
    .where('importKey', '=', of.importKey)
    .where('headingsKey', '=', of.headingsKey)
    .where('state', 'in', ['checking', 'checked', 'applying', 'applied', 'dropped'])
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  const mapping = row ? (row.mapping as Mapping) : {}
  return Object.keys(mapping).length === 0 ? null : mapping
}

/** Rows and file go; what was read, by whom and how many stays. */
export const emptyBatch = async (tx: Tx, id: string): Promise<void> => {
  await tx.deleteFrom('importRow').where('batchId', '=', id).execute()
  await tx.deleteFrom('importFile').where('batchId', '=', id).execute()
}

/** What the person had not carried out of earlier files makes room for the next one. */
export const dropUnfinished = async (tx: Tx, actor: Actor, importKey: string): Promise<void> => {
  const open = await tx
    .updateTable('importBatch')
    .set({ state: 'dropped' })
    .where('personId', '=', actor.personId)
    .where('importKey', '=', importKey)
    .where('state', 'in', ['unreadable', 'mapping', 'checked'])
    .returning('id')
    .execute()
  for (const { id } of open) await emptyBatch(tx, id)
}

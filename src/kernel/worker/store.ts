import type { Actor } from '#kernel/pure/actor.ts'
import { EVERYTHING, writeAs, type Database, type Tx } from '../db/database.ts'
import { newId } from '../id.ts'
import type { WorkState, WorkView } from './work.ts'

const PRODUCT = { reach: EVERYTHING, personId: null }

export const askRow = async (
  db: Database,
  of: { kind: string; title: string; data: unknown; actor: Actor; at: Date },
): Promise<string> => {
  const id = newId(of.at)
  await writeAs(db, of.actor, (tx) =>
    tx
      .insertInto('backgroundWork')
      .values({
        id,
        kind: of.kind,
        title: of.title,
        personId: of.actor.personId,
        data: JSON.stringify(of.data),
        state: 'waiting',
        askedAt: of.at,
      })
      .execute(),
  )
  return id
}

const columns = [
  'id',
  'kind',
  'title',
  'state',
  'done',
  'total',
  'message',
  'result',
  'data',
  'cancelAsked',
  'askedAt',
  'endedAt',
] as const

const seen = <R extends { state: string }>(row: R) => ({ ...row, state: row.state as WorkState })

/** One piece of work, if the reader may see it. */
export const workView = async (tx: Tx, id: string): Promise<WorkView | null> => {
  const row = await tx.selectFrom('backgroundWork').select(columns).where('id', '=', id).executeTakeFirst()
  return row ? seen(row) : null
}

/** The newest of a person's own. */
export const workOf = async (tx: Tx, personId: string, limit: number): Promise<readonly WorkView[]> => {
  const rows = await tx
    .selectFrom('backgroundWork')
    .select(columns)
    .where('personId', '=', personId)
    .orderBy('askedAt', 'desc')
    .limit(limit)
    .execute()
  return rows.map(seen)
}

/** Asks for the end of a person's own work; what has ended stays as it is. */
export const askCancel = (tx: Tx, id: string, personId: string) =>
  tx
    .updateTable('backgroundWork')
    .set({ cancelAsked: true })
    .where('id', '=', id)
    .where('personId', '=', personId)
    .where('state', 'in', ['waiting', 'running'])
    .execute()

export const waitingIds = (db: Database): Promise<readonly string[]> =>
  writeAs(db, PRODUCT, async (tx) => {
    const rows = await tx
      .selectFrom('backgroundWork')
      .select('id')
      .where('state', 'in', ['waiting', 'running'])
      .execute()
    return rows.map((row) => row.id)
  })

/** Takes up work that has not ended; null where it has. */
export const begin = (db: Database, id: string, at: Date) =>
  writeAs(db, PRODUCT, (tx) =>
    tx
      .updateTable('backgroundWork')
      .set({ state: 'running', startedAt: at, done: 0, message: null })
      .where('id', '=', id)
      .where('state', 'in', ['waiting', 'running'])
      .returning(['kind', 'data', 'personId', 'cancelAsked'])
      .executeTakeFirst(),
  )

/** Writes how far it is, and answers whether it is to end. */
export const noteProgress = (
  db: Database,
  id: string,
  at: { done: number; total: number | null; message?: string | undefined },
): Promise<boolean> =>
  writeAs(db, PRODUCT, async (tx) => {
    const row = await tx
      .updateTable('backgroundWork')
      .set({ done: at.done, total: at.total, ...(at.message === undefined ? {} : { message: at.message }) })
      .where('id', '=', id)
      .returning('cancelAsked')
      .executeTakeFirst()
    return row?.cancelAsked ?? true
  })

/** Ends it, or puts it back to wait for another process. */
export const leave = (
  db: Database,
  id: string,
  as: { state: WorkState; message?: string; result?: unknown; at: Date },
): Promise<unknown> =>
  writeAs(db, PRODUCT, (tx) =>
    tx
      .updateTable('backgroundWork')
      .set({
        state: as.state,
        ...(as.message === undefined ? {} : { message: as.message }),
        ...(as.result === undefined ? {} : { result: JSON.stringify(as.result) }),
        ...(as.state === 'waiting' ? {} : { endedAt: as.at }),
      })
      .where('id', '=', id)
      .execute(),
  )

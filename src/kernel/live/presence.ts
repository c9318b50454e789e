import { sql } from 'kysely'
import { EVERYTHING, readAs, writeAs, type Database, type Tx } from '../db/database.ts'
import { CHANNEL, type LiveWord } from './tell.ts'

const PRODUCT = { reach: EVERYTHING, personId: null }

/** A form counts as open this long after the last sign of it: three beats, so that a lost one does not matter. */
const SECONDS = 75

export type Present = { caseId: string; personId: string; name: string }

const told = (tx: Tx, caseId: string) => {
  const word: LiveWord = { kind: 'presence', caseId }
  return sql`select pg_notify(${CHANNEL}, ${JSON.stringify(word)})`.execute(tx)
}

/** Somebody opened a form of the case. */
export const enter = (db: Database, of: Present & { id: string }): Promise<unknown> =>
  writeAs(db, PRODUCT, async (tx) => {
    await sql`insert into presence (id, case_id, person_id, name, until)
      values (${of.id}, ${of.caseId}, ${of.personId}, ${of.name}, now() + make_interval(secs => ${SECONDS}))`.execute(
      tx,
    )
    await told(tx, of.caseId)
  })

export const leave = (db: Database, of: { id: string; caseId: string }): Promise<unknown> =>
  writeAs(db, PRODUCT, async (tx) => {
    await tx.deleteFrom('presence').where('id', '=', of.id).execute()
    await told(tx, of.caseId)
  })

/** Says once more that these forms are open, and clears away what a dead process left. */
export const stay = (db: Database, ids: readonly string[]): Promise<unknown> =>
  writeAs(db, PRODUCT, async (tx) => {
    await sql`update presence set until = now() + make_interval(secs => ${SECONDS}) where id = any (${ids}::uuid[])`.execute(
      tx,
    )
    await sql`delete from presence where until < now()`.execute(tx)
  })

/** Who has forms of these cases open now, each person once a case. */
export const presentAt = (db: Database, caseIds: readonly string[]): Promise<readonly Present[]> =>
  readAs(db, PRODUCT, async (tx) => {
    const { rows } = await sql<Present>`
      select distinct case_id, person_id, name from presence where case_id = any (${caseIds}::uuid[]) and until > now()
      order by name`.execute(tx)
    return rows
  })

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAs, type Tx } from '#kernel/db/database.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import {
  administrator,
  colleague,
  keeper,
  member,
  officer,
  otherMember,
  otherOfficer,
} from '#features/media/people-for-tests.ts'
import { FILLED } from '#features/media/forms-for-tests.ts'
import { anOffice, type TrialOffice } from './act.builders.ts'

let office: TrialOffice
let mediumId: string
beforeAll(async () => {
  office = await anOffice()
  mediumId = await office.medium()
  await office.done({ process: 'media.medium', act: 'begin-use', caseId: mediumId, input: FILLED.use, actor: member })
  const taken = await office.requested(await office.medium())
  await office.done({ process: 'media.take-out', act: 'permit', caseId: taken, input: FILLED.permit })
  const secret = { ...FILLED.secret }
  const { caseId } = await office.done({ process: 'media.medium', act: 'register', input: secret, actor: keeper })
  await office.done({
    process: 'media.medium',
    act: 'record-secret-input',
    caseId,
    input: FILLED.secretInput,
    actor: member,
  })
})
afterAll(() => office.close())

const GUARDED = ['medium', 'mediumUse', 'takeOut', 'caseFile', 'ledgerEntry', 'notice'] as const

const countIn = (tx: Tx, table: (typeof GUARDED)[number]) =>
  tx
    .selectFrom(table)
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
    .then((row) => row.n)

const seenBy = (who: Pick<Actor, 'reach' | 'personId'>) =>
  readAs(office.db, who, async (tx) => {
    const seen: Record<string, number> = {}
    for (const table of GUARDED) seen[table] = await countIn(tx, table)
    return seen
  })

const NOTHING = Object.fromEntries(GUARDED.map((table) => [table, 0]))

describe('the database shows', () => {
  test('R049, R054: everything of the unit to the unit’s people', async () => {
    expect(await seenBy(officer)).toEqual({
      medium: 3,
      mediumUse: 1,
      takeOut: 1,
      caseFile: 5,
      ledgerEntry: 11,
      notice: 1,
    })
    expect(await seenBy(colleague)).toEqual(await seenBy(officer))
  })

  test('nothing of it to another unit’s people', async () => {
    for (const who of [otherOfficer, otherMember]) expect(await seenBy(who)).toEqual(NOTHING)
  })

  test('nothing at all where no reach was told', async () => {
    for (const table of GUARDED) expect(await office.db.transaction().execute((tx) => countIn(tx, table))).toBe(0)
    expect(
      await seenBy({ reach: { units: [], systems: [], everything: false }, personId: administrator.personId }),
    ).toEqual(NOTHING)
  })

  test('everything to whoever answers for all units', async () => {
    expect(await seenBy(administrator)).toEqual(await seenBy(officer))
  })

  test('whoever moved to another unit what he holds and did himself, and no more', async () => {
    const moved = { personId: member.personId, reach: otherOfficer.reach }
    expect(await seenBy(moved)).toMatchObject({ medium: 1, mediumUse: 1, takeOut: 1, notice: 1 })
  })

  test('one reach does not stay behind on a connection for the next reader', async () => {
    await Promise.all(Array.from({ length: 30 }, () => seenBy(officer)))
    const seen = await Promise.all(Array.from({ length: 30 }, () => seenBy(otherOfficer)))
    expect(new Set(seen.map((s) => JSON.stringify(s)))).toEqual(new Set([JSON.stringify(NOTHING)]))
  })
})

describe('the application', () => {
  test('cannot act on a case its person may not see: it is not there', async () => {
    const given = {
      process: 'media.medium',
      act: 'correct',
      caseId: mediumId,
      input: { field: 'model', value: 'X', reason: 'Y' },
    }
    expect(await office.act({ ...given, actor: otherOfficer })).toEqual({ kind: 'absent' })
  })

  test('cannot begin a case about a thing its person may not see', async () => {
    const given = { process: 'media.take-out', act: 'request', from: { medium: mediumId }, input: FILLED.request }
    expect(await office.act({ ...given, actor: otherMember })).toEqual({ kind: 'absent' })
  })

  test('R048, R050: an officer does not register for another unit', async () => {
    const input = { ...FILLED.register, placeId: office.place }
    const given = { process: 'media.medium', act: 'register', from: { unit: officer.reach.units[0] ?? '' }, input }
    expect(await office.act({ ...given, actor: otherOfficer })).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'not-your-role' }],
    })
  })

  test('cannot change or remove what is recorded', async () => {
    await expect(office.db.deleteFrom('ledgerEntry').execute()).rejects.toThrow('permission denied')
    await expect(office.db.updateTable('ledgerEntry').set({ title: 'X' }).execute()).rejects.toThrow(
      'permission denied',
    )
    await expect(office.db.deleteFrom('medium').execute()).rejects.toThrow('permission denied')
    await expect(office.db.deleteFrom('caseFile').execute()).rejects.toThrow('permission denied')
  })

  test('reads in a transaction that cannot write', async () => {
    const writing = readAs(office.db, officer, (tx) => tx.updateTable('medium').set({ note: 'X' }).execute())
    await expect(writing).rejects.toThrow('read-only')
  })
})

const unguarded = async () => {
  const { rows } = await office.owner.query<{ name: string }>(`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and not c.relrowsecurity
      and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'unit_id' and not a.attisdropped)
    order by 1`)
  return rows.map((r) => r.name)
}

// Masters and designations are everybody’s to read; a turn and a number say nothing of what is kept.
const OPEN = new Set(['appointment', 'case_turn', 'number_series', 'post'])

test('R052: every table that belongs to a unit is guarded, or is one everybody may read', async () => {
  expect((await unguarded()).filter((name) => !OPEN.has(name))).toEqual([])
})

import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { EVERYTHING, writeAs } from '#kernel/db/database.ts'
import { anOrganisedDatabase } from '#features/succession/world-for-tests.ts'
import { anInspection, someone, type Inspection } from './inspection-for-tests.ts'

let office: Awaited<ReturnType<typeof anOrganisedDatabase>>
let inspection: Inspection
beforeAll(async () => {
  office = await anOrganisedDatabase()
})
afterAll(() => office.drop())
beforeEach(async () => {
  inspection = await anInspection(office.name)
})
afterEach(() => inspection.close())

type Line = { personId: string; stratum: string; standing: string; state: string; receipt: string | null }

const lines = (campaignId: string) =>
  inspection.rows(sql<Line>`select * from self_inspection_roster where campaign_id = ${campaignId}::uuid`)

const writeAsOwner = async (query: ReturnType<typeof sql>) => {
  await writeAs(inspection.db, { reach: EVERYTHING, personId: null }, (tx) => query.execute(tx))
}

test('R031: holds every stratum, and whoever stands in two answers each sheet', async () => {
  const id = await inspection.opened()
  const all = await lines(id)
  expect(new Set(all.map((l) => l.stratum))).toEqual(new Set(['operator', 'unit', 'staff']))
  const officer = await inspection.holder('UNIT')
  const own = all.filter((l) => l.personId === officer.personId).map((l) => l.stratum)
  expect(own).toContain('unit')
  expect(own).toContain('staff')
  const [counted] = await inspection.rows(
    sql<{ staff: number }>`select count(*)::int as staff from person where kind = 'staff'`,
  )
  expect(all.filter((l) => l.stratum === 'staff')).toHaveLength(counted?.staff ?? 0)
})

test('R030: is as at the base date, whatever became of posts and people between that day and the freezing', async () => {
  const id = await inspection.announced()
  const officer = await inspection.holder('UNIT')
  const post = officer.authorities.find((a) => a.role === 'UNIT')?.postId ?? ''
  inspection.on('2027-01-20')
  const [successor] = await inspection.rows(sql<{ id: string }>`
    select id from person p where kind = 'staff' and not exists (select 1 from incumbency i where i.person_id = p.id) limit 1`)
  await writeAsOwner(
    sql`update incumbency set ends_on = '2027-01-16' where post_id = ${post}::uuid and person_id = ${officer.personId}::uuid`,
  )
  await writeAsOwner(sql`insert into incumbency (id, post_id, person_id, kind, starts_on, state)
    values (gen_random_uuid(), ${post}::uuid, ${successor?.id}::uuid, 'substantive', '2027-01-16', 'held')`)
  await inspection.done({
    process: 'self-inspection.campaign',
    act: 'open',
    caseId: id,
    actor: await inspection.organiser(),
  })
  const units = (await lines(id)).filter((l) => l.stratum === 'unit').map((l) => l.personId)
  expect(units).toContain(officer.personId)
  expect(units).not.toContain(successor?.id)
})

test('R030, R031: its freezing is bound into the record by count and digest, and refused before the base date', async () => {
  const id = await inspection.announced()
  inspection.on('2027-01-14')
  const early = await inspection.act({
    process: 'self-inspection.campaign',
    act: 'open',
    caseId: id,
    actor: await inspection.organiser(),
  })
  expect(early).toMatchObject({
    kind: 'refused',
    refusals: [{ code: 'before-base-date', rules: ['R030'] }, { code: 'before-opening' }],
  })
  inspection.on('2027-01-15')
  await inspection.done({
    process: 'self-inspection.campaign',
    act: 'open',
    caseId: id,
    actor: await inspection.organiser(),
  })
  const [bound] = await inspection.rows(sql<{ changes: Record<string, [unknown, unknown]>; title: string }>`
    select changes, title from ledger_entry where case_id = ${id}::uuid and act = 'bind-roster'`)
  const [row] = await inspection.rows(sql<{ n: number; digest: string }>`
    select count(*)::int as n, encode(sha256(convert_to(string_agg(
      concat_ws('|', person_id, stratum, unit_id, coalesce(system_id::text, ''), post_title), E'\n' order by
      concat_ws('|', person_id, stratum, unit_id, coalesce(system_id::text, ''), post_title) collate "C"), 'UTF8')), 'hex') as digest
    from self_inspection_roster where campaign_id = ${id}::uuid`)
  expect(bound?.title).toContain(row?.digest)
  const [campaign] = await inspection.rows(sql<{ rosterCount: number; rosterDigest: string }>`
    select roster_count, roster_digest from self_inspection where id = ${id}::uuid`)
  expect(campaign).toEqual({ rosterCount: row?.n, rosterDigest: row?.digest })
})

test('R031: an absentee is classed with a reason by the officer, is owed nothing, and can be put back', async () => {
  const id = await inspection.opened()
  const { who, rosterId, unitId } = await someone(inspection, id)
  const officer = await inspection.holder('UNIT', { unitId })
  const excuse = {
    process: 'self-inspection.classing',
    act: 'excuse',
    from: { roster: rosterId },
    input: { why: 'travel', note: null },
  }
  expect(await inspection.act({ ...excuse, actor: who })).toMatchObject({
    kind: 'refused',
    refusals: [{ code: 'not-your-role' }],
  })
  const own = await inspection.sheetOf(id, officer.personId)
  expect(await inspection.act({ ...excuse, from: { roster: own }, actor: officer })).toMatchObject({
    refusals: [{ code: 'own-line' }],
  })
  await inspection.done({ ...excuse, actor: officer })
  await expect(inspection.answered(rosterId, who)).rejects.toThrow('closed')
  expect(await inspection.act({ ...excuse, actor: officer })).toMatchObject({
    refusals: [{ code: 'already-absent' }],
  })
  await inspection.done({
    process: 'self-inspection.classing',
    act: 'restore',
    from: { roster: rosterId },
    input: { reason: '帰着した' },
    actor: officer,
  })
  await inspection.answered(rosterId, who)
  expect(await inspection.act({ ...excuse, actor: officer })).toMatchObject({
    refusals: [{ code: 'already-answered' }],
  })
})

test('R031: whoever joins after the base date stands on it as such, once', async () => {
  const id = await inspection.opened()
  const { unitId } = await someone(inspection, id)
  const officer = await inspection.holder('UNIT', { unitId })
  const joiner = '00000000-0000-7000-8000-00000000aaaa'
  await writeAsOwner(sql`insert into person (id, rank, name, kana, kind, home_unit_id, starts_on, state)
    values (${joiner}::uuid, '2等陸曹', '新着 太郎', 'しんちゃく たろう', 'staff', ${unitId}::uuid, '2027-01-16', 'present')`)
  inspection.on('2027-01-20')
  const admit = (person: string) => ({
    process: 'self-inspection.classing',
    act: 'admit',
    from: { campaign: id, unit: unitId },
    input: { person, reason: '着任' },
    actor: officer,
  })
  await inspection.done(admit(joiner))
  expect(await inspection.act(admit(joiner))).toMatchObject({ refusals: [{ code: 'not-a-joiner' }] })
  const line = (await lines(id)).find((l) => l.personId === joiner)
  expect(line).toMatchObject({ standing: 'late-joiner', stratum: 'staff', state: 'none' })
})

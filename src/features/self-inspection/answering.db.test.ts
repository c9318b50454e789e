import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test } from 'vitest'
import { perform } from '#kernel/act/perform.ts'
import { EVERYTHING, readAs, widen, writeAs } from '#kernel/db/database.ts'
import { anOrganisedDatabase } from '#features/succession/world-for-tests.ts'
import { openSheet } from './answer/open-sheet.ts'
import { anInspection, digestNow, type Inspection } from './inspection-for-tests.ts'

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

const someone = async (campaignId: string) => {
  const [row] = await inspection.rows(sql<{ personId: string; id: string; unitId: string }>`
    select r.person_id, r.id, r.unit_id from self_inspection_roster r
    where r.campaign_id = ${campaignId}::uuid and r.stratum = 'staff' and not exists (
      select 1 from self_inspection_roster o where o.campaign_id = r.campaign_id and o.person_id = r.person_id and o.stratum <> 'staff')
      and exists (select 1 from appointment a join incumbency i on i.post_id = a.post_id where a.role = 'UNIT' and a.unit_id = r.unit_id)
      and not exists (select 1 from appointment a join incumbency i on i.post_id = a.post_id where i.person_id = r.person_id)
    order by r.id limit 1`)
  if (!row) throw new Error('nobody')
  return { who: await inspection.actor(row.personId), rosterId: row.id, unitId: row.unitId }
}

describe('the roster', () => {
  test('R031: holds every stratum, and whoever stands in two answers each sheet', async () => {
    const id = await inspection.opened()
    const all = await lines(id)
    expect(new Set(all.map((l) => l.stratum))).toEqual(new Set(['operator', 'unit', 'staff']))
    const officer = await inspection.holder('UNIT')
    const own = all.filter((l) => l.personId === officer.personId).map((l) => l.stratum)
    expect(own).toContain('unit')
    expect(own).toContain('staff')
    const [{ staff = 0 } = {}] = await inspection.rows(
      sql<{ staff: number }>`select count(*)::int as staff from person where kind = 'staff'`,
    )
    expect(all.filter((l) => l.stratum === 'staff')).toHaveLength(staff)
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
    const { who, rosterId, unitId } = await someone(id)
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
    const { unitId } = await someone(id)
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
    const [line] = (await lines(id)).filter((l) => l.personId === joiner)
    expect(line).toMatchObject({ standing: 'late-joiner', stratum: 'staff', state: 'none' })
  })
})

describe('answering', () => {
  test('R032: is by oneself, whole, as the check page showed it, and once; the receipt stays with the person', async () => {
    const id = await inspection.opened()
    const { who, rosterId, unitId } = await someone(id)
    const officer = await inspection.holder('UNIT', { unitId })
    const submit = (digest: string, actor = who) =>
      inspection.act({
        process: 'self-inspection.answer',
        act: 'submit',
        from: { roster: rosterId },
        input: { digest },
        actor,
      })
    expect(await submit('0'.repeat(64))).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'not-all-answered' }, { code: 'changed-since-check' }],
    })
    const sheet = await inspection.shown(rosterId, who.personId)
    const all = Object.fromEntries(sheet.questions.map((q) => [q.key, { reply: 'yes' }]))
    await inspection.saved(rosterId, who, { ...all, C2: { reply: 'no', reason: '知らなかった' } })
    expect(await submit(await digestNow(inspection.shown, rosterId, who))).toMatchObject({
      refusals: [{ code: 'not-all-answered' }],
    })
    await inspection.saved(
      rosterId,
      who,
      { C2: { reply: 'no', reason: '知らなかった', action: '規則を読む', actionDue: 'R9.2.28' } },
      1,
    )
    expect(await submit('0'.repeat(64))).toMatchObject({ refusals: [{ code: 'changed-since-check' }] })
    const digest = await digestNow(inspection.shown, rosterId, who)
    expect(await submit(digest, officer)).toMatchObject({ kind: 'refused', refusals: [{ code: 'not-your-role' }] })
    const done = await submit(digest)
    expect(done).toMatchObject({ kind: 'done' })
    expect(await submit(digest)).toMatchObject({ kind: 'refused' })
    const [row] = await inspection.rows(sql<Line & { answerId: string }>`
      select * from self_inspection_roster where id = ${rosterId}::uuid`)
    expect(row).toMatchObject({ state: 'submitted' })
    expect(row?.receipt).toMatch(/^[2-9A-Z]{10}$/u)
    const replies = await inspection.rows(sql<{ reply: string }>`
      select reply, action_due from self_inspection_reply where answer_id = ${row?.answerId}::uuid and reply = 'no'`)
    expect(replies).toEqual([{ reply: 'no', actionDue: '2027-02-28' }])
    const [entry] = await inspection.rows(sql<{ input: unknown; changes: unknown }>`
      select input, changes from ledger_entry where case_id = ${row?.answerId}::uuid`)
    expect(JSON.stringify(entry)).toContain(digest)
    expect(JSON.stringify(entry)).not.toContain('知らなかった')
  })

  test('R032: nobody of the unit opens another’s sheet or answer', async () => {
    const id = await inspection.opened()
    const { who, rosterId, unitId } = await someone(id)
    const caseId = await inspection.answered(rosterId, who)
    const officer = await inspection.holder('UNIT', { unitId })
    for (const other of [officer, await inspection.organiser()]) {
      expect(await readAs(inspection.db, other, (tx) => openSheet(tx, rosterId, other.personId))).toBeNull()
      const seen = await readAs(inspection.db, other, (tx) =>
        tx.selectFrom('caseFile').select('id').where('id', '=', caseId).execute(),
      )
      expect(seen).toEqual(other.reach.everything ? [{ id: caseId }] : [])
    }
    const colleague = await readAs(
      inspection.db,
      {
        personId: '00000000-0000-7000-8000-00000000bbbb',
        reach: { units: [unitId], systems: [], everything: false, roles: [] },
      },
      (tx) => tx.selectFrom('selfInspectionRoster').select('id').where('unitId', '=', unitId).execute(),
    )
    expect(colleague).toEqual([])
  })

  test('R032: nothing typed is lost between two windows: what another changed meanwhile is told, not overwritten', async () => {
    const id = await inspection.opened()
    const { who, rosterId } = await someone(id)
    await inspection.saved(rosterId, who, { C1: { reply: 'yes' } })
    const late = await inspection.saved(rosterId, who, { C1: { reply: 'no', reason: '別の画面' } }, 0)
    expect(late).toMatchObject({ kind: 'done', kept: [{ key: 'C1', kind: 'conflict', revision: 1 }] })
    const sheet = await inspection.shown(rosterId, who.personId)
    expect(sheet.content?.['C1']).toMatchObject({ reply: 'yes' })
    expect(await inspection.saved(rosterId, who, { C1: { reply: 'na' } }, 1)).toMatchObject({
      kept: [{ kind: 'saved', revision: 2 }],
    })
  })

  test('R032: a returned answer is answered again from what it was; the first submission is kept', async () => {
    const id = await inspection.opened()
    const { who, rosterId, unitId } = await someone(id)
    const caseId = await inspection.answered(rosterId, who, {
      C3: { reply: 'na', reason: '媒体を使わない' },
    })
    await asFollowUp(caseId, 'return', { reason: 'C3を確かめること' }, await inspection.holder('UNIT', { unitId }))
    const again = await inspection.shown(rosterId, who.personId)
    expect(again.state).toBe('returned')
    expect(again.content?.['C3']).toMatchObject({ reply: 'na', reason: '媒体を使わない' })
    await inspection.answered(rosterId, who)
    const [row] = await inspection.rows(sql<{ round: number; naCount: number }>`
      select round, na_count from self_inspection_answer where id = ${caseId}::uuid`)
    expect(row).toEqual({ round: 2, naCount: 0 })
    const [before] = await inspection.rows(sql<{ content: readonly { reply: string }[] }>`
      select content from self_inspection_reply_before where answer_id = ${caseId}::uuid and round = 1`)
    expect(before?.content.filter((r) => r.reply === 'na')).toHaveLength(1)
  })

  test('R030, R032: is over once the campaign is closed', async () => {
    const id = await inspection.opened()
    const { who, rosterId } = await someone(id)
    const close = async () =>
      inspection.act({
        process: 'self-inspection.campaign',
        act: 'close',
        caseId: id,
        actor: await inspection.organiser(),
      })
    expect(await close()).toMatchObject({ kind: 'refused', refusals: [{ code: 'before-closing' }] })
    inspection.on('2027-02-16')
    const closed = await close()
    expect(closed).toMatchObject({ kind: 'done', warnings: [{ code: 'some-unanswered' }] })
    expect(await inspection.saved(rosterId, who, { C1: { reply: 'yes' } })).toEqual({ kind: 'closed' })
  })
})

const writeAsOwner = async (query: ReturnType<typeof sql>) => {
  await writeAs(inspection.db, { reach: EVERYTHING, personId: null }, (tx) => query.execute(tx))
}

/** As an act of the unit's report would bring it about. */
const asFollowUp = async (
  caseId: string,
  act: string,
  input: Record<string, unknown>,
  actor: Awaited<ReturnType<Inspection['actor']>>,
) => {
  const binding = inspection.bindings.get('self-inspection.answer')
  const cause = actor.authorities[0]
  if (!binding || !cause) throw new Error('no binding')
  const command = { process: 'self-inspection.answer', act, caseId, input, actor, at: new Date('2027-01-20T03:00:00Z') }
  await writeAs(inspection.db, actor, async (tx) => {
    await widen(tx)
    await perform(tx, inspection.bindings, command, {
      binding,
      actKey: act,
      caseId,
      from: {},
      input,
      cause,
      seen: null,
      requestKey: null,
    })
  })
}

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAs, writeAs } from '#kernel/db/database.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { anOrganisedDatabase } from '#features/succession/world-for-tests.ts'
import { anInspection, digestNow, type Inspection } from '../inspection-for-tests.ts'
import { campaignFacts, reportFacts } from '../report/form-data.ts'
import { campaignSheet } from '../report/report-table.ts'
import { reportDuties } from '../report/owed.ts'
import type { Results } from './model.ts'
import { resultsOf } from './reading-store.ts'
import { owedBy } from './reports-store.ts'
import { PRODUCT, refusedBy, sumsOf } from './sums-for-tests.ts'
import { unitPageOf } from './unit-store.ts'

let office: Awaited<ReturnType<typeof anOrganisedDatabase>>
let world: Inspection
let sums: Awaited<ReturnType<typeof sumsOf>>
let campaign: string
let unit: string
let officer: Actor
let staff: { rosterId: string; personId: string }[]
let report: string

beforeAll(async () => {
  office = await anOrganisedDatabase()
  world = await anInspection(office.name)
  sums = await sumsOf(world)
  campaign = await world.opened()
  unit = world.known.units.get('js-general-affairs') ?? ''
  officer = await world.holder('UNIT', { unitId: unit })
  staff = [
    ...(await world.rows(sql<{ rosterId: string; personId: string }>`
      select r.id as roster_id, r.person_id from self_inspection_roster r where r.campaign_id = ${campaign}::uuid
        and r.unit_id = ${unit}::uuid and r.stratum = 'staff' and r.person_id <> ${officer.personId}::uuid
      order by exists (select 1 from incumbency i join appointment a on a.post_id = i.post_id where i.person_id = r.person_id),
        r.id`)),
  ]
})
afterAll(async () => {
  await sums.close()
  await world.close()
  await office.drop()
})

/** What the refresh has added up is what counting everybody anew gives. */
const expectExact = async () => {
  await sums.refresh()
  const added = await sums.now()
  expect(added).toEqual(await sums.anew(campaign))
}

const actorOf = (nth: number) => world.actor(staff[nth]?.personId ?? '')
const onReport = (act: string, input: Record<string, unknown> = {}, actor = officer) =>
  world.act({ process: 'self-inspection.unit-report', act, caseId: report, input, actor })
const onCampaign = async (act: string, input: Record<string, unknown> = {}, actor?: Actor) =>
  world.act({
    process: 'self-inspection.campaign',
    act,
    caseId: campaign,
    input,
    actor: actor ?? (await world.organiser()),
  })
const sheetOf = (personId: string, stratum: 'unit' | 'staff' = 'staff') => world.sheetOf(campaign, personId, stratum)
const NO = { reply: 'no', reason: '忙しかった', action: '点検する', actionDue: '2027-03-31' }
const keyOfFirst = async (rosterId: string, who: Actor) =>
  (await world.shown(rosterId, who.personId)).questions[0]?.key ?? ''
const resultsSeen = (who: Actor, of = unit) =>
  readAs(world.db, who, (tx) => resultsOf(tx, { id: campaign, unit: of, after: undefined, actor: who }))

describe('while people answer', () => {
  test('R033: the sums are those of counting everybody anew: after the freezing, answers, a return and an absence', async () => {
    expect(staff.length).toBeGreaterThan(3)
    await expectExact()
    await world.answered(staff[0]?.rosterId ?? '', await actorOf(0))
    const first = await keyOfFirst(staff[1]?.rosterId ?? '', await actorOf(1))
    await world.answered(staff[1]?.rosterId ?? '', await actorOf(1), { [first]: NO })
    await expectExact()
    const [row] = await world.rows(sql<{ no: number }>`select sum(no)::int as no from self_inspection_count c
      join unit u on u.id = c.unit_id where u.parent_id is null`)
    expect(row?.no).toBe(1)
  })

  test('R033: only the officer of the unit begins its report, and only once', async () => {
    const begin = { process: 'self-inspection.unit-report', act: 'begin', from: { campaign, unit } }
    expect(await world.act({ ...begin, actor: await actorOf(0) })).toMatchObject(refusedBy('not-your-role', 'R033'))
    report = (await world.done({ ...begin, actor: officer })).caseId
    expect(await world.act({ ...begin, actor: officer })).toMatchObject(refusedBy('already-begun', 'R033'))
  })

  test('R032: a returned answer is open again to its person, and its sums follow what is submitted at last', async () => {
    const [answerId, who] = [
      (
        await world.rows(sql<{ id: string }>`
        select answer_id as id from self_inspection_roster where id = ${staff[0]?.rosterId ?? ''}::uuid`)
      )[0]?.id ?? '',
      await actorOf(0),
    ]
    const given = { answer: answerId, reason: '設問を読み違えています。' }
    expect(await onReport('return-answer', given, who)).toMatchObject(refusedBy('not-your-role', 'R032'))
    expect(await onReport('return-answer', given)).toMatchObject({ kind: 'done' })
    await expectExact()
    const again = await keyOfFirst(staff[0]?.rosterId ?? '', who)
    const saved = await world.saved(staff[0]?.rosterId ?? '', who, { [again]: NO }, 0)
    expect(saved.kind).toBe('done')
    const sheet = await world.shown(staff[0]?.rosterId ?? '', who.personId)
    expect(sheet.content?.[again]?.reply).toBe('no')
    await world.done({
      process: 'self-inspection.answer',
      act: 'submit-again',
      caseId: answerId,
      from: { roster: staff[0]?.rosterId ?? '' },
      input: { digest: await digestNow(world.shown, staff[0]?.rosterId ?? '', who) },
      actor: who,
    })
    await expectExact()
  })

  test('R031, R033: nothing is reported while somebody has not answered without a reason', async () => {
    const refused = await onReport('report', { weakPoints: 'x', improvements: 'y', confirmed: true })
    expect(refused).toMatchObject(refusedBy('answers-open', 'R031'))
    expect(JSON.stringify(refused)).toContain('show=open')
    for (const { rosterId } of staff.slice(2))
      await world.done({
        process: 'self-inspection.classing',
        act: 'excuse',
        from: { roster: rosterId },
        input: { why: 'travel', note: '' },
        actor: officer,
      })
    for (const stratum of ['unit', 'staff'] as const)
      await world.answered(await sheetOf(officer.personId, stratum), officer)
    await expectExact()
  })

  test('R032, R033: what came in after the page was opened is not confirmed unseen; the rest in one act, each with its record', async () => {
    expect(await onReport('confirm-all', { shown: '1' })).toMatchObject(refusedBy('more-came-in', 'R033'))
    expect(await onReport('confirm-all', { shown: '4' })).toMatchObject({ kind: 'done' })
    const [row] = await world.rows(sql<{ n: number; entries: number }>`
      select count(*)::int as n, (select count(*)::int from ledger_entry where process = 'self-inspection.answer' and act = 'confirm') as entries
      from self_inspection_roster where unit_id = ${unit}::uuid and state = 'confirmed'`)
    expect(row).toEqual({ n: 4, entries: 4 })
    expect(await onReport('confirm-all', { shown: '9' })).toMatchObject(refusedBy('nothing-to-confirm', 'R032'))
    await expectExact()
  })

  test('R033: after the end of February the report is overdue, is taken with the reason, and binds its lines', async () => {
    world.on('2027-03-02')
    const owed = await readAs(world.db, officer, async (tx) => {
      const all = await Promise.all(reportDuties.map((d) => d.owed(tx, officer, '2027-03-02')))
      return all.flat().filter((row) => row.unitId === unit)
    })
    expect(owed).toMatchObject([{ dueOn: '2027-02-28', href: `/self-inspection/${campaign}/units/${unit}` }])
    const input = { weakPoints: '', improvements: '', lateReason: '', confirmed: true }
    expect(await onReport('report', input)).toMatchObject(refusedBy('weak-points-unnamed', 'R033'))
    expect(await onReport('report', input)).toMatchObject(refusedBy('late-without-reason', 'R033'))
    const full = {
      ...input,
      weakPoints: '点検の漏れ',
      improvements: '月ごとに点検する',
      lateReason: '行事が重なった。',
    }
    expect(await onReport('report', { ...full, confirmed: false })).toMatchObject(refusedBy('not-confirmed', 'R033'))
    expect(await onReport('report', full)).toMatchObject({ kind: 'done' })
    const facts = await readAs(world.db, officer, (tx) => reportFacts(tx, report))
    expect(facts).toMatchObject({ people: staff.length + 2, answered: 4, absent: staff.length - 2, sums: { no: 2 } })
    expect(facts?.digest).toMatch(/^[0-9a-f]{64}$/)
    expect(facts?.lines.reduce((n, l) => n + l.yes + l.no + l.na, 0)).toBe(
      (facts?.sums.yes ?? 0) + (facts?.sums.no ?? 0) + (facts?.sums.na ?? 0),
    )
    await expect(
      writeAs(world.db, PRODUCT, (tx) => sql`update self_inspection_report_line set yes = 0`.execute(tx)),
    ).rejects.toThrow('permission denied')
  })
})

describe('what the database shows', () => {
  test('R033: sums to the officer and to those who collect them; to no member of the unit, and to no other officer', async () => {
    await sums.refresh()
    const [other] = await world.rows(sql<{ id: string }>`
      select a.unit_id as id from appointment a join incumbency i on i.post_id = a.post_id
      where a.role = 'UNIT' and a.unit_id <> ${unit}::uuid limit 1`)
    const stranger = await world.holder('UNIT', { unitId: other?.id ?? '' })
    expect(await resultsSeen(officer)).toMatchObject({ node: { id: unit } })
    expect(await resultsSeen(await world.organiser())).toMatchObject({ node: { id: unit } })
    for (const who of [await actorOf(0), stranger]) expect(await resultsSeen(who)).not.toHaveProperty('node')
  })

  test('R032, R033: the officer reads いいえ with its reason and who has not answered; a member and those who collect read no reply', async () => {
    const page = (who: Actor) =>
      readAs(world.db, who, (tx) => unitPageOf(tx, { campaign, unit, show: 'absent', after: undefined }))
    const seen = await page(officer)
    expect(seen?.noes.map((n) => n.reason)).toEqual(['忙しかった', '忙しかった'])
    expect(seen?.rows).toHaveLength(staff.length - 2)
    const collected = await page(await world.organiser())
    expect(collected?.noes).toEqual([])
    expect(collected?.rows).toHaveLength(staff.length - 2)
    expect((await page(await actorOf(0)))?.people.all ?? 1).toBe(1)
  })
})

describe('the year’s result', () => {
  test('R033: those who collect send a report back with a reason, and receive it', async () => {
    expect(await onCampaign('receive-reports', {}, officer)).toMatchObject(refusedBy('not-your-role', 'R033'))
    expect(await onCampaign('send-back-report', { report, reason: '理由が足りない。' })).toMatchObject({ kind: 'done' })
    const full = {
      weakPoints: '点検の漏れ',
      improvements: '点検表を作る',
      lateReason: '差戻しによる。',
      confirmed: true,
    }
    expect(await onReport('report', full)).toMatchObject({ kind: 'done' })
    expect(await onCampaign('receive-reports')).toMatchObject({ kind: 'done' })
    const [row] = await world.rows(sql<{ state: string; round: number; lines: number }>`
      select r.state, r.round, (select count(distinct round)::int from self_inspection_report_line) as lines
      from self_inspection_report r where r.id = ${report}::uuid`)
    expect(row).toEqual({ state: 'received', round: 2, lines: 2 })
  })

  test('R033: it is counted from the whole roster, and reported only as counted', async () => {
    const full = {
      weakPoints: '点検の漏れ',
      improvements: '点検表を配る',
      missingReason: '',
      lateReason: '受領を待った。',
      confirmed: true,
    }
    expect(await onCampaign('report', full)).toMatchObject({ kind: 'refused' })
    expect(await onCampaign('close')).toMatchObject({ kind: 'done' })
    expect(await onCampaign('report', full)).toMatchObject(refusedBy('not-counted', 'R033'))
    const counted = await onCampaign('count')
    expect(counted).toMatchObject({ kind: 'done', warnings: [{ code: 'reports-missing' }] })
    expect(await onCampaign('report', full)).toMatchObject(refusedBy('missing-without-reason', 'R031'))
    const excused = await world.rows(sql<{ id: string; unit: string }>`
      select r.id, r.unit_id as unit from self_inspection_roster r join appointment a on a.unit_id = r.unit_id and a.role = 'UNIT'
      where r.state = 'none' and r.standing = 'due' and r.stratum = 'staff' and r.unit_id <> ${unit}::uuid
        and not exists (select 1 from incumbency i where i.person_id = r.person_id) limit 1`)
    await world.done({
      process: 'self-inspection.classing',
      act: 'excuse',
      from: { roster: excused[0]?.id ?? '' },
      input: { why: 'leave', note: '' },
      actor: await world.holder('UNIT', { unitId: excused[0]?.unit ?? '' }),
    })
    const settled = { ...full, missingReason: '残りの部隊等は、来年度に改めて求める。' }
    expect(await onCampaign('report', settled)).toMatchObject(refusedBy('changed-since-count', 'R033'))
    expect(await onCampaign('count')).toMatchObject({ kind: 'done' })
    expect(await onCampaign('report', settled)).toMatchObject({ kind: 'done' })
    const notices = await world.rows(sql<{ role: string; verb: string }>`
      select role, verb from notice where case_id = ${campaign}::uuid and verb = '報告'`)
    expect(notices).toEqual([{ role: 'IAO', verb: '報告' }])
  })

  test('R033: it is received by the addressee, handed to both of the audit without retyping, and ended', async () => {
    expect(await onCampaign('receive', {}, officer)).toMatchObject(refusedBy('not-your-role', 'R033'))
    const iao = await world.holder('IAO')
    expect(await onCampaign('receive', {}, iao)).toMatchObject({ kind: 'done' })
    expect(await onCampaign('hand-over', { note: '可搬記憶媒体の項目に注意。' })).toMatchObject({ kind: 'done' })
    const notices = await world.rows(sql<{ role: string }>`
      select role from notice where case_id = ${campaign}::uuid and verb = '情報提供' order by role`)
    expect(notices.map((n) => n.role)).toEqual(['AUD', 'AUD_AST'])
    const auditor = await world.holder('AUD')
    const facts = await readAs(world.db, auditor, (tx) => campaignFacts(tx, campaign))
    expect(facts?.sums.no).toBe(2)
    expect(await readAs(world.db, officer, (tx) => campaignFacts(tx, campaign))).toBeNull()
    const sheet = await readAs(world.db, auditor, (tx) => campaignSheet(tx, campaign))
    expect(sheet?.columns.map((c) => c.title)).toContain('遵守率（％）')
    expect(await onCampaign('end')).toMatchObject({ kind: 'done' })
  })

  test('R033: the list of what is owed pages through units and systems, those that have not reported first asked for', async () => {
    const owed = await readAs(world.db, await world.organiser(), (tx) =>
      owedBy(tx, { campaign, missing: true, after: undefined }),
    )
    expect(owed.units.some((u) => u.id === unit)).toBe(false)
    expect(owed.units.length).toBeGreaterThan(3)
    expect(owed.systems.length).toBeGreaterThan(3)
  })

  test('R033: tables of a unit hold last year beside this one, and are there for every unit above', async () => {
    const organiser = await world.organiser()
    const [top] = await world.rows(sql<{ id: string }>`
      select u.id from unit u join self_inspection_progress p on p.unit_id = u.id where u.parent_id is null limit 1`)
    const seen = (await resultsSeen(organiser, top?.id ?? '')) as Results
    expect(seen.questions.reduce((n, q) => n + q.no, 0)).toBe(2)
    expect(seen.children.length).toBeGreaterThan(0)
    expect(seen.head.exact).toBe(true)
    expect(seen.questions.every((q) => q.before === null)).toBe(true)
  })
})

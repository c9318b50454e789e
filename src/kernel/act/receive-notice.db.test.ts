import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readAs } from '#kernel/db/database.ts'
import { colleague, keeper, member, NOW, officer, otherOfficer, PLANNING } from '#features/media/people-for-tests.ts'
import { noticesFor } from '../home/turns.ts'
import { anOffice, type TrialOffice } from './act.builders.ts'
import { receiveNotice } from './receive-notice.ts'

let office: TrialOffice
let caseId: string
let noticeId: string

const rows = async (text: string, values: readonly unknown[] = []) =>
  (await office.owner.query<Record<string, unknown>>(text, [...values])).rows

const receive = (actor = officer, id = noticeId) => receiveNotice(office.db, { noticeId: id, actor, at: NOW })

const waitingFor = async (actor = officer) =>
  (await readAs(office.db, actor, (tx) => noticesFor(tx, actor, 50))).map((n) => n.id)

beforeAll(async () => {
  office = await anOffice()
})
afterAll(() => office.close())

beforeEach(async () => {
  caseId = (await office.done({ process: 'trial.tag', act: 'hang', actor: colleague })).caseId
  const [row] = await rows(`select id from notice where case_id = $1 and verb = '通知'`, [caseId])
  noticeId = String(row?.['id'])
})

test('a notice keeps who told it, and waits for its receipt by the day the setting gives', async () => {
  expect(
    await rows('select from_name, from_post_title, needs_receipt, receive_by::text, waits from notice where id = $1', [
      noticeId,
    ]),
  ).toEqual([
    {
      from_name: `${colleague.rank} ${colleague.name}`,
      from_post_title: '企画班員',
      needs_receipt: true,
      receive_by: '2026-11-12',
      waits: true,
    },
  ])
  expect(await waitingFor()).toContain(noticeId)
})

test('its receipt stands in the ledger of the case, with post, rank and name, and changes nothing of the case', async () => {
  const before = await rows('select state, version, changed_at from case_file where id = $1', [caseId])
  const outcome = await receive()
  expect(outcome).toMatchObject({ kind: 'done', caseId })
  expect(await rows('select state, version, changed_at from case_file where id = $1', [caseId])).toEqual(before)
  const [entry] = await rows('select * from ledger_entry where case_id = $1 and act = $2', [caseId, 'receive-notice'])
  expect(entry).toMatchObject({
    person_id: officer.personId,
    post_title: officer.posts[0]?.title,
    acting_role: 'UNIT',
    unit_id: PLANNING.id,
    state_before: 'hung',
    state_after: 'hung',
    title: '企画班員からの通知を受領した：荷札が付きました。',
  })
  expect(
    await rows('select received_at, received_name, received_entry_id, seen_by, waits from notice where id = $1', [
      noticeId,
    ]),
  ).toEqual([
    {
      received_at: NOW,
      received_name: `${officer.rank} ${officer.name}`,
      received_entry_id: entry?.['id'],
      seen_by: officer.personId,
      waits: false,
    },
  ])
  expect(await waitingFor()).not.toContain(noticeId)
})

test('two who confirm at once are one receipt', async () => {
  const outcomes = await Promise.all([receive(), receive(), receive()])
  expect(outcomes.map((o) => o.kind).toSorted()).toEqual(['done', 'refused', 'refused'])
  expect(
    await rows('select 1 from ledger_entry where case_id = $1 and act = $2', [caseId, 'receive-notice']),
  ).toHaveLength(1)
})

test('whoever it is not addressed to is refused, and another unit does not even find it', async () => {
  for (const who of [keeper, member])
    expect(await receive(who)).toMatchObject({ kind: 'refused', refusals: [{ code: 'not-the-addressee' }] })
  expect(await receive(otherOfficer)).toEqual({ kind: 'absent' })
  expect(await rows('select received_at from notice where id = $1', [noticeId])).toEqual([{ received_at: null }])
})

test('the addressee who acts on the case has received what it told him, by that act', async () => {
  const mediumId = await office.medium()
  await office.done({
    process: 'media.medium',
    act: 'report-infection',
    caseId: mediumId,
    input: { found: '検査で確認' },
    actor: member,
  })
  const told = `select needs_receipt, received_at, received_by, received_entry_id from notice where case_id = $1 and verb = '報告'`
  expect(await rows(told, [mediumId])).toMatchObject([{ needs_receipt: true, received_at: null }])
  await office.done({
    process: 'media.medium',
    act: 'correct',
    caseId: mediumId,
    input: { field: 'model', value: 'Y-2', reason: '誤記' },
    actor: officer,
  })
  const [entry] = await rows(`select id from ledger_entry where case_id = $1 and act = 'correct'`, [mediumId])
  expect(await rows(told, [mediumId])).toEqual([
    { needs_receipt: true, received_at: NOW, received_by: officer.personId, received_entry_id: entry?.['id'] },
  ])
})

test('what was told and received cannot be rewritten, not even by the product', async () => {
  await receive()
  for (const change of [
    `text = 'X'`,
    `verb = '連絡'`,
    `received_at = null, received_by = null, received_post = null, received_name = null, received_entry_id = null`,
  ])
    await expect(rows(`update notice set ${change} where id = $1`, [noticeId])).rejects.toThrow(
      'told once and received once',
    )
})

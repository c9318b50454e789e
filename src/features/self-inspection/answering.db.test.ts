import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { perform } from '#kernel/act/perform.ts'
import { readAs, widen, writeAs } from '#kernel/db/database.ts'
import { anOrganisedDatabase } from '#features/succession/world-for-tests.ts'
import { openSheet } from './answer/open-sheet.ts'
import { anInspection, digestNow, someone, type Inspection } from './inspection-for-tests.ts'

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

test('R032: is by oneself, whole, as the check page showed it, and once; the receipt stays with the person', async () => {
  const id = await inspection.opened()
  const { who, rosterId, unitId } = await someone(inspection, id)
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
  const [row] = await inspection.rows(sql<{ answerId: string; receipt: string | null }>`
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
  const { who, rosterId, unitId } = await someone(inspection, id)
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
  const { who, rosterId } = await someone(inspection, id)
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
  const { who, rosterId, unitId } = await someone(inspection, id)
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
  const { who, rosterId } = await someone(inspection, id)
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

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeAs } from '#kernel/db/database.ts'
import {
  answersTo,
  cert,
  dev,
  documentsWorld,
  iao,
  incidentOfficer,
  NOW,
  ops,
  planner,
  stranger,
  SYSTEM,
  type DocumentsWorld,
} from './documents-for-tests.ts'
import { editsOf, lookedAt } from './drafts-store.ts'
import { hashOf } from './frozen.ts'
import { remark, remarksOf, reply } from './remarks-store.ts'
import { differenceOf, documentOf, standingOf, versionOf, versionsOf } from './standing.ts'
import type { TypedField } from './typed-fields.ts'

let world: DocumentsWorld
beforeAll(async () => {
  world = await documentsWorld()
})
afterAll(() => world.close())

const answer = (kind: string, key: string, over: Partial<TypedField> = {}): TypedField => {
  const found = answersTo(kind).find((t) => t.field.key === key)
  if (!found) throw new Error(`no field ${key}`)
  return { ...found, ...over }
}

const finalised = async (kind: string, by: Parameters<DocumentsWorld['filled']>[2], year: number) => {
  const id = await world.begun(kind, by[0], year)
  await world.filled(id, kind, by)
  await world.done({ act: 'finalize', caseId: id, ...(by[0] ? { actor: by[0] } : {}) })
  return id
}

describe('who makes which document', () => {
  test.each([
    ['R119: the three application documents are made by 整備', 'approval-risk-assessment', dev, cert],
    ['R120: セキュリティ評価計画書 is made by the certifier', 'assessment-plan', cert, dev],
    ['R120: セキュリティ評価報告書 is made by the certifier', 'assessment-report', cert, ops],
    ['R121: 将来対応計画書 is made by 整備', 'action-plan', dev, cert],
    ['R124: 認証結果報告書 is made by the certifier', 'certification-report', cert, dev],
    ['R143: 脆弱性検査実施計画 is made by 企画課', 'inspection-plan', planner, ops],
  ])('%s, and nobody else begins it', async (_, kind, maker, other) => {
    const from = { kind, system: SYSTEM.id }
    const refused = await world.act({ act: 'begin', from, input: { fiscalYear: 2031 }, actor: other })
    expect(refused).toMatchObject({ kind: 'refused', refusals: [{ code: 'not-your-role' }] })
    const id = await finalised(kind, [maker], 2031)
    expect(await world.read(maker, (tx) => documentOf(tx, id))).toMatchObject({ state: 'final', kind })
  })

  test('R119: 整備 of another system begins none here', async () => {
    const from = { kind: 'security-plan', system: SYSTEM.id }
    const refused = await world.act({ act: 'begin', from, input: { fiscalYear: 2032 }, actor: stranger })
    expect(refused).toMatchObject({ kind: 'refused', refusals: [{ code: 'not-your-role' }] })
  })

  test('R131, R133: 整備 and 運用 each write the sections in their charge, and neither the other’s', async () => {
    const id = await world.begun('security-plan', dev, 2033)
    const scope = answer('security-plan', 'scope')
    const practice = answer('security-plan', 'practice')
    expect(await world.saved(id, [scope, practice], ops)).toMatchObject({
      fields: [{ kind: 'not-yours' }, { kind: 'saved' }],
    })
    expect(await world.saved(id, [scope, practice], dev)).toMatchObject({
      fields: [{ kind: 'saved' }, { kind: 'not-yours' }],
    })
  })

  test('a second document of the same kind and year is refused, naming the first', async () => {
    const id = await world.begun('monitoring-plan', dev, 2034)
    const given = { act: 'begin', from: { kind: 'monitoring-plan', system: SYSTEM.id }, input: { fiscalYear: 2034 } }
    expect(await world.act(given)).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'already-begun', remedy: { href: `/documents/${id}` } }],
    })
  })
})

describe('a version', () => {
  test('R119: is not frozen while a required answer is missing, and the refusal names it', async () => {
    const id = await world.begun('approval-risk-assessment', dev, 2035)
    const refused = await world.act({ act: 'finalize', caseId: id })
    expect(refused).toMatchObject({ kind: 'refused', refusals: [{ code: 'not-filled-in' }] })
    expect(JSON.stringify(refused)).toContain('「目的と主な機能」（記入がありません）')
  })

  test('hashes to what stands in the record, and can be neither changed nor removed', async () => {
    const id = await finalised('certification-report', [cert], 2036)
    const version = await world.read(cert, (tx) => versionOf(tx, { documentId: id, number: 1 }))
    expect(version && hashOf(version.content)).toBe(version?.sha256)
    const { rows } = await world.owner.query<{ changes: unknown; title: string }>(
      `select changes, title from ledger_entry where case_id = $1 and act = 'finalize'`,
      [id],
    )
    expect(rows[0]).toMatchObject({ changes: { latestNumber: [0, 1], latestSha256: [null, version?.sha256] } })
    await expect(
      world.db
        .updateTable('documentVersion')
        .set({ sha256: '0'.repeat(64) })
        .execute(),
    ).rejects.toThrow('permission denied')
    await expect(world.owner.query('delete from document_version')).rejects.toThrow('append-only')
  })

  test('R131: stays as it was while the document is revised, and the difference is told', async () => {
    const id = await finalised('action-plan', [dev], 2037)
    const [first] = await world.read(dev, (tx) => versionsOf(tx, id))
    expect((await world.read(dev, (tx) => standingOf(tx, SYSTEM.id, 2037))).get('action-plan')).toMatchObject({
      changedSince: false,
      latest: { number: 1 },
    })
    expect(await world.saved(id, [answer('action-plan', 'order')])).toEqual({ kind: 'closed' })
    await world.done({ act: 'revise', caseId: id, input: { reason: '順番を改める' } })
    await world.saved(id, [answer('action-plan', 'order', { value: '外から届くものを先に', base: 1 })])
    expect((await world.read(dev, (tx) => standingOf(tx, SYSTEM.id, 2037))).get('action-plan')).toMatchObject({
      changedSince: true,
      state: 'revising',
    })
    expect(await world.read(dev, (tx) => differenceOf(tx, first?.id ?? ''))).toMatchObject([
      { place: 'field', key: 'order', sort: 'changed', after: '外から届くものを先に' },
    ])
    await world.done({ act: 'finalize', caseId: id })
    const versions = await world.read(dev, (tx) => versionsOf(tx, id))
    expect(versions.map((v) => v.number)).toEqual([2, 1])
    expect(versions[1]?.sha256).toBe(first?.sha256)
    expect(versions[0]?.sha256).not.toBe(first?.sha256)
  })

  test('R133: last year’s answers are carried forward, marked until somebody looks at them', async () => {
    const before = await finalised('monitoring-plan', [dev, ops], 2038)
    const from = { kind: 'monitoring-plan', system: SYSTEM.id }
    const input = { earlier: before, fiscalYear: 2039 }
    const { caseId } = await world.done({ act: 'carry-forward', from, input, actor: ops })
    const warned = await world.act({ act: 'finalize', caseId })
    expect(warned).toMatchObject({ kind: 'done', warnings: [{ code: 'carried-unlooked' }] })
    await world.done({ act: 'revise', caseId, input: { reason: '確かめる' } })
    const keys = answersTo('monitoring-plan').map((t) => t.field.key)
    for (const who of [dev, ops]) await writeAs(world.db, who, (tx) => lookedAt(tx, caseId, keys, who))
    expect(await world.act({ act: 'finalize', caseId })).toMatchObject({
      kind: 'done',
      warnings: [{ code: 'nothing-changed' }],
    })
  })
})

describe('two people at one field', () => {
  test('meet: the second is told the first’s text, and both texts are kept', async () => {
    const id = await world.begun('risk-assessment', dev, 2040)
    const mission = answer('risk-assessment', 'mission')
    const judged = answer('risk-assessment', 'vulnerabilities')
    expect(await world.saved(id, [{ ...judged, value: '整備の文' }], dev, 'a')).toMatchObject({
      fields: [{ kind: 'saved', revision: 1 }],
    })
    expect(await world.saved(id, [{ ...judged, value: '運用の文' }, mission], ops, 'b')).toMatchObject({
      fields: [{ kind: 'conflict', revision: 1, theirs: '整備の文', by: '整備' }, { kind: 'not-yours' }],
    })
    expect(await world.saved(id, [{ ...judged, value: '合わせた文', base: 1 }], ops, 'c')).toMatchObject({
      fields: [{ kind: 'saved', revision: 2 }],
    })
    const edits = await world.read(dev, (tx) => editsOf(tx, id, 'vulnerabilities'))
    expect(edits.map((e) => [e.value, e.revision])).toEqual([
      ['合わせた文', 2],
      ['運用の文', null],
      ['整備の文', 1],
    ])
  })

  test('do not meet where one left the field as the page had shown it', async () => {
    const id = await world.begun('risk-assessment', dev, 2041)
    const judged = answer('risk-assessment', 'vulnerabilities')
    await world.saved(id, [{ ...judged, value: '初め' }], dev)
    await world.saved(id, [{ ...judged, value: '後', base: 1 }], dev)
    expect(await world.saved(id, [{ ...judged, value: '初め', base: 1 }], ops)).toMatchObject({
      fields: [{ kind: 'same' }],
    })
  })

  test('one person whose answer was lost on the way back does not meet himself', async () => {
    const id = await world.begun('risk-assessment', dev, 2042)
    const mission = answer('risk-assessment', 'mission')
    await world.saved(id, [{ ...mission, value: '一' }], dev, 'lost')
    expect(await world.saved(id, [{ ...mission, value: '一二', mine: ['lost'] }], dev, 'next')).toMatchObject({
      fields: [{ kind: 'saved', revision: 2 }],
    })
  })
})

describe('who sees', () => {
  test('nobody of another system sees a document or anything of it', async () => {
    const id = await world.begun('approval-risk-assessment', dev, 2043)
    await world.saved(id, answersTo('approval-risk-assessment'))
    expect(await world.read(stranger, (tx) => documentOf(tx, id))).toBeNull()
    expect(await world.read(stranger, (tx) => editsOf(tx, id, 'mission'))).toEqual([])
    expect(await world.saved(id, answersTo('approval-risk-assessment'), stranger)).toEqual({ kind: 'absent' })
  })

  test('R143: the 事案対処責任者 reads the inspection plan, and no other document', async () => {
    const plan = await world.begun('inspection-plan', planner, 2044)
    const letter = await world.begun('approval-letter', iao, 2044)
    expect(await world.read(incidentOfficer, (tx) => documentOf(tx, plan))).not.toBeNull()
    expect(await world.read(incidentOfficer, (tx) => documentOf(tx, letter))).toBeNull()
    expect(await world.read(ops, (tx) => documentOf(tx, plan))).not.toBeNull()
  })
})

test('a remark is answered, resolved and taken up again, and what was said stays', async () => {
  const id = await world.begun('approval-risk-assessment', dev, 2045)
  const by = { actor: cert, post: '認証官', at: NOW }
  const says = <T>(of: Parameters<typeof writeAs<T>>[2]) => writeAs(world.db, cert, of)
  await says((tx) => remark(tx, { documentId: id, field: 'mission', must: true, text: '根拠は何か', by }))
  const [one] = await world.read(dev, (tx) => remarksOf(tx, id))
  const remarkId = one?.id ?? ''
  expect(one).toMatchObject({ state: 'open', must: true })
  for (const kind of ['answer', 'resolve', 'reopen'] as const)
    await says((tx) => reply(tx, { documentId: id, remarkId, kind, text: kind, by }))
  const [after] = await world.read(dev, (tx) => remarksOf(tx, id))
  expect(after).toMatchObject({ state: 'open', text: '根拠は何か' })
  expect(after?.replies.map((r) => r.kind)).toEqual(['answer', 'resolve', 'reopen'])
  await world.filled(id, 'approval-risk-assessment', [dev])
  expect(await world.act({ act: 'finalize', caseId: id })).toMatchObject({ warnings: [{ code: 'remarks-open' }] })
})

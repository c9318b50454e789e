import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeAs } from '#kernel/db/database.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { controlsWorld, type ControlsWorld } from '../controls-for-tests.ts'
import { cert, dev, NOW, SYSTEM } from '../../documents/documents-for-tests.ts'
import { sampleCatalogue } from '../sample/documents.ts'
import { unsatisfiedControls } from '../standing.ts'
import { assessMany, assessOne } from './edit.ts'
import { boundAssessments, progressOf } from './register-store.ts'
import { assessedDocument } from './store.ts'

let w: ControlsWorld
beforeAll(async () => {
  w = await controlsWorld()
  await w.brings(sampleCatalogue(), 'a.json')
  await w.chooses('catalog')
})
afterAll(() => w.world.close())

describe('the assessment of controls', () => {
  let [plan, report] = ['', '']
  const said = {
    methods: ['examine'] as const,
    result: 'satisfied' as const,
    finding: null,
    risk: null,
    recommendation: null,
  }
  const assesses = (actor: Actor, documentId: string, controlId: string, more: object = {}, revision = 0) =>
    writeAs(w.world.db, actor, (tx) =>
      assessOne(
        tx,
        { documentId, actor, at: NOW },
        { controlId, revision, said: { ...said, methods: ['examine'], ...more } },
      ),
    )
  const inBulk = (documentId: string, ids: readonly string[], methods: readonly ('examine' | 'test')[], actor = cert) =>
    writeAs(w.world.db, actor, (tx) => assessMany(tx, { documentId, actor, at: NOW }, ids, { methods, finding: null }))

  beforeAll(async () => {
    plan = await w.world.begun('assessment-plan', cert)
    report = await w.world.begun('assessment-report', cert)
  })

  const progress = async () => {
    const document = await w.world.read(cert, (tx) => assessedDocument(tx, report))
    if (!document) throw new Error('no report')
    return w.world.read(cert, (tx) => progressOf(tx, document))
  }

  test('R120: without a plan everything that applies is to be assessed, with one what it chose', async () => {
    const all = (await progress()).total
    expect(all).toBeGreaterThan(10)
    expect(await inBulk(plan, ['ac-2', 'ac-3', 'pe-3'], ['examine', 'test'])).toMatchObject({
      kind: 'done',
      written: 3,
    })
    expect((await progress()).total).toBe(3)
  })

  test('R120: only the certifier writes it', async () => {
    expect(await assesses(dev, report, 'ac-2')).toMatchObject({
      kind: 'refused',
      refusal: { code: 'not-the-certifier', rules: ['R120'] },
    })
  })

  test('R120: 不満足 needs its finding, any result its method', async () => {
    expect(await assesses(cert, report, 'ac-2', { result: 'other-than-satisfied' })).toMatchObject({
      refusal: { code: 'unsatisfied-without-finding' },
    })
    expect(await assesses(cert, report, 'ac-2', { methods: [] })).toMatchObject({
      refusal: { code: 'judged-without-method' },
    })
    const wanting = {
      result: 'other-than-satisfied',
      finding: '登録が残っている',
      risk: '不正な使用',
      recommendation: '月ごとに突き合わせる',
    }
    expect(await assesses(cert, report, 'ac-2', wanting)).toMatchObject({ kind: 'done', written: 1 })
    expect(await assesses(cert, report, 'zz-9')).toEqual({ kind: 'absent' })
  })

  test('R120: in bulk the rest is satisfied, and what was found wanting stays', async () => {
    const document = await w.world.read(cert, (tx) => assessedDocument(tx, report))
    expect(document).toMatchObject({ planId: plan })
    expect(await inBulk(report, ['ac-2', 'ac-3', 'pe-3'], ['examine'])).toEqual({
      kind: 'done',
      written: 2,
      skipped: 1,
    })
    expect(await progress()).toEqual({ total: 3, judged: 3, satisfied: 2, unsatisfied: 1 })
    expect(await w.world.read(cert, (tx) => unsatisfiedControls(tx, { systemId: SYSTEM.id }))).toMatchObject([
      { controlId: 'ac-2', label: 'AC-2', finding: '登録が残っている' },
    ])
  })

  test('whoever wrote on an older page is told what stands now', async () => {
    expect(await assesses(cert, report, 'ac-2', { finding: '別の所見' })).toMatchObject({
      kind: 'met',
      row: { finding: '登録が残っている' },
    })
  })

  test('R120: a finalised report is not written on, and the next one shows what this one found', async () => {
    await w.world.filled(report, 'assessment-report', [cert])
    await w.world.done({ act: 'finalize', caseId: report, actor: cert })
    expect(await assesses(cert, report, 'ac-3', {}, 0)).toMatchObject({ refusal: { code: 'document-closed' } })
    const next = await w.world.begun('assessment-report', cert, 2027)
    const page = await w.world.read(cert, (tx) => boundAssessments.page(tx, { document: next, q: 'ac-2' }, cert, 50))
    expect(page.rows.find((r) => r.controlId === 'ac-2')).toMatchObject({
      result: null,
      lastResult: 'other-than-satisfied',
      lastFinding: '登録が残っている',
    })
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeAs } from '#kernel/db/database.ts'
import { assessMany, assessOne } from '../../controls/assessment/edit.ts'
import { cert, NOW } from '../../documents/documents-for-tests.ts'
import { fates, takeInWorld, type Loose, type TakeInWorld } from './take-in-for-tests.ts'

let t: TakeInWorld
beforeAll(async () => {
  t = await takeInWorld()
})
afterAll(() => t.world.close())

const done = (outcome: { kind: string }) => expect(outcome).toMatchObject({ kind: 'done' })

describe('the assessment', () => {
  let [plan, report] = ['', '']
  beforeAll(async () => {
    plan = await t.world.begun('assessment-plan', cert)
    report = await t.world.begun('assessment-report', cert)
    const bulk = (documentId: string, ids: readonly string[], methods: readonly ('examine' | 'test')[]) =>
      writeAs(t.world.db, cert, (tx) =>
        assessMany(tx, { documentId, actor: cert, at: NOW }, ids, { methods, finding: null }),
      )
    await bulk(plan, ['ac-2', 'ac-3'], ['examine'])
    await bulk(report, ['ac-3'], ['examine'])
    await writeAs(t.world.db, cert, (tx) =>
      assessOne(
        tx,
        { documentId: report, actor: cert, at: NOW },
        {
          controlId: 'ac-2',
          revision: 0,
          said: {
            methods: ['examine', 'test'],
            result: 'other-than-satisfied',
            finding: '登録が残る。\n二件。',
            risk: '他人が使う。\n気付かない。',
            recommendation: '突き合わせる。\n月ごと。',
          },
        },
      ),
    )
  })

  test('R120: results that nobody changed change nothing; a changed one is written with what it was', async () => {
    const results = await t.exported('assessment-results', cert)
    expect(fates(await t.shown(results, { by: cert }))).toEqual({ new: 0, changed: 0, same: 2, left: 0 })
    const [result] = results['assessment-results'].results
    const found = result.findings.find((f: Loose) => f.target['target-id'] === 'ac-3')
    found.description = '設定が違う。'
    found.target.status.state = 'not-satisfied'
    const strange = structuredClone(found)
    strange.target['target-id'] = 'zz-9_obj.a'
    result.findings.push(strange)
    const m = await t.shown(results, { by: cert })
    expect(m.lines.map((l) => [l.key, l.fate, l.says.length])).toEqual([
      ['ac-3', 'changed', 2],
      ['zz-9', 'left', 1],
    ])
    expect((await t.shown(results)).plan?.blocked?.code).toBe('not-the-certifier')
    done(await t.applied(m, cert))
    const { rows } = await t.world.owner.query(
      `select result, finding from control_assessment where document_id = $1 and control_id = 'ac-3'`,
      [report],
    )
    expect(rows).toEqual([{ result: 'other-than-satisfied', finding: '設定が違う。' }])
    const change = await t.world.owner.query(
      `select way, before->>'result' as before from system_control_change where document_id = $1 and control_id = 'ac-3' and way = 'import'`,
      [report],
    )
    expect(change.rows).toEqual([{ way: 'import', before: 'satisfied' }])
  })

  test('R120: an assessment plan brings its methods, and answers where nothing was written', async () => {
    const ap = await t.exported('assessment-plan', cert)
    expect(fates(await t.shown(ap, { by: cert }))).toEqual({ new: 0, changed: 0, same: 2, left: 0 })
    const root = ap['assessment-plan']
    root['local-definitions'].activities[0].props = [{ name: 'method', value: 'INTERVIEW' }]
    root['reviewed-controls'].description = '改めた管理策だけを評価する。'
    root.tasks = [
      {
        uuid: '8b1c3b1e-1111-4222-8333-444455556666',
        type: 'action',
        title: '面談',
        timing: { 'on-date': { date: '2026-12-01T00:00:00+09:00' } },
      },
    ]
    const m = await t.shown(ap, { by: cert })
    expect(fates(m)).toEqual({ new: 4, changed: 1, same: 1, left: 0 })
    done(await t.applied(m, cert))
    const { rows } = await t.world.owner.query(
      `select content->>'scope' as scope, content->>'starts' as starts from document where id = $1`,
      [plan],
    )
    expect(rows).toEqual([{ scope: '改めた管理策だけを評価する。', starts: '2026-12-01' }])
    root['reviewed-controls'].description = '全て。'
    const again = await t.shown(ap, { by: cert })
    expect(fates(again)).toMatchObject({ new: 0, changed: 0 })
    expect(again.notes.join()).toContain('評価の範囲')
  })

  test('R120: a final document takes nothing in', async () => {
    const results = await t.exported('assessment-results', cert)
    await t.world.filled(report, 'assessment-report', [cert])
    await t.world.done({ act: 'finalize', caseId: report, actor: cert })
    const m = await t.shown(results, { by: cert })
    expect(m.plan?.blocked?.code).toBe('document-closed')
    expect(await t.applied(m, cert)).toMatchObject({ refusals: [{ code: 'not-to-be-taken-in' }] })
  })
})

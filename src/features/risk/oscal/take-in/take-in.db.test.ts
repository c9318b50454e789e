import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeAs } from '#kernel/db/database.ts'
import { packageRoot } from '#kernel/package-root.ts'
import { assessMany, assessOne } from '../../controls/assessment/edit.ts'
import { cert, dev, NOW, ops, OTHER_SYSTEM, stranger } from '../../documents/documents-for-tests.ts'
import type { OscalImport } from './model.ts'
import { takeInWorld, type Loose, type TakeInWorld } from './take-in-for-tests.ts'

let t: TakeInWorld
beforeAll(async () => {
  t = await takeInWorld()
  await t.w.writesMany(dev, ['ac-2', 'ac-3'], {
    status: 'partial',
    description: '登録は　班長が受ける。\n記録は月に一度見る。',
    evidence: '登録簿\n二冊',
  })
  await t.w.writesMany(dev, ['pe-3'], { applicability: 'excluded', reason: '区域がない。' })
})
afterAll(() => t.world.close())

const fates = ({ newLines, changedLines, sameLines, leftLines }: OscalImport) => ({
  new: newLines,
  changed: changedLines,
  same: sameLines,
  left: leftLines,
})

const requirement = (plan: Loose, id: string): Loose =>
  plan['system-security-plan']['control-implementation']['implemented-requirements'].find(
    (r: Loose) => r['control-id'] === id,
  )

const done = (outcome: { kind: string }) => expect(outcome).toMatchObject({ kind: 'done' })

describe('the security plan', () => {
  test('R119: an export that nobody changed changes nothing', async () => {
    const m = await t.shown(await t.exported('system-security-plan'))
    expect(m.plan?.whose).toBe('own')
    expect(fates(m)).toEqual({ new: 0, changed: 0, same: m.sameLines, left: 0 })
    expect(m.sameLines).toBeGreaterThan(10)
    expect(m.notes).toEqual([])
    const before = await t.everything()
    expect(await t.applied(m)).toMatchObject({ kind: 'refused', refusals: [{ code: 'nothing-to-take-in' }] })
    expect(await t.everything()).toEqual(before)
  })

  test('R119: a changed file changes exactly what it says, and what it may not is named', async () => {
    const plan = await t.exported('system-security-plan')
    const [component] = requirement(plan, 'ac-2')['by-components']
    component.description = '登録は係が受ける。'
    requirement(plan, 'ac-3').props.find((p: Loose) => p.name === 'implementation').value = 'implemented'
    const excluded = requirement(plan, 'pe-3')
    excluded['by-components'][0]['implementation-status'].remarks = '建物を共にしない。'
    const all = plan['system-security-plan']['control-implementation']['implemented-requirements']
    all.push({ ...structuredClone(all[0]), 'control-id': 'zz-9' }, structuredClone(requirement(plan, 'ac-3')))
    const m = await t.shown(plan)
    expect(fates(m)).toMatchObject({ new: 0, changed: 3, left: 2 })
    expect(m.lines.map((l) => [l.key, l.fate, l.says.length])).toEqual([
      ['ac-2', 'changed', 1],
      ['ac-3', 'changed', 1],
      ['pe-3', 'changed', 1],
      ['zz-9', 'left', 1],
      ['ac-3', 'left', 1],
    ])
    expect(m.lines[1]?.says).toEqual(['実装状況：「一部実装」から「実装済」へ'])
    const others = (await t.everything()).controls.length
    done(await t.applied(m))
    expect(await t.w.stands('ac-2')).toMatchObject({ description: '登録は係が受ける。', status: 'partial' })
    expect(await t.w.stands('ac-3')).toMatchObject({
      description: '登録は　班長が受ける。\n記録は月に一度見る。',
      status: 'implemented',
      evidence: '登録簿\n二冊',
    })
    expect(await t.w.stands('pe-3')).toMatchObject({ reason: '建物を共にしない。', description: null })
    const after = await t.everything()
    expect(after.controls.length).toBe(others)
    const { rows } = await t.world.owner.query(
      `select sha256, new_lines, changed_lines, left_lines, jsonb_array_length(lines) as lines from oscal_import order by id desc limit 1`,
    )
    expect(rows).toEqual([{ sha256: m.sha256, new_lines: 0, changed_lines: 3, left_lines: 2, lines: 5 }])
    expect(fates(await t.shown(await t.exported('system-security-plan')))).toMatchObject({ changed: 0, left: 0 })
  })

  test('R119: what was looked at is what is taken in: a record that changed meanwhile is looked at anew', async () => {
    const plan = await t.exported('system-security-plan')
    requirement(plan, 'ac-2')['by-components'][0].description = '登録は室長が受ける。'
    const m = await t.shown(plan)
    await t.w.writesMany(dev, ['ac-2'], { description: '登録は室長が受ける。' })
    const before = await t.everything()
    const outcome = await t.applied(m)
    expect(outcome).toMatchObject({ kind: 'refused' })
    if (outcome.kind === 'refused') expect(outcome.refusals.map((r) => r.code)).toContain('not-as-shown')
    expect(await t.applied({ ...m, sha256: '0'.repeat(64) })).toMatchObject({ kind: 'refused' })
    expect(await t.everything()).toEqual(before)
  })

  test('R119, R138: 運用 writes what is in its charge only, and nobody for a system that is not theirs', async () => {
    await t.w.writesMany(dev, ['ac-3'], { responsibility: 'dev' })
    const plan = await t.exported('system-security-plan')
    for (const id of ['ac-2', 'ac-3']) requirement(plan, id)['by-components'][0].description = `${id}を改める。`
    const m = await t.shown(plan, { by: ops })
    expect(m.lines.map((l) => [l.key, l.fate])).toEqual([
      ['ac-2', 'changed'],
      ['ac-3', 'left'],
    ])
    expect(m.lines[1]?.says[0]).toContain('責任区分は「整備」')
    expect((await t.shown(plan, { by: cert })).plan?.blocked?.code).toBe('not-a-writer-of-controls')
    await expect(t.brought(plan, { by: stranger })).rejects.toThrow('番号が違う')
    expect(await t.previewOf(await t.brought(plan), stranger)).toBeNull()
  })

  test('R119: a document of another system is refused; of one nobody knows it is asked for', async () => {
    const plan = await t.exported('system-security-plan')
    requirement(plan, 'ac-2')['by-components'][0].description = '別の記載。'
    const root = plan['system-security-plan']
    root['system-characteristics']['system-ids'] = [{ id: OTHER_SYSTEM.id }]
    root.metadata.props = []
    delete root.metadata.props
    const other = await t.shown(plan)
    expect(other.plan?.blocked?.code).toBe('document-of-another-system')
    expect(await t.applied(other, dev, { other: 'true' })).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'not-to-be-taken-in' }],
    })
    root['system-characteristics']['system-ids'] = [{ id: 'F00000000' }]
    root['system-characteristics']['system-name'] = 'A system of others'
    const unknown = await t.shown(plan)
    expect(unknown.plan?.whose).toBe('unknown')
    expect(await t.applied(unknown)).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'document-of-unknown-system' }],
    })
    done(await t.applied(unknown, dev, { other: 'true' }))
    expect(await t.w.stands('ac-2')).toMatchObject({ description: '別の記載。' })
  })
})

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
      `select way, before->>'result' as before from system_control_change where document_id = $1 and control_id = 'ac-3' order by id desc limit 1`,
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

const FULL = {
  title: '特権操作の　記録が残らない',
  weakness: '一行目。\n二行目、"括弧"。',
  side: 'ops',
  controlId: 'au-2',
  severity: 'high',
  dueOn: '2027-01-31',
  milestone1: '試験環境で　確かめる',
  milestone1On: '2026-12-01',
}

describe('the plan of action', () => {
  let [working, draft] = ['', '']
  const items = (document: Loose): Loose[] => document['plan-of-action-and-milestones']['poam-items']
  const risks = (document: Loose): Loose[] => document['plan-of-action-and-milestones'].risks
  const stateOf = async (id: string) =>
    (
      await t.world.owner.query<Loose>(
        'select state, title, weakness, due_on::text, severity, side from plan_item where id = $1',
        [id],
      )
    ).rows[0]

  beforeAll(async () => {
    working = await t.item(FULL)
    await t.does('risk.plan-item', 'start', working, {}, ops)
    draft = await t.item({ ...FULL, title: '起票だけの項目', severity: '' }, 'open')
  })

  test('R121: an export that nobody changed changes nothing, whatever breaks and spaces were typed', async () => {
    const m = await t.shown(await t.exported('plan-of-action-and-milestones'))
    expect(m.lines).toEqual([])
    expect(fates(m)).toEqual({ new: 0, changed: 0, same: 2, left: 0 })
  })

  test('R121, R137: a changed file changes exactly what it says, and never how an item stands', async () => {
    const poam = await t.exported('plan-of-action-and-milestones')
    const nth = items(poam).findIndex((i) => i.title.startsWith('特権'))
    const one = items(poam)[nth]
    one.title = '特権操作の記録'
    one.props.find((p: Loose) => p.name === 'state').value = 'completed'
    const risk = risks(poam).find((r) => r.uuid === one['related-risks'][0]['risk-uuid'])
    risk.status = 'closed'
    risk.deadline = '2027-02-28T00:00:00+09:00'
    risk.remediations[0].tasks.push({
      uuid: '8b1c3b1e-1111-4222-8333-444455556667',
      type: 'milestone',
      title: '本番に入れる',
      timing: { 'on-date': { date: '2027-02-01T00:00:00+09:00' } },
    })
    const m = await t.shown(poam)
    expect(m.lines.map((l) => [l.fate, l.says.length])).toEqual([['changed', 4]])
    expect(m.lines[0]?.says.join()).toContain('状態は、取込みでは変わりません')
    done(await t.applied(m))
    expect(await stateOf(working)).toMatchObject({ state: 'working', title: '特権操作の記録', due_on: '2027-02-28' })
    const steps = await t.world.owner.query(
      'select title from plan_milestone where item_id = $1 and dropped_at is null order by position',
      [working],
    )
    expect(steps.rows.map((r: Loose) => r.title)).toEqual(['試験環境で　確かめる', '本番に入れる'])
    const entries = await t.world.owner.query(`select act, lane from ledger_entry where case_id = $1 order by seq`, [
      working,
    ])
    expect(entries.rows.slice(2)).toEqual([
      { act: 'correct', lane: '連動' },
      { act: 'replan', lane: '連動' },
    ])
    expect(fates(await t.shown(await t.exported('plan-of-action-and-milestones')))).toMatchObject({ same: 2 })
  })

  test('R121: an item that is only begun is not planned by a file', async () => {
    const poam = await t.exported('plan-of-action-and-milestones')
    const one = items(poam).find((i) => i.title === '起票だけの項目')
    const risk = risks(poam).find((r) => r.uuid === one['related-risks'][0]['risk-uuid'])
    risk.deadline = '2027-02-28T00:00:00+09:00'
    const m = await t.shown(poam)
    expect(m.lines).toMatchObject([{ fate: 'left', says: [expect.stringContaining('取込みでは立てません')] }])
    expect(await stateOf(draft)).toMatchObject({ state: 'draft', due_on: null })
  })

  test('R121: one item that says no undoes the whole of it', async () => {
    const poam = await t.exported('plan-of-action-and-milestones')
    items(poam)[0].title = '題を改める'
    const m = await t.shown(poam)
    const before = await t.everything()
    const bad = { ...m, changedLines: m.changedLines + 1 }
    expect(await t.applied(bad)).toMatchObject({ kind: 'refused', refusals: [{ code: 'not-as-shown' }] })
    expect(await t.applied(m, ops)).toMatchObject({ kind: 'done' })
    expect(await t.everything()).not.toEqual(before)
  })

  test('R121: a plan of others comes in as items of our own, once', async () => {
    const step = (uuid: string, title: string, date: string) => ({
      uuid,
      type: 'milestone',
      title,
      timing: { 'on-date': { date } },
    })
    const risk = (n: number, more: object) => ({
      uuid: `8b1c3b1e-1111-4222-8333-44445555000${n}`,
      title: 'r',
      description: 'd',
      statement: 's',
      status: 'open',
      ...more,
    })
    const item = (n: number, title: string) => ({
      uuid: `9b1c3b1e-1111-4222-8333-44445555000${n}`,
      title,
      description: `${title}。`,
      'related-risks': [{ 'risk-uuid': `8b1c3b1e-1111-4222-8333-44445555000${n}` }],
    })
    const six = [1, 2, 3, 4, 5, 6].map((n) =>
      step(`7b1c3b1e-1111-4222-8333-44445555000${n}`, `節目${n}`, `2026-12-0${n}T00:00:00Z`),
    )
    const remediation = (tasks: object[]) => [
      { uuid: '6b1c3b1e-1111-4222-8333-444455550001', lifecycle: 'planned', title: 'x', description: 'x', tasks },
    ]
    const high = { props: [{ name: 'severity', value: 'High' }] }
    const poam = {
      'plan-of-action-and-milestones': {
        uuid: '5b1c3b1e-1111-4222-8333-444455550001',
        metadata: { title: 'Theirs', 'last-modified': '2026-04-01T09:00:00Z', version: '1', 'oscal-version': '1.1.2' },
        'system-id': { id: 'F001' },
        risks: [
          risk(1, { ...high, deadline: '2027-01-31T00:00:00Z', remediations: remediation(six) }),
          risk(2, { status: 'closed' }),
          risk(3, { ...high, deadline: '2026-12-02T00:00:00Z', remediations: remediation(six.slice(3)) }),
          risk(4, { props: [{ name: 'severity', value: 'purple' }] }),
        ],
        'poam-items': [item(1, '六つの節目'), item(2, '終わったもの'), item(3, '遅い節目'), item(4, '紫のもの')],
      },
    }
    const m = await t.shown(poam)
    expect(m.lines.map((l) => [l.title, l.fate])).toEqual([
      ['六つの節目', 'new'],
      ['終わったもの', 'left'],
      ['遅い節目', 'new'],
      ['紫のもの', 'new'],
    ])
    expect(m.lines.map((l) => l.says.join())).toEqual([
      expect.stringContaining('6件目からの1件は写しません'),
      expect.stringContaining('終わっています'),
      expect.stringContaining('計画は写せません'),
      expect.stringContaining('「purple」'),
    ])
    done(await t.applied(m, dev, { other: true }))
    const { rows } = await t.world.owner.query(
      `select title, state from plan_item where source like 'OSCAL「Theirs」%' order by number`,
    )
    expect(rows).toEqual([
      { title: '六つの節目', state: 'planned' },
      { title: '遅い節目', state: 'draft' },
      { title: '紫のもの', state: 'draft' },
    ])
    const again = await t.shown(poam)
    expect(again.newLines + again.changedLines).toBe(0)
  })
})

describe('what is no such document changes nothing', () => {
  const plan = () => t.exported('system-security-plan')
  const deep = (n: number) => `${'['.repeat(n)}${']'.repeat(n)}`

  test('is refused with the place in words', async () => {
    const broken = await plan()
    requirement(broken, 'ac-2').uuid = 'no uuid'
    const nul = await plan()
    requirement(nul, 'ac-2')['by-components'][0].description = 'a\u0000b'
    const lone = await plan()
    requirement(lone, 'ac-2')['by-components'][0].description = 'a\ud800b'
    const version = await plan()
    version['system-security-plan'].metadata['oscal-version'] = '2.0.0'
    const before = await t.everything()
    const files: readonly (readonly [string | Uint8Array | object, string])[] = [
      ['', '空です'],
      ['{"system-security-plan":', 'JSON'],
      ['<xml/>', 'JSON'],
      ['[]', 'OSCAL の文書ではありません'],
      [{ catalog: {} }, '管理策の一覧'],
      [Buffer.from([0xff, 0xfe, 0x7b]), 'UTF-8'],
      [broken, 'セキュリティ計画書 の 管理策の実装 の'],
      [nul, '記録できない文字'],
      [lone, '記録できない文字'],
      [version, '2.0.0'],
      [`{"system-security-plan":${deep(200_000)}}`, ''],
      ['{"system-security-plan":{"__proto__":{"uuid":1},"constructor":1}}', 'OSCAL にない項目'],
    ]
    for (const [file, words] of files) {
      const id = await t.brought(file)
      expect(await t.previewOf(id)).toBeNull()
      const said = await t.saidOf(id)
      expect(said.length).toBeGreaterThan(0)
      expect(said.join('\n')).toContain(words)
    }
    expect(await t.everything()).toEqual(before)
  })
})

const data = join(packageRoot, '../shared/data/oscal')

describe.skipIf(!existsSync(data))('documents of NIST and FedRAMP, where they lie beside the checkout', () => {
  beforeAll(() => t.world.begun('assessment-report', cert, 2027))

  const shown = (file: string, by = dev) => t.shown(readFileSync(join(data, file)), { by, name: file })

  test.each([
    'content/ifa_ssp-example.json',
    'content/ssp-example.json',
    'fedramp/FedRAMP-SSP-OSCAL-Template.json',
    'content/ifa_plan-of-action-and-milestones.json',
    'fedramp/FedRAMP-POAM-OSCAL-Template.json',
  ])('%s is shown line by line, each with what becomes of it', async (file) => {
    const m = await shown(file)
    expect(m.plan).toMatchObject({ whose: 'unknown', blocked: null })
    expect(m.lines.length + m.sameLines).toBeGreaterThan(0)
    expect(m.lines.every((l) => l.says.length > 0)).toBe(true)
  })

  test.each(['content/ifa_assessment-plan-example.json', 'fedramp/FedRAMP-SAP-OSCAL-Template.json'])(
    '%s is shown to the certifier',
    async (file) => {
      const m = await shown(file, cert)
      expect(m.plan).toMatchObject({ whose: 'unknown', blocked: null })
      expect(m.lines.every((l) => l.says.length > 0)).toBe(true)
    },
  )

  test.each(['content/ifa_assessment-results-example.json', 'fedramp/FedRAMP-SAR-OSCAL-Template.json'])(
    '%s is shown to the certifier with a report to write in',
    async (file) => {
      const m = await shown(file, cert)
      expect(m.plan).toMatchObject({ whose: 'unknown', blocked: null })
      expect(m.lines.length).toBeGreaterThan(0)
    },
  )

  test('R121: FedRAMP’s plan of action is taken in', async () => {
    const m = await shown('fedramp/FedRAMP-POAM-OSCAL-Template.json')
    expect(m.newLines).toBe(2)
    done(await t.applied(m, dev, { other: true }))
    const again = await shown('fedramp/FedRAMP-POAM-OSCAL-Template.json')
    expect(again.newLines + again.changedLines).toBe(0)
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cert, dev, ops, OTHER_SYSTEM, stranger } from '../../documents/documents-for-tests.ts'
import { fates, requirement, takeInWorld, type Loose, type TakeInWorld } from './take-in-for-tests.ts'

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
    expect(await t.applied(m)).toMatchObject({
      kind: 'refused',
      refusals: expect.arrayContaining([expect.objectContaining({ code: 'not-as-shown' })]),
    })
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

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeAs } from '#kernel/db/database.ts'
import { controlsWorld, later, levels, plain, type ControlsWorld } from '../controls-for-tests.ts'
import { cert, dev, ops, OTHER_SYSTEM, stranger, SYSTEM } from '../../documents/documents-for-tests.ts'
import { standingOf } from '../../documents/standing.ts'
import { sampleCatalogue, sampleProfile } from '../sample/documents.ts'
import { implementationOf } from '../standing.ts'
import { editOne, lookedAtProvider } from './edit.ts'
import { sheetImport } from './import.ts'
import { controlChanges } from './page-store.ts'
import { sheetRows } from './read-store.ts'
import { boundControlRegister, controlIdsOf } from './register-store.ts'

let w: ControlsWorld
beforeAll(async () => {
  w = await controlsWorld()
  await w.brings(sampleCatalogue(), 'a.json')
  await w.brings(sampleProfile(), 'low.json')
})
afterAll(() => w.world.close())

describe('the controls of a system', () => {
  test('R119: are chosen by 整備 with the impact, and by nobody else', async () => {
    expect(await w.chooses('profile', { actor: ops })).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'not-your-role' }],
    })
    expect(await w.chooses('profile', { actor: stranger })).toMatchObject({ kind: 'refused' })
    expect(await w.chooses('profile')).toMatchObject({ kind: 'done' })
    expect(await w.chooses('profile')).toMatchObject({ kind: 'refused', refusals: [{ code: 'already-chosen' }] })
    const profile = (await w.lists()).find((l) => l.kind === 'profile')
    expect(await w.world.read(dev, (tx) => implementationOf(tx, SYSTEM.id))).toMatchObject({
      total: profile?.total,
      none: profile?.total,
    })
  })

  test('R119: what 整備 writes is kept with what it was, who wrote it and in which post', async () => {
    const outcome = await writeAs(w.world.db, dev, async (tx) =>
      editOne(tx, w.editing(dev, SYSTEM.id, later(1)), {
        controlId: 'ac-2',
        revision: 0,
        after: plain({ responsibility: 'dev' }),
      }),
    )
    expect(outcome).toMatchObject({ kind: 'done', written: 1 })
    const [change] = await w.world.read(dev, (tx) => controlChanges(tx, SYSTEM.id, 'ac-2'))
    expect(change).toMatchObject({
      before: { status: 'none' },
      after: { status: 'implemented' },
      postTitle: '整備の官職',
      way: 'page',
    })
    await expect(w.world.owner.query('delete from system_control_change')).rejects.toThrow('append-only')
  })

  test('whoever wrote on an older page is told what stands now, and nothing is lost', async () => {
    const outcome = await writeAs(w.world.db, dev, (tx) =>
      editOne(tx, w.editing(dev), { controlId: 'ac-2', revision: 0, after: plain({ description: '別の文' }) }),
    )
    expect(outcome).toMatchObject({ kind: 'met', row: { description: '登録簿による' } })
    expect((await w.stands('ac-2')).description).toBe('登録簿による')
  })

  test('R138: 運用 writes only what is in its charge; in bulk the others are left and named', async () => {
    const one = await writeAs(w.world.db, ops, async (tx) =>
      editOne(tx, w.editing(ops), {
        controlId: 'ac-2',
        revision: await w.revisionOf('ac-2'),
        after: plain({ responsibility: 'dev', status: 'partial' }),
      }),
    )
    expect(one).toMatchObject({ kind: 'refused', refusal: { code: 'not-in-operational-charge', rules: ['R138'] } })
    const many = await w.writesMany(ops, ['ac-2', 'ac-3'], { status: 'planned' })
    expect(many).toMatchObject({ kind: 'done', written: 1, refused: [{ row: { controlId: 'ac-2' } }] })
    expect([(await w.stands('ac-2')).status, (await w.stands('ac-3')).status]).toEqual(['implemented', 'planned'])
    expect(await w.writesMany(cert, ['ac-3'], { status: 'none' })).toMatchObject({
      kind: 'refused',
      refusal: { code: 'not-a-writer-of-controls' },
    })
  })

  test('nobody sees or writes those of a system that is not theirs', async () => {
    expect(await w.world.read(stranger, (tx) => sheetRows(tx, SYSTEM.id, null))).toEqual([])
    expect(await w.writesMany(stranger, ['ac-3'], { status: 'none' })).toMatchObject({ kind: 'refused' })
  })

  test('R125: nothing is written while the application is reviewed', async () => {
    w.reviewed.add(SYSTEM.id)
    expect(await w.writesMany(dev, ['ac-3'], { status: 'none' })).toMatchObject({
      kind: 'refused',
      refusal: { code: 'plan-under-review' },
    })
    w.reviewed.clear()
  })

  test('an inherited control shows the provider’s state as it is now, and says when that changed', async () => {
    expect(
      await w.writesMany(dev, ['pe-3'], { applicability: 'inherited', inheritedFrom: OTHER_SYSTEM.id }),
    ).toMatchObject({ written: 0, refused: [{ refusal: { code: 'not-provided' } }] })
    await w.chooses('catalog', { actor: stranger, provides: true }, OTHER_SYSTEM.id)
    await w.writesMany(stranger, ['pe-3'], { status: 'partial' }, { systemId: OTHER_SYSTEM.id, at: later(2) })
    expect(
      await w.writesMany(
        dev,
        ['pe-3'],
        { applicability: 'inherited', inheritedFrom: OTHER_SYSTEM.id },
        { at: later(3) },
      ),
    ).toMatchObject({ written: 1 })
    expect(await w.stands('pe-3')).toMatchObject({
      providedStatus: 'partial',
      inheritedName: OTHER_SYSTEM.name,
      providerChanged: false,
    })
    await w.writesMany(stranger, ['pe-3'], { status: 'implemented' }, { systemId: OTHER_SYSTEM.id, at: later(4) })
    expect(await w.stands('pe-3')).toMatchObject({ providedStatus: 'implemented', providerChanged: true })
    await writeAs(w.world.db, dev, (tx) => lookedAtProvider(tx, w.editing(dev, SYSTEM.id, later(5)), 'pe-3'))
    expect(await w.stands('pe-3')).toMatchObject({ providerChanged: false })
    expect(await w.world.read(dev, (tx) => sheetRows(tx, OTHER_SYSTEM.id, null))).toEqual([])
  })

  test('what is inherited is not inherited further, so that no circle closes', async () => {
    const list = (await w.lists()).find((l) => l.kind === 'profile')
    const { id } = await w.world.read(dev, (tx) =>
      tx.selectFrom('systemBaseline').select('id').where('systemId', '=', SYSTEM.id).executeTakeFirstOrThrow(),
    )
    const input = { ...levels, catalogId: list?.id ?? '', provides: true }
    expect(await w.does('risk.baseline', 'change', { caseId: id, input })).toMatchObject({ kind: 'done' })
    expect(
      await w.writesMany(
        stranger,
        ['pe-3'],
        { applicability: 'inherited', inheritedFrom: SYSTEM.id },
        { systemId: OTHER_SYSTEM.id },
      ),
    ).toMatchObject({
      written: 0,
      refused: [{ refusal: { code: 'not-provided' } }],
    })
  })

  test('choosing another list keeps what was written, and what fell out comes back with it', async () => {
    const { id } = await w.world.read(dev, (tx) =>
      tx.selectFrom('systemBaseline').select('id').where('systemId', '=', SYSTEM.id).executeTakeFirstOrThrow(),
    )
    const change = async (kind: string) => {
      const list = (await w.lists()).find((l) => l.kind === kind)
      expect(
        await w.does('risk.baseline', 'change', {
          caseId: id,
          input: { ...levels, catalogId: list?.id ?? '', provides: false },
        }),
      ).toMatchObject({ kind: 'done' })
      return w.world.read(dev, (tx) => implementationOf(tx, SYSTEM.id))
    }
    const all = await change('catalog')
    await w.writesMany(dev, ['pe-12'], { status: 'implemented' })
    const few = await change('profile')
    expect(few.total).toBeLessThan(all.total)
    expect(await w.stands('ac-2')).toMatchObject({ description: '登録簿による' })
    const left = await w.world.read(dev, (tx) => controlIdsOf(tx, { system: SYSTEM.id, attention: 'left' }))
    expect(left).toContain('pe-12')
    await change('catalog')
    expect(await w.stands('pe-12')).toMatchObject({ status: 'implemented' })
  })

  test('the list finds by words in any width, by state and by charge, and pages without losing any', async () => {
    const ids = (query: Record<string, string>) =>
      w.world.read(dev, (tx) => controlIdsOf(tx, { system: SYSTEM.id, ...query }))
    expect(await ids({ q: 'ＡＣ－２' })).toContain('ac-2')
    expect(await ids({ q: '登録簿' })).toEqual(['ac-2'])
    expect(await ids({ family: 'pe', applicability: 'inherited' })).toEqual(['pe-3'])
    expect(await ids({ responsibility: 'dev' })).toEqual(['ac-2'])
    const all = await ids({})
    const seen: string[] = []
    for (let after = ''; ;) {
      const page = await w.world.read(dev, (tx) => boundControlRegister.page(tx, { system: SYSTEM.id, after }, dev, 7))
      seen.push(...page.rows.map((r) => r.controlId))
      if (page.next === null) break
      after = page.next
    }
    expect(seen).toEqual(all)
  })

  test('R131: a new version of its list brings new controls, lets go of what is gone and marks what reads otherwise', async () => {
    const renewed = sampleCatalogue()
      .replace('"version":"見本1"', '"version":"見本2"')
      .replace('"id":"au-9"', '"id":"au-99"')
      .replace('"title":"構成の変更の管理"', '"title":"変更の管理"')
    await w.writesMany(dev, ['cm-3', 'au-9'], { status: 'implemented' })
    expect(await w.brings(renewed, 'b.json', undefined, {}, later(40))).toMatchObject({ kind: 'done' })
    const ids = await w.world.read(dev, (tx) => controlIdsOf(tx, { system: SYSTEM.id }))
    expect([ids.includes('au-99'), ids.includes('au-9')]).toEqual([true, false])
    expect(await w.stands('cm-3')).toMatchObject({ title: '変更の管理', textChanged: true, status: 'implemented' })
    expect(await w.stands('cm-2')).toMatchObject({ textChanged: false })
    expect(await w.stands('au-9')).toMatchObject({ status: 'implemented' })
  })

  test('R119, R138: a spreadsheet is written row by row as acts, blank cells take nothing away, the same again is nothing', async () => {
    const entry = (control: string, more: object) => ({
      number: 1,
      record: { system: '湾岸システム', control, ...more },
    })
    const rows = [
      entry('AC-7', { status: 'implemented', description: '設定した', responsibility: 'ops' }),
      entry('ac-2', { description: '登録簿による' }),
      entry('ZZ-1', { status: 'none' }),
      entry('AU-2', { applicability: 'excluded' }),
    ]
    const planned = await w.world.read(dev, async (tx) => (await sheetImport.planner(tx, dev, '2026-11-09'))(tx, rows))
    expect(planned.map((p) => [p.changed === true, p.unchanged === true, p.problems?.length ?? 0])).toEqual([
      [true, false, 0],
      [false, true, 0],
      [false, false, 1],
      [false, false, 1],
    ])
    for (const { process, act: name, caseId, input } of planned[0]?.commands ?? [])
      expect(await w.does(process, name, { caseId, input })).toMatchObject({ kind: 'done' })
    expect(await w.stands('ac-7')).toMatchObject({
      status: 'implemented',
      description: '設定した',
      responsibility: 'ops',
      applicability: 'applied',
    })
    const [change] = await w.world.read(dev, (tx) => controlChanges(tx, SYSTEM.id, 'ac-7'))
    expect(change).toMatchObject({ way: 'import' })
    const again = await w.world.read(dev, async (tx) =>
      (await sheetImport.planner(tx, dev, '2026-11-09'))(tx, rows.slice(0, 1)),
    )
    expect(again).toEqual([{ commands: [], unchanged: true }])
  })

  test('R119: a version of the セキュリティ計画書 binds the controls; what is changed after shows', async () => {
    const plan = await w.world.begun('security-plan', dev)
    await w.world.filled(plan, 'security-plan', [dev, ops])
    await w.world.done({ act: 'finalize', caseId: plan })
    const changed = async () =>
      (await w.world.read(dev, (tx) => standingOf(tx, SYSTEM.id))).get('security-plan')?.changedSince
    expect(await changed()).toBe(false)
    await w.writesMany(dev, ['au-2'], { evidence: '記録設定書' }, { at: later(30) })
    expect(await changed()).toBe(true)
  })
})

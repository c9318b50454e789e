import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act } from '#kernel/act/act.ts'
import { bindingsOf } from '#kernel/act/binding.ts'
import type { Outcome } from '#kernel/act/outcome.ts'
import { writeAs } from '#kernel/db/database.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import {
  cert,
  dev,
  documentsWorld,
  iao,
  NOW,
  ops,
  OTHER_SYSTEM,
  planner,
  stranger,
  SYSTEM,
  type DocumentsWorld,
} from '../documents/documents-for-tests.ts'
import { standingOf } from '../documents/standing.ts'
import { assessMany, assessOne } from './assessment/edit.ts'
import { boundAssessments, progressOf } from './assessment/register.ts'
import { assessedDocument } from './assessment/store.ts'
import { baselineBinding } from './baseline/store.ts'
import { catalogueBinding } from './catalogue/store.ts'
import { takeText } from './catalogue/take-file.ts'
import { sampleCatalogue, sampleProfile } from './sample/documents.ts'
import { editMany, editOne, lookedAtProvider, type Editing } from './sheet/edit.ts'
import type { Many } from './sheet/edit-input.ts'
import { sheetImport } from './sheet/import.ts'
import { controlChanges } from './sheet/page-store.ts'
import { sheetRows } from './sheet/read-store.ts'
import { boundControlRegister, controlIdsOf, controlRow } from './sheet/register-store.ts'
import type { Written } from './sheet/row.ts'
import { implementationOf, unsatisfiedControls } from './standing.ts'

let world: DocumentsWorld
const reviewed = new Set<string>()
const underReview: Editing['underReview'] = async () => reviewed
const bindings = bindingsOf([catalogueBinding, baselineBinding(underReview)])

beforeAll(async () => {
  world = await documentsWorld()
})
afterAll(() => world.close())

type Asked = {
  actor?: Actor
  caseId?: string | null
  from?: Record<string, string>
  input?: Record<string, unknown>
  at?: Date
}

const does = (
  process: string,
  name: string,
  { actor = dev, caseId = null, from = {}, input = {}, at = NOW }: Asked,
): Promise<Outcome> => act(world.db, bindings, { process, act: name, caseId, from, input, actor, at })

const brings = async (text: string, fileName: string, actor = planner, chosen: Record<string, string> = {}) => {
  const taken = await takeText(world.db, text, { actor, at: NOW, fileName })
  if (!taken.ok) throw new Error(taken.faults.join())
  return does('risk.catalogue', 'import', { actor, from: { ...chosen, source: taken.sourceId } })
}

const lists = () =>
  world.read(iao, (tx) =>
    tx.selectFrom('controlCatalog').select(['id', 'kind', 'total', 'title', 'sha256']).orderBy('kind').execute(),
  )

const rowsOf = (catalogId: string) =>
  world.read(iao, (tx) =>
    tx
      .selectFrom('control')
      .select(['id', 'controlId', 'title', 'removed', 'statement', 'changedAt'])
      .where('catalogId', '=', catalogId)
      .orderBy('sort')
      .execute(),
  )

const levels = {
  confidentiality: 'moderate',
  confidentialityReason: '漏れると支障がある',
  integrity: 'high',
  integrityReason: '誤った判断を招く',
  availability: 'low',
  availabilityReason: '代わりがある',
}

const editing = (actor: Actor, systemId = SYSTEM.id, at = NOW): Editing => ({ systemId, actor, at, underReview })

const NOTHING: Many = {
  applicability: null,
  reason: null,
  inheritedFrom: null,
  status: null,
  responsibility: null,
  description: null,
  evidence: null,
}

const writesMany = (
  actor: Actor,
  ids: readonly string[],
  said: Partial<Many>,
  of: { systemId?: string; at?: Date } = {},
) => writeAs(world.db, actor, (tx) => editMany(tx, editing(actor, of.systemId, of.at), ids, { ...NOTHING, ...said }))

const stands = async (controlId: string, systemId = SYSTEM.id, actor = dev) => {
  const row = await world.read(actor, (tx) => controlRow(tx, systemId, controlId))
  if (!row) throw new Error(`no ${controlId}`)
  return row
}

const revisionOf = async (controlId: string) =>
  (await world.read(dev, (tx) => sheetRows(tx, SYSTEM.id, [controlId])))[0]?.revision ?? -1

const plain = (given: Partial<Written> = {}): Written => ({
  applicability: 'applied',
  reason: null,
  inheritedFrom: null,
  status: 'implemented',
  description: '登録簿による',
  responsibility: 'both',
  evidence: null,
  ...given,
})

const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)

describe('taking a list in', () => {
  test('R119: is for 企画課 and 情報保証責任者, and refused to others by its rule', async () => {
    expect(await brings(sampleCatalogue(), 'a.json', dev)).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'not-your-role', rules: ['R119'] }],
    })
    expect(await lists()).toEqual([])
  })

  test('the ledger names the digest of the file and what it changed', async () => {
    expect(await brings(sampleCatalogue(), 'a.json')).toMatchObject({ kind: 'done' })
    const [list] = await lists()
    expect(list).toMatchObject({ kind: 'catalog' })
    expect(list?.total).toBeGreaterThanOrEqual(40)
    const entry = await world.read(iao, (tx) =>
      tx.selectFrom('ledgerEntry').select('title').where('process', '=', 'risk.catalogue').executeTakeFirstOrThrow(),
    )
    expect(entry.title).toMatch(new RegExp(`新規${list?.total}件.*SHA-256 [0-9a-f]{64}`, 'u'))
  })

  test('the same file again is refused and changes nothing', async () => {
    const before = await rowsOf((await lists())[0]?.id ?? '')
    expect(await brings(sampleCatalogue(), 'a.json')).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'nothing-new' }],
    })
    expect(await rowsOf((await lists())[0]?.id ?? '')).toEqual(before)
  })

  test('a broken file is refused with its place in words, and nothing is kept of it', async () => {
    const broken = sampleCatalogue().replace('"title":"教育"', '"title":""')
    const taken = await takeText(world.db, broken, { actor: planner, at: NOW, fileName: 'broken.json' })
    expect(taken).toEqual({
      ok: false,
      faults: [expect.stringMatching(/2番目の分類「at」 の 1番目の管理策「at-2」 の 題名/u)],
    })
    const kept = await world.read(planner, (tx) => tx.selectFrom('controlSource').select('fileName').execute())
    expect(kept.map((k) => k.fileName)).not.toContain('broken.json')
  })

  test('a selection finds its list by name, and sets what it sets', async () => {
    expect(await brings(sampleProfile(), 'low.json')).toMatchObject({ kind: 'done' })
    const profile = (await lists()).find((l) => l.kind === 'profile')
    const rows = await rowsOf(profile?.id ?? '')
    expect(rows).toHaveLength(profile?.total ?? 0)
    expect(rows.find((r) => r.controlId === 'ac-7')?.statement).toContain('続けて5回認証に失敗した登録を、30分止める')
  })

  test('a selection whose list is not there is refused and names it', async () => {
    const other = sampleProfile().replaceAll('管理策の一覧（見本）', 'どこにもない一覧')
    expect(await brings(other, 'elsewhere.json')).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'not-readable', sentence: expect.stringContaining('「どこにもない一覧」') }],
    })
  })

  test('a new version changes what it changes, keeps identities, marks what is gone, and the selection resting on it is told', async () => {
    const catalog = (await lists()).find((l) => l.kind === 'catalog')
    const before = await rowsOf(catalog?.id ?? '')
    const parsed = JSON.parse(sampleCatalogue()) as {
      catalog: { metadata: { version: string }; groups: { id: string; controls: { id: string; title: string }[] }[] }
    }
    parsed.catalog.metadata.version = '見本2'
    const [ac] = parsed.catalog.groups
    if (!ac) throw new Error('no group')
    ac.controls = ac.controls.filter((c) => c.id !== 'ac-18')
    ac.controls.forEach((c) => (c.id === 'ac-2' ? (c.title = '利用者の登録・抹消') : null))
    expect(await brings(JSON.stringify(parsed), 'a2.json')).toMatchObject({ kind: 'done' })
    const after = await rowsOf(catalog?.id ?? '')
    expect(after.map((r) => r.id).toSorted()).toEqual(before.map((r) => r.id).toSorted())
    expect(after.filter((r) => r.removed).map((r) => r.controlId)).toEqual(['ac-18'])
    expect(after.find((r) => r.controlId === 'ac-2')?.title).toBe('利用者の登録・抹消')
    const stale = await world.read(iao, (tx) =>
      tx
        .selectFrom('controlCatalogBase as b')
        .innerJoin('controlCatalog as c', 'c.id', 'b.baseId')
        .select(['b.baseSha256', 'c.sha256'])
        .executeTakeFirstOrThrow(),
    )
    expect(stale.baseSha256).not.toBe(stale.sha256)
  })
})

describe('the controls of a system', () => {
  const chooses = async (kind: string, given: Asked & { provides?: boolean } = {}, systemId = SYSTEM.id) => {
    const list = (await lists()).find((l) => l.kind === kind)
    return does('risk.baseline', 'choose', {
      from: { system: systemId },
      input: { ...levels, catalogId: list?.id ?? '', provides: given.provides ?? false },
      ...given,
    })
  }

  test('R119: are chosen by 整備 with the impact, and by nobody else', async () => {
    expect(await chooses('profile', { actor: ops })).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'not-your-role' }],
    })
    expect(await chooses('profile', { actor: stranger })).toMatchObject({ kind: 'refused' })
    expect(await chooses('profile')).toMatchObject({ kind: 'done' })
    expect(await chooses('profile')).toMatchObject({ kind: 'refused', refusals: [{ code: 'already-chosen' }] })
    const profile = (await lists()).find((l) => l.kind === 'profile')
    expect(await world.read(dev, (tx) => implementationOf(tx, SYSTEM.id))).toMatchObject({
      total: profile?.total,
      none: profile?.total,
    })
  })

  test('R119: what 整備 writes is kept with what it was, who wrote it and in which post', async () => {
    const outcome = await writeAs(world.db, dev, async (tx) =>
      editOne(tx, editing(dev, SYSTEM.id, later(1)), {
        controlId: 'ac-2',
        revision: 0,
        after: plain({ responsibility: 'dev' }),
      }),
    )
    expect(outcome).toMatchObject({ kind: 'done', written: 1 })
    const [change] = await world.read(dev, (tx) => controlChanges(tx, SYSTEM.id, 'ac-2'))
    expect(change).toMatchObject({
      before: { status: 'none' },
      after: { status: 'implemented' },
      postTitle: '整備の官職',
      way: 'page',
    })
    await expect(world.owner.query('delete from system_control_change')).rejects.toThrow()
  })

  test('whoever wrote on an older page is told what stands now, and nothing is lost', async () => {
    const outcome = await writeAs(world.db, dev, (tx) =>
      editOne(tx, editing(dev), { controlId: 'ac-2', revision: 0, after: plain({ description: '別の文' }) }),
    )
    expect(outcome).toMatchObject({ kind: 'met', row: { description: '登録簿による' } })
    expect((await stands('ac-2')).description).toBe('登録簿による')
  })

  test('R138: 運用 writes only what is in its charge; in bulk the others are left and named', async () => {
    const one = await writeAs(world.db, ops, async (tx) =>
      editOne(tx, editing(ops), {
        controlId: 'ac-2',
        revision: await revisionOf('ac-2'),
        after: plain({ responsibility: 'dev', status: 'partial' }),
      }),
    )
    expect(one).toMatchObject({ kind: 'refused', refusal: { code: 'not-in-operational-charge', rules: ['R138'] } })
    const many = await writesMany(ops, ['ac-2', 'ac-3'], { status: 'planned' })
    expect(many).toMatchObject({ kind: 'done', written: 1, refused: [{ row: { controlId: 'ac-2' } }] })
    expect([(await stands('ac-2')).status, (await stands('ac-3')).status]).toEqual(['implemented', 'planned'])
    expect(await writesMany(cert, ['ac-3'], { status: 'none' })).toMatchObject({
      kind: 'refused',
      refusal: { code: 'not-a-writer-of-controls' },
    })
  })

  test('nobody sees or writes those of a system that is not theirs', async () => {
    expect(await world.read(stranger, (tx) => sheetRows(tx, SYSTEM.id, null))).toEqual([])
    expect(await writesMany(stranger, ['ac-3'], { status: 'none' })).toMatchObject({ kind: 'refused' })
  })

  test('R125: nothing is written while the application is reviewed', async () => {
    reviewed.add(SYSTEM.id)
    expect(await writesMany(dev, ['ac-3'], { status: 'none' })).toMatchObject({
      kind: 'refused',
      refusal: { code: 'plan-under-review' },
    })
    reviewed.clear()
  })

  test('an inherited control shows the provider’s state as it is now, and says when that changed', async () => {
    expect(
      await writesMany(dev, ['pe-3'], { applicability: 'inherited', inheritedFrom: OTHER_SYSTEM.id }),
    ).toMatchObject({ written: 0, refused: [{ refusal: { code: 'not-provided' } }] })
    await chooses('catalog', { actor: stranger, provides: true }, OTHER_SYSTEM.id)
    await writesMany(stranger, ['pe-3'], { status: 'partial' }, { systemId: OTHER_SYSTEM.id, at: later(2) })
    expect(
      await writesMany(dev, ['pe-3'], { applicability: 'inherited', inheritedFrom: OTHER_SYSTEM.id }, { at: later(3) }),
    ).toMatchObject({ written: 1 })
    expect(await stands('pe-3')).toMatchObject({
      providedStatus: 'partial',
      inheritedName: OTHER_SYSTEM.name,
      providerChanged: false,
    })
    await writesMany(stranger, ['pe-3'], { status: 'implemented' }, { systemId: OTHER_SYSTEM.id, at: later(4) })
    expect(await stands('pe-3')).toMatchObject({ providedStatus: 'implemented', providerChanged: true })
    await writeAs(world.db, dev, (tx) => lookedAtProvider(tx, editing(dev, SYSTEM.id, later(5)), 'pe-3'))
    expect(await stands('pe-3')).toMatchObject({ providerChanged: false })
    expect(await world.read(dev, (tx) => sheetRows(tx, OTHER_SYSTEM.id, null))).toEqual([])
  })

  test('what is inherited is not inherited further, so that no circle closes', async () => {
    const list = (await lists()).find((l) => l.kind === 'profile')
    const { id } = await world.read(dev, (tx) =>
      tx.selectFrom('systemBaseline').select('id').where('systemId', '=', SYSTEM.id).executeTakeFirstOrThrow(),
    )
    const input = { ...levels, catalogId: list?.id ?? '', provides: true }
    expect(await does('risk.baseline', 'change', { caseId: id, input })).toMatchObject({ kind: 'done' })
    expect(
      await writesMany(
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
    const { id } = await world.read(dev, (tx) =>
      tx.selectFrom('systemBaseline').select('id').where('systemId', '=', SYSTEM.id).executeTakeFirstOrThrow(),
    )
    const change = async (kind: string) => {
      const list = (await lists()).find((l) => l.kind === kind)
      expect(
        await does('risk.baseline', 'change', {
          caseId: id,
          input: { ...levels, catalogId: list?.id ?? '', provides: false },
        }),
      ).toMatchObject({ kind: 'done' })
      return world.read(dev, (tx) => implementationOf(tx, SYSTEM.id))
    }
    const all = await change('catalog')
    await writesMany(dev, ['pe-12'], { status: 'implemented' })
    const few = await change('profile')
    expect(few.total).toBeLessThan(all.total)
    expect(await stands('ac-2')).toMatchObject({ description: '登録簿による' })
    const left = await world.read(dev, (tx) => controlIdsOf(tx, { system: SYSTEM.id, attention: 'left' }))
    expect(left).toContain('pe-12')
    await change('catalog')
    expect(await stands('pe-12')).toMatchObject({ status: 'implemented' })
  })

  test('the list finds by words in any width, by state and by charge, and pages without losing any', async () => {
    const ids = (query: Record<string, string>) =>
      world.read(dev, (tx) => controlIdsOf(tx, { system: SYSTEM.id, ...query }))
    expect(await ids({ q: 'ＡＣ－２' })).toContain('ac-2')
    expect(await ids({ q: '登録簿' })).toEqual(['ac-2'])
    expect(await ids({ family: 'pe', applicability: 'inherited' })).toEqual(['pe-3'])
    expect(await ids({ responsibility: 'dev' })).toEqual(['ac-2'])
    const all = await ids({})
    const seen: string[] = []
    for (let after = ''; ;) {
      const page = await world.read(dev, (tx) => boundControlRegister.page(tx, { system: SYSTEM.id, after }, dev, 7))
      seen.push(...page.rows.map((r) => r.controlId))
      if (page.next === null) break
      after = page.next
    }
    expect(seen).toEqual(all)
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
    const planned = await world.read(dev, async (tx) => (await sheetImport.planner(tx, dev, '2026-11-09'))(tx, rows))
    expect(planned.map((p) => [p.changed === true, p.unchanged === true, p.problems?.length ?? 0])).toEqual([
      [true, false, 0],
      [false, true, 0],
      [false, false, 1],
      [false, false, 1],
    ])
    for (const { process, act: name, caseId, input } of planned[0]?.commands ?? [])
      expect(await does(process, name, { caseId, input })).toMatchObject({ kind: 'done' })
    expect(await stands('ac-7')).toMatchObject({
      status: 'implemented',
      description: '設定した',
      responsibility: 'ops',
      applicability: 'applied',
    })
    const [change] = await world.read(dev, (tx) => controlChanges(tx, SYSTEM.id, 'ac-7'))
    expect(change).toMatchObject({ way: 'import' })
    const again = await world.read(dev, async (tx) =>
      (await sheetImport.planner(tx, dev, '2026-11-09'))(tx, rows.slice(0, 1)),
    )
    expect(again).toEqual([{ commands: [], unchanged: true }])
  })

  test('R119: a version of the セキュリティ計画書 binds the controls; what is changed after shows', async () => {
    const plan = await world.begun('security-plan', dev)
    await world.filled(plan, 'security-plan', [dev, ops])
    await world.done({ act: 'finalize', caseId: plan })
    const changed = async () =>
      (await world.read(dev, (tx) => standingOf(tx, SYSTEM.id))).get('security-plan')?.changedSince
    expect(await changed()).toBe(false)
    await writesMany(dev, ['au-2'], { evidence: '記録設定書' }, { at: later(30) })
    expect(await changed()).toBe(true)
  })
})

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
    writeAs(world.db, actor, (tx) =>
      assessOne(
        tx,
        { documentId, actor, at: NOW },
        { controlId, revision, said: { ...said, methods: ['examine'], ...more } },
      ),
    )
  const inBulk = (documentId: string, ids: readonly string[], methods: readonly ('examine' | 'test')[], actor = cert) =>
    writeAs(world.db, actor, (tx) => assessMany(tx, { documentId, actor, at: NOW }, ids, { methods, finding: null }))

  beforeAll(async () => {
    plan = await world.begun('assessment-plan', cert)
    report = await world.begun('assessment-report', cert)
  })

  const progress = async () => {
    const document = await world.read(cert, (tx) => assessedDocument(tx, report))
    if (!document) throw new Error('no report')
    return world.read(cert, (tx) => progressOf(tx, document))
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
    const document = await world.read(cert, (tx) => assessedDocument(tx, report))
    expect(document).toMatchObject({ planId: plan })
    expect(await inBulk(report, ['ac-2', 'ac-3', 'pe-3'], ['examine'])).toEqual({
      kind: 'done',
      written: 2,
      skipped: 1,
    })
    expect(await progress()).toEqual({ total: 3, judged: 3, satisfied: 2, unsatisfied: 1 })
    expect(await world.read(cert, (tx) => unsatisfiedControls(tx, { systemId: SYSTEM.id }))).toMatchObject([
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
    await world.filled(report, 'assessment-report', [cert])
    await world.done({ act: 'finalize', caseId: report, actor: cert })
    expect(await assesses(cert, report, 'ac-3', {}, 0)).toMatchObject({ refusal: { code: 'document-closed' } })
    const next = await world.begun('assessment-report', cert, 2027)
    const page = await world.read(cert, (tx) => boundAssessments.page(tx, { document: next, q: 'ac-2' }, cert, 50))
    expect(page.rows.find((r) => r.controlId === 'ac-2')).toMatchObject({
      result: null,
      lastResult: 'other-than-satisfied',
      lastFinding: '登録が残っている',
    })
  })
})

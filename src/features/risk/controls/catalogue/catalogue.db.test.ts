import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { controlsWorld, type ControlsWorld } from '../controls-for-tests.ts'
import { dev, iao, NOW, planner } from '../../documents/documents-for-tests.ts'
import { sampleCatalogue, sampleProfile } from '../sample/documents.ts'
import { takeText } from './take-file.ts'

let w: ControlsWorld
beforeAll(async () => {
  w = await controlsWorld()
})
afterAll(() => w.world.close())

describe('taking a list in', () => {
  test('R119: is for 企画課 and 情報保証責任者, and refused to others by its rule', async () => {
    expect(await w.brings(sampleCatalogue(), 'a.json', dev)).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'not-your-role', rules: ['R119'] }],
    })
    expect(await w.lists()).toEqual([])
  })

  test('the ledger names the digest of the file and what it changed', async () => {
    expect(await w.brings(sampleCatalogue(), 'a.json')).toMatchObject({ kind: 'done' })
    const [list] = await w.lists()
    expect(list).toMatchObject({ kind: 'catalog' })
    expect(list?.total).toBeGreaterThanOrEqual(40)
    const entry = await w.world.read(iao, (tx) =>
      tx.selectFrom('ledgerEntry').select('title').where('process', '=', 'risk.catalogue').executeTakeFirstOrThrow(),
    )
    expect(entry.title).toMatch(new RegExp(`新規${list?.total}件.*SHA-256 [0-9a-f]{64}`, 'u'))
  })

  test('the same file again is refused and changes nothing', async () => {
    const before = await w.rowsOf((await w.lists())[0]?.id ?? '')
    expect(await w.brings(sampleCatalogue(), 'a.json')).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'nothing-new' }],
    })
    expect(await w.rowsOf((await w.lists())[0]?.id ?? '')).toEqual(before)
  })

  test('a broken file is refused with its place in words, and nothing is kept of it', async () => {
    const broken = sampleCatalogue().replace('"title":"教育"', '"title":""')
    const taken = await takeText(w.world.db, broken, { actor: planner, at: NOW, fileName: 'broken.json' })
    expect(taken).toEqual({
      ok: false,
      faults: [expect.stringMatching(/2番目の分類「at」 の 1番目の管理策「at-2」 の 題名/u)],
    })
    const kept = await w.world.read(planner, (tx) => tx.selectFrom('controlSource').select('fileName').execute())
    expect(kept.map((k) => k.fileName)).not.toContain('broken.json')
  })

  test('a selection finds its list by name, and sets what it sets', async () => {
    expect(await w.brings(sampleProfile(), 'low.json')).toMatchObject({ kind: 'done' })
    const profile = (await w.lists()).find((l) => l.kind === 'profile')
    const rows = await w.rowsOf(profile?.id ?? '')
    expect(rows).toHaveLength(profile?.total ?? 0)
    expect(rows.find((r) => r.controlId === 'ac-7')?.statement).toContain('続けて5回認証に失敗した登録を、30分止める')
  })

  test('a selection whose list is not there is refused and names it', async () => {
    const other = sampleProfile().replaceAll('管理策の一覧（見本）', 'どこにもない一覧')
    expect(await w.brings(other, 'elsewhere.json')).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'not-readable', sentence: expect.stringContaining('「どこにもない一覧」') }],
    })
  })

  test('a new version changes what it changes, keeps identities, marks what is gone, and the selection resting on it is told', async () => {
    const catalog = (await w.lists()).find((l) => l.kind === 'catalog')
    const before = await w.rowsOf(catalog?.id ?? '')
    const parsed = JSON.parse(sampleCatalogue()) as {
      catalog: { metadata: { version: string }; groups: { id: string; controls: { id: string; title: string }[] }[] }
    }
    parsed.catalog.metadata.version = '見本2'
    const [ac] = parsed.catalog.groups
    if (!ac) throw new Error('no group')
    ac.controls = ac.controls.filter((c) => c.id !== 'ac-18')
    ac.controls.forEach((c) => (c.id === 'ac-2' ? (c.title = '利用者の登録・抹消') : null))
    expect(await w.brings(JSON.stringify(parsed), 'a2.json')).toMatchObject({ kind: 'done' })
    const after = await w.rowsOf(catalog?.id ?? '')
    expect(after.map((r) => r.id).toSorted()).toEqual(before.map((r) => r.id).toSorted())
    expect(after.filter((r) => r.removed).map((r) => r.controlId)).toEqual(['ac-18'])
    expect(after.find((r) => r.controlId === 'ac-2')?.title).toBe('利用者の登録・抹消')
    const stale = await w.world.read(iao, (tx) =>
      tx
        .selectFrom('controlCatalogBase as b')
        .innerJoin('controlCatalog as c', 'c.id', 'b.baseId')
        .select(['b.baseSha256', 'c.sha256'])
        .executeTakeFirstOrThrow(),
    )
    expect(stale.baseSha256).not.toBe(stale.sha256)
  })
})

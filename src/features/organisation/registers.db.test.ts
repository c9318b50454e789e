import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnyRegister, Query } from '#kernel/http/product.ts'
import type { Column } from '#kernel/pure/register.ts'
import { anOrganisation, FOUNDED, known, type Trial } from './organisation.builders.ts'
import { loadSamplePeople } from './set-up/sample-people.ts'
import { SET_UP_ACTOR } from './set-up/run.ts'
import { SAMPLE_PEOPLE } from './set-up/sample-names.ts'

let trial: Trial
beforeAll(async () => {
  trial = await anOrganisation()
  await loadSamplePeople(trial.run, trial.known, FOUNDED)
})
afterAll(() => trial.close())

const registerOf = (key: string): AnyRegister => {
  const bound = trial.feature.registers.find((r) => r.register.key === key)
  if (!bound) throw new Error(`no register ${key}`)
  return bound
}

const page = (key: string, query: Query = {}, size = 50) =>
  trial.read((tx) => registerOf(key).page(tx, query, SET_UP_ACTOR, size))

/** The rows as the page shows them, one text a column. */
const shown = async (key: string, query: Query = {}, size = 50) => {
  const { columns } = registerOf(key).register
  const { rows } = await page(key, query, size)
  return rows.map(
    (row: unknown) =>
      Object.fromEntries(
        columns.map((c: Column<unknown>) => [c.title, c.shown ? c.shown(row) : c.value(row)]),
      ) as Record<string, string | number | null>,
  )
}

const KEYS = [
  'systems',
  'unit-officers',
  'designations',
  'posts',
  'incumbencies',
  'units',
  'people',
  'governing-documents',
] as const

describe.each(KEYS)('%s', (key) => {
  test('pages of three forwards and back give every row once, in the order of the export', async () => {
    const all = await trial.read(async (tx) => {
      const ids: string[] = []
      for await (const row of registerOf(key).all(tx, {}, SET_UP_ACTOR)) ids.push((row as { id: string }).id)
      return ids
    })
    const there: string[] = []
    let query: Query = {}
    let last = await page(key, query, 3)
    for (;;) {
      there.push(...last.rows.map((r: { id: string }) => r.id))
      if (last.next === null) break
      query = { after: last.next }
      last = await page(key, query, 3)
    }
    expect(there).toEqual(all)
    expect(last.total).toBe(all.length)
    const back = await page(key, { before: last.previous ?? '' }, 3)
    const from = all.length - last.rows.length
    expect(back.rows.map((r: { id: string }) => r.id)).toEqual(all.slice(from - 3, from))
  })

  test('a cursor nobody made here means the beginning', async () => {
    const first = await page(key, {}, 3)
    for (const after of ['x', 'e30', 'WzEsMl0']) expect((await page(key, { after }, 3)).rows).toEqual(first.rows)
  })
})

test('R042, R043: 付紙第1 shows each system with the two posts and who holds them; classes name the head of the section', async () => {
  const rows = await shown('systems', {}, 50)
  expect(rows[0]).toMatchObject({
    番号: 1,
    情報システム: '中央指揮システム',
    整備の責任者: '指揮通信システム企画課長',
    '整備 就いている人': '1等空佐 水城 航',
    運用の責任者: '指揮通信システム運用課長',
    読み取り: null,
  })
  expect(rows[1]?.['読み取り']).toContain('1の行に一度だけ')
  expect(rows.slice(22, 24)).toMatchObject([
    { 番号: 23, 整備の責任者: '計画、整備する各課等の長', '整備 就いている人': '' },
    { 番号: null, 情報システム: '　企画課 翻訳用端末（見本）', 整備の責任者: '指揮通信システム企画課長' },
  ])
  const standalone = known(trial.known.systems, 'standalone')
  expect((await shown('systems', { class: standalone })).map((r) => r['情報システム'])).toEqual([
    'スタンドアロン型情報システム',
    '　企画課 翻訳用端末（見本）',
  ])
})

test('R002, R044: 付紙第2 shows organisation, department, post and who holds it', async () => {
  const rows = await shown('unit-officers')
  expect(rows).toHaveLength(21)
  expect(rows[0]).toMatchObject({
    機関名: '統合幕僚監部',
    '部官名・課等': '総務部 総務課',
    官職: '総務課長',
    就いている人: '1等陸佐 三雲 志保',
  })
  expect(rows.filter((r) => r['官職'] === '運用調整官')).toHaveLength(2)
  expect(rows.find((r) => r['官職'] === '第２隊長')?.['就いている人']).toBe('3等海佐 渡会 昴（代理）')
  expect(rows.find((r) => r['官職'] === '隊本部第２科長')?.['部官名・課等']).toContain('隊本部第２科')
})

test('the tree of units stands in the order of the directive, children below their parent', async () => {
  const names = (await shown('units', {}, 100)).map((r) => r['名称'])
  expect(names.slice(0, 5)).toEqual(['統合幕僚監部', '　総務部', '　　総務課', '　　　総務班保全係', '　　人事教育課'])
  expect(names.indexOf('　第１隊（見本）')).toBeGreaterThan(names.indexOf('自衛隊サイバー防衛隊'))
  const under = await shown('units', { under: known(trial.known.units, 'joint-staff-college') })
  expect(under.map((r) => r['名称'])).toEqual([
    '統合幕僚学校',
    '　企画室',
    '　総務課',
    '　教育課',
    '　国際平和協力センター',
  ])
})

describe('people', () => {
  test.each([
    ['name', '水城', ['水城 航']],
    ['one character of the name', '櫂', ['雲野 櫂']],
    ['kana', 'ミズキ', ['水城 航']],
    ['service number', '見本-００２', ['鷹取 誠一']],
    ['nothing like it', '該当なし', []],
  ])('are found by %s', async (_, q, names) => {
    expect((await shown('people', { q })).map((r) => r['氏名'])).toEqual(names)
  })

  test('are listed by kind and by unit with all below it', async () => {
    expect((await page('people')).total).toBe(SAMPLE_PEOPLE.length)
    expect((await shown('people', { kind: 'attached' })).map((r) => r['氏名'])).toEqual(['布施 健吾', '室井 夏帆'])
    const within = SAMPLE_PEOPLE.filter((p) =>
      ['js-c4-planning', 'js-cyber-planning', 'js-cyber-ia-desk'].includes(p.unit),
    )
    expect((await page('people', { unit: known(trial.known.units, 'js-c4-planning') })).total).toBe(within.length)
  })
})

test('posts that nobody holds are told apart', async () => {
  expect(await shown('posts', { held: 'vacant' })).toEqual([])
  const unitId = known(trial.known.units, 'js-press')
  await trial.run('organisation.post', 'establish', null, {}, { unitId, title: '報道班長', startsOn: FOUNDED })
  expect((await shown('posts', { held: 'vacant' })).map((r) => [r['官職名'], r['就いている人']])).toEqual([
    ['報道班長', '欠員'],
  ])
})

test('designations are listed by role, in the order of the directive', async () => {
  const roles = [...new Set((await shown('designations', {}, 200)).map((r) => r['役割']))]
  expect(roles.slice(0, 3)).toEqual(['情報保証責任者', '情報保証監査責任者', '情報保証監査責任者補助者'])
  expect(await shown('designations', { role: 'IAO' })).toMatchObject([
    { 範囲: '全体', 官職: '統合幕僚長', 就いている人: '空将 鷹取 誠一', 根拠の条項: '付紙第5' },
  ])
})

describe('governing documents', () => {
  test('a place the directive leaves open stands as 未制定 until a text fills it', async () => {
    const empty = await shown('governing-documents', { slots: 'empty' })
    expect(empty).toHaveLength(13)
    expect(empty[0]).toMatchObject({
      達が別に示すもの: 'ファイル暗号化ソフトの設定の要領',
      条項: '本文 第3-5',
      題名: '未制定',
    })
    const first = (await page('governing-documents', { slots: 'empty' })).rows[0]
    expect(registerOf('governing-documents').href?.(first)).toBe(
      '/begin/organisation.document/enter?slot=encryption-software',
    )
    const input = { slot: 'risk-policy', title: 'リスク分析・評価の基本方針', kind: '基本方針', number: '第9号' }
    const id = await trial.run('organisation.document', 'enter', null, {}, input)
    expect(await shown('governing-documents', { slots: 'empty' })).toHaveLength(12)
    const filled = (await page('governing-documents', { q: 'リスク分析' })).rows
    expect(filled.map((r: { id: string }) => r.id)).toEqual([id])
  })
})

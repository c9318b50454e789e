import { array, assert, asyncProperty, constant, constantFrom, property, string, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { guardFormula, unguardFormula } from './formula-guard.ts'
import { wholeTable } from './whole-table-for-tests.ts'
import { registerTable, type SheetCell, type SheetTable } from './table.ts'
import { streamCp932Csv, streamCsv, unrepresentableInCp932, type CsvOptions } from './write-csv.ts'
import { columnTable } from './column-table.ts'
import { streamXlsx } from './write-xlsx.ts'

const bytesOf = async (stream: ReadableStream<Uint8Array>) => new Uint8Array(await new Response(stream).arrayBuffer())

const columns = [
  { title: '登録番号', kind: 'code' },
  { title: '氏名', kind: 'text' },
  { title: '数量', kind: 'number' },
  { title: '登録年月日', kind: 'day' },
  { title: '許可日時', kind: 'moment' },
] as const

const rareName = '髙﨑　德次郎①㈱～―∥－Ⅳ№'

const table = (rows: readonly (readonly SheetCell[])[]): SheetTable => ({ name: '可搬記憶媒体登録簿', columns, rows })

const sample = table([
  ['統幕総－0001', rareName, 2, '2019-05-01', new Date('2025-12-02T01:20:00Z')],
  ['00012', '=HYPERLINK("x")', -5, '2025-11-21', '2025-12-31T15:00:00.000Z'],
  ['A,"B"', null, null, null, null],
])

const csvText = async (t: SheetTable, o?: CsvOptions) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await bytesOf(streamCsv(t, o)))

test('CSV is RFC 4180 with a byte-order mark, ISO days and instants with the offset of Tokyo', async () => {
  expect(await csvText(sample)).toBe(
    '\uFEFF登録番号,氏名,数量,登録年月日,許可日時\r\n' +
      `統幕総－0001,${rareName},2,2019-05-01,2025-12-02T10:20:00+09:00\r\n` +
      '00012,"\'=HYPERLINK(""x"")",-5,2025-11-21,2026-01-01T00:00:00+09:00\r\n' +
      '"A,""B""",,,,\r\n',
  )
})

test('CSV without the mark begins with the first title', async () => {
  expect(await csvText(sample, { byteOrderMark: false })).toMatch(/^登録番号,/)
})

test('a line break inside a datum becomes a space, or is kept in quotes when asked', async () => {
  const broken = table([['1', '上\r\n下', null, null, null]])
  expect(await csvText(broken)).toContain('1,上 下,')
  expect(await csvText(broken, { lineBreaks: 'keep' })).toContain('1,"上\r\n下",')
})

test('two columns of one title are refused', async () => {
  const twice = { name: 'x', columns: [columns[0], columns[0]], rows: [] }
  await expect(bytesOf(streamCsv(twice))).rejects.toThrow('登録番号')
  expect(() => streamXlsx(twice)).toThrow('登録番号')
})

test('CP932 holds the rare characters of Windows and is read back the same', async () => {
  expect(await unrepresentableInCp932(sample)).toEqual([])
  expect(await wholeTable(await bytesOf(streamCp932Csv(sample)))).toMatchObject({
    ok: true,
    format: 'csv-shift_jis',
    rows: [{ number: 2, cells: ['統幕総－0001', rareName, '2', '2019-05-01', '2025-12-02T10:20:00+09:00'] }, {}, {}],
  })
})

test('CP932 names every character it cannot hold, where it stands and how often', async () => {
  const rare = table([
    ['1', '𠮷田', null, null, null],
    ['¥2', '❤𠮷', null, null, null],
  ])
  expect(await unrepresentableInCp932(rare)).toEqual([
    { character: '𠮷', codePoint: 'U+20BB7', row: 2, column: '氏名', count: 2 },
    { character: '¥', codePoint: 'U+00A5', row: 3, column: '登録番号', count: 1 },
    { character: '❤', codePoint: 'U+2764', row: 3, column: '氏名', count: 1 },
  ])
  await expect(bytesOf(streamCp932Csv(rare))).rejects.toThrow('outside Shift_JIS')
})

test.each([
  ['=1+1', "'=1+1"],
  ['+81-3-5366-3111', "'+81-3-5366-3111"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['＝１＋１', "'＝１＋１"],
  ["'=1", "''=1"],
  ['-5', '-5'],
  ['+3.5', '+3.5'],
  ['－', '－'],
  ["'quoted'", "'quoted'"],
])('%s is written as %s and read back unchanged', (text, written) => {
  expect(guardFormula(text)).toBe(written)
  expect(unguardFormula(written)).toBe(text)
})

test('guarding against formulas never loses a text', () => {
  assert(
    property(string({ unit: 'binary' }), (text) => {
      expect(unguardFormula(guardFormula(text))).toBe(text)
    }),
  )
  const risky = string({ unit: constantFrom("'", '=', '+', '-', '@', '1', '\t', '\n', '＝') })
  assert(
    property(risky, (text) => {
      expect(unguardFormula(guardFormula(text))).toBe(text)
    }),
  )
})

test('any table of texts written as CSV is read back the same', async () => {
  const cell = string({ unit: constantFrom('"', ',', "'", '=', '髙', '①', ' ', '-', '7', '𠮷', 'ｱ', '\n') }).filter(
    (t) => t.trim() === t,
  )
  await assert(
    asyncProperty(array(tuple(constant('番号'), cell), { minLength: 1, maxLength: 8 }), async (rows) => {
      const written = { name: '表', columns: [columns[0], columns[1]], rows }
      const read = await wholeTable(await bytesOf(streamCsv(written, { lineBreaks: 'keep' })))
      expect(read.ok && read.rows.map((row) => row.cells)).toEqual(rows)
    }),
  )
})

test('xlsx keeps texts as text, and days and instants as real dates of Tokyo', async () => {
  const read = await wholeTable(await bytesOf(streamXlsx(sample)))
  expect(read).toEqual({
    ok: true,
    format: 'xlsx',
    header: ['登録番号', '氏名', '数量', '登録年月日', '許可日時'],
    rows: [
      { number: 2, cells: ['統幕総－0001', rareName, '2', '2019-05-01', '2025-12-02 10:20'] },
      { number: 3, cells: ['00012', '=HYPERLINK("x")', '-5', '2025-11-21', '2026-01-01'] },
      { number: 4, cells: ['A,"B"', '', '', '', ''] },
    ],
  })
})

test('xlsx drops the control characters XML has no place for and stays readable', async () => {
  const read = await wholeTable(await bytesOf(streamXlsx(table([['1', '前\u0000\u0008後', null, null, null]]))))
  expect(read).toMatchObject({ ok: true, rows: [{ cells: ['1', '前後', '', '', ''] }] })
})

test('the code table of an export names every column, its notation and the words that may stand there', async () => {
  const codes = columnTable('台帳', [
    { title: '登録年月日', kind: 'day' },
    { title: '区分', kind: 'text', codes: ['業務用', '開示可能'] },
  ])
  const read = await wholeTable(await bytesOf(streamCsv(codes)))
  expect(read).toMatchObject({ ok: true, header: ['列', '項目', '種類', '書き方', 'コード'] })
  expect(read.ok && read.rows.map(({ cells }) => cells)).toEqual([
    ['1', '登録年月日', '日付', 'YYYY-MM-DD（西暦、日本時間）', ''],
    ['2', '区分', '文字', '改行を含まない。空欄は値がないこと', '業務用'],
    ['2', '区分', '文字', '改行を含まない。空欄は値がないこと', '開示可能'],
  ])
})

test('neither kind of export has a line break in a datum', async () => {
  const broken = table([['1', '一行目\r\n二行目\u2028三行目', 0, null, null]])
  for (const stream of [streamCsv(broken), streamXlsx(broken), streamCp932Csv(broken)]) {
    const read = await wholeTable(await bytesOf(stream))
    expect(read.ok && read.rows[0]?.cells).toEqual(['1', '一行目 二行目 三行目', '0', '', ''])
  }
})

test('rows are drawn from their source as the file is read, not before', async () => {
  let drawn = 0
  async function* endless() {
    for (;;) {
      drawn += 1
      yield [`番号${drawn}`.repeat(50), null, null, null, null]
    }
  }
  const reader = streamCsv({ name: '表', columns, rows: endless() }).getReader()
  await reader.read()
  expect(drawn).toBeLessThan(2000)
  await reader.cancel()
})

test('a register gives its table by its columns', async () => {
  const register = [
    { key: 'n', title: '登録番号', kind: 'code' as const, value: (row: { n: number }) => `第${row.n}号` },
    { key: 'd', title: '数量', kind: 'number' as const, value: (row: { n: number }) => row.n },
  ]
  expect(await csvText(registerTable('表', register, [{ n: 7 }]), { byteOrderMark: false })).toBe(
    '登録番号,数量\r\n第7号,7\r\n',
  )
})

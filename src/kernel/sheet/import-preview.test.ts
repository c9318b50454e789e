import { expect, test } from 'vitest'
import { previewImport, type ImportColumn } from './import-preview.ts'

type Medium = { number: string; model: string; quantity: number; remarks?: string }

const columns: ImportColumn<Medium>[] = [
  { key: 'number', label: '登録番号', required: true, parse: (text) => ({ ok: true, value: text }) },
  { key: 'model', label: '型式', aliases: ['媒体区分'], required: true, parse: (text) => ({ ok: true, value: text }) },
  {
    key: 'quantity',
    label: '数量',
    required: true,
    parse: (text) =>
      /^\d+$/.test(text) ? { ok: true, value: Number(text) } : { ok: false, message: '数字で入力してください。' },
  },
  { key: 'remarks', label: '備考', required: false, parse: (text) => ({ ok: true, value: text }) },
]

const table = (header: string[], ...rows: string[][]) => ({
  header,
  rows: rows.map((cells, at) => ({ number: at + 2, cells })),
})

test('headings match whatever their width and spaces, in any order, or by another known name', () => {
  const preview = previewImport(
    columns,
    table(['数　量', '媒体 区分', '登録番号 ', '担当'], ['2', 'ＵＳＢ', ' 統幕総－1 ', 'x']),
  )
  expect(preview).toMatchObject({
    importable: true,
    unusedHeadings: ['担当'],
    rows: [{ ok: true, number: 2, record: { number: '統幕総－1', model: 'ＵＳＢ', quantity: 2 } }],
  })
  expect([...preview.mapping]).toEqual([
    ['number', 2],
    ['model', 1],
    ['quantity', 0],
    ['remarks', null],
  ])
})

test('a person may say which heading fills a field, or that none does', () => {
  const file = table(['No.', '型式', '数量', '備考'], ['1', 'USB', '1', 'x'])
  expect(previewImport(columns, file).fileProblems).toEqual(['必要な列「登録番号」がありません。'])
  expect(previewImport(columns, file, { mapping: { number: 'ＮＯ.', remarks: null } })).toMatchObject({
    importable: true,
    rows: [{ record: { number: '1', model: 'USB', quantity: 1 } }],
  })
  expect(previewImport(columns, file, { mapping: { number: '番号' } }).fileProblems).toEqual([
    '列「番号」がファイルにありません。',
  ])
  expect(previewImport(columns, file, { mapping: { number: '型式' } }).fileProblems).toEqual([
    '列「型式」が「登録番号」と「型式」の両方に当てられています。',
  ])
})

test('a field met under two headings is refused', () => {
  const preview = previewImport(columns, table(['登録番号', '型式', '媒体区分', '数量'], ['1', 'a', 'b', '1']))
  expect(preview).toMatchObject({
    importable: false,
    fileProblems: ['「型式」に当たる列が2つあります（2列目、3列目）。'],
    rows: [],
    totals: { rows: 1, good: 0, bad: 1 },
  })
})

test('every bad row is named with all its fields and reasons, and one bad row stops the whole import', () => {
  const preview = previewImport(
    columns,
    table(['登録番号', '型式', '数量'], ['1', 'USB', '1'], ['', 'USB', '二'], ['3', 'USB', '1'], ['4', '', '1']),
  )
  expect(preview.totals).toEqual({ rows: 4, good: 2, bad: 2 })
  expect(preview.importable).toBe(false)
  expect(
    preview.rows.flatMap((row) => (row.ok ? [] : [[row.number, row.problems.map((p) => `${p.label}：${p.message}`)]])),
  ).toEqual([
    [3, ['登録番号：入力されていません。', '数量：数字で入力してください。']],
    [5, ['型式：入力されていません。']],
  ])
})

test('a value that must be unique is refused the second time, naming the first row', () => {
  const preview = previewImport(
    columns,
    table(['登録番号', '型式', '数量'], ['Ａ-1', 'x', '1'], ['A-2', 'x', '1'], ['A-1', 'x', '1'], ['a-1', 'x', '1']),
    {
      unique: [['number'], ['number', 'model']],
    },
  )
  expect(preview.rows.map((row) => (row.ok ? [] : row.problems.map((p) => `${p.label}：${p.message}`)))).toEqual([
    [],
    [],
    ['登録番号：2行目と重複しています。', '登録番号・型式：2行目と重複しています。'],
    ['登録番号：2行目と重複しています。', '登録番号・型式：2行目と重複しています。'],
  ])
})

test('a file with a header and nothing below is not importable', () => {
  expect(previewImport(columns, table(['登録番号', '型式', '数量']))).toMatchObject({
    importable: false,
    totals: { rows: 0, good: 0, bad: 0 },
  })
})

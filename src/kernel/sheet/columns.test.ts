import { expect, test } from 'vitest'
import { guessMapping, headingsKey, identityOf, mappingProblems, readRecord, type ImportColumn } from './columns.ts'

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

test('headings match whatever their width and spaces, in any order, or by another known name', () => {
  expect(guessMapping(columns, ['数　量', '媒体 区分', '登録番号 ', '担当'])).toEqual({
    number: 2,
    model: 1,
    quantity: 0,
    remarks: null,
  })
})

test('of two columns that could be one field the one that bears its name is taken', () => {
  expect(guessMapping(columns, ['媒体区分', '型式'])).toMatchObject({ model: 1 })
})

test('a required field without a column and a column for two fields are named', () => {
  const header = ['番号', '型式', '数量']
  expect(mappingProblems(columns, header, { number: null, model: 1, quantity: 1 })).toEqual({
    number: '必要な列「登録番号」が選ばれていません。',
    quantity: '列「型式」が「型式」と「数量」の両方に当てられています。',
  })
  expect(mappingProblems(columns, header, { number: 0, model: 1, quantity: 7 })).toEqual({
    quantity: 'その列は、ファイルにありません。',
  })
})

test('a row is read by the mapping; every field that is wrong is named', () => {
  const mapping = { number: 2, model: 1, quantity: 0, remarks: null }
  expect(readRecord(columns, mapping, ['2', 'ＵＳＢ', ' 統幕総－1 '])).toEqual({
    record: { number: '統幕総－1', model: 'ＵＳＢ', quantity: 2 },
    problems: [],
  })
  expect(readRecord(columns, mapping, ['二', '', '1']).problems).toEqual([
    '「型式」が入力されていません。',
    '「数量」数字で入力してください。',
  ])
})

test('two rows are the same whatever the width and case of what names them; blank names nothing', () => {
  expect(identityOf({ number: 'Ａ-1' }, ['number'])).toBe(identityOf({ number: 'a-1' }, ['number']))
  expect(identityOf({ number: 'A-1', model: 'x' }, ['number', 'model'])).not.toBe(
    identityOf({ number: 'A-1', model: 'y' }, ['number', 'model']),
  )
  expect(identityOf({ model: 'x' }, ['number'])).toBeNull()
})

test('a ledger is known again by its headings in their order', () => {
  expect(headingsKey(['登録 番号', 'Ａ'])).toBe(headingsKey(['登録番号', 'a']))
  expect(headingsKey(['a', 'b'])).not.toBe(headingsKey(['b', 'a']))
})

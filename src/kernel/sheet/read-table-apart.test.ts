import { expect, test } from 'vitest'
import { readTableApart, type ReadApartOptions } from './read-table-apart.ts'
import { collected } from './whole-table-for-tests.ts'
import { sheetXml, workbookForTests } from './zip-for-tests.ts'

const apart = (bytes: Uint8Array, options: ReadApartOptions = {}) => collected(readTableApart(bytes, options))

const csv = new TextEncoder().encode('登録番号,氏名\n1,髙﨑\n')

test('a file is read in a thread of its own', async () => {
  expect(await apart(csv)).toEqual({
    ok: true,
    format: 'csv-utf-8',
    header: ['登録番号', '氏名'],
    rows: [{ number: 2, cells: ['1', '髙﨑'] }],
  })
})

test('limits reach the thread', async () => {
  expect(await apart(csv, { limits: { columns: 1 } })).toMatchObject({
    ok: false,
    problems: [{ message: '列が多すぎます（1列まで）。' }],
  })
})

test('a file that takes too long is given up with a sentence', async () => {
  const long = workbookForTests({ content: sheetXml('<row><c><v>1</v></c></row>'.repeat(400_000)) })
  expect(await apart(long, { timeLimitMs: 1, limits: { rows: 1e9 } })).toMatchObject({
    ok: false,
    problems: [{ row: null, message: expect.stringContaining('時間がかかりすぎた') }],
  })
})

test('a file that takes too much memory is given up with a sentence, and the program lives on', async () => {
  const wide = workbookForTests({ content: sheetXml(`<row>${'<c><v>1</v></c>'.repeat(100)}</row>`.repeat(20_000)) })
  expect(await apart(wide, { memoryMegabytes: 12, limits: { rows: 1e9 } })).toMatchObject({
    ok: false,
    problems: [{ row: null, message: expect.stringContaining('大きすぎて読み込めません') }],
  })
}, 30_000)

test('a reader that stops ends the thread, however much is left to read', async () => {
  const lines = new TextEncoder().encode(`番号,氏名\n${'1,髙﨑\n'.repeat(5000)}`)
  const kinds: string[] = []
  for await (const part of readTableApart(lines)) {
    kinds.push(part.kind)
    if (kinds.length === 2) break
  }
  expect(kinds).toEqual(['header', 'rows'])
})

import { writeXlsx } from 'hucre/xlsx'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { wholeTable } from './whole-table-for-tests.ts'
import { sheetXml, workbookForTests, zipForTests } from './zip-for-tests.ts'

const csv = (text: string) => new TextEncoder().encode(text)
const xlsx = (rows: (string | number | Date | boolean | null)[][]) => writeXlsx({ sheets: [{ name: '表', rows }] })
const inline = (ref: string, text: string) => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`

test.each([
  ['UTF-8', csv('登録番号,氏名\n1,髙﨑𠮷\n'), 'csv-utf-8', '髙﨑𠮷'],
  ['UTF-8 with its mark', csv('\uFEFF登録番号,氏名\r\n1,髙﨑\r\n'), 'csv-utf-8', '髙﨑'],
  ['Shift_JIS', iconv.encode('登録番号,氏名\r\n1,髙﨑①㈱～ソ表\r\n', 'cp932'), 'csv-shift_jis', '髙﨑①㈱～ソ表'],
  ['tab-separated text pasted from a spreadsheet', csv('登録番号\t氏名\n1\t髙﨑\n'), 'csv-utf-8', '髙﨑'],
])('%s is recognised by its content', async (_, bytes, format, name) => {
  expect(await wholeTable(bytes)).toEqual({
    ok: true,
    format,
    header: ['登録番号', '氏名'],
    rows: [{ number: 2, cells: ['1', name] }],
  })
})

test('rows keep their number in the file although blank rows are left out', async () => {
  const read = await wholeTable(csv('a,b\n\n1,2\n,\n"3\n3",4\n5,6\n'))
  expect(read.ok && read.rows).toEqual([
    { number: 3, cells: ['1', '2'] },
    { number: 5, cells: ['3\n3', '4'] },
    { number: 6, cells: ['5', '6'] },
  ])
})

test.each([
  ['an empty file', new Uint8Array(), null, 'ファイルが空です'],
  ['nothing but blank rows', csv('\n,,\n'), null, '見出しの行がありません'],
  ['UTF-16', Buffer.from('\uFEFFa,b', 'utf16le'), null, 'UTF-16'],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), null, '文字のファイルではありません'],
  [
    'a byte of no encoding',
    Buffer.concat([csv('a,b\n1,2\n3,'), Buffer.from([0xfd, 0xff])]),
    3,
    'UTF-8でもShift_JISでもない',
  ],
  [
    'two encodings in one file',
    Buffer.concat([csv('番号,氏名\n1,髙﨑\n'), iconv.encode('2,髙\n', 'cp932')]),
    null,
    '混ざっています',
  ],
  ['a quote never closed', csv('a,b\n1,2\n3,"4\n5,6\n'), 3, '引用符「"」が閉じられていません'],
  ['a quote in the middle', csv('a,b\n1,x"y"\n'), 2, '引用符「"」の使い方'],
  ['a row with too few columns', csv('a,b,c\n1,2,3\n4,5\n'), 3, '列が足りません（見出しは3列、この行は2列）'],
  ['a value beyond the header', csv('a,b\n1,2,3\n'), 2, '見出しのない列（C）に値があります'],
  ['an old or protected Excel file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), null, 'パスワード付き又は旧形式'],
  [
    'a zip that is no workbook',
    zipForTests([{ name: 'a.txt', content: 'x' }]),
    null,
    'Excel（.xlsx）のファイルではありません',
  ],
])('%s is refused, naming the row', async (_, bytes, row, message) => {
  expect(await wholeTable(bytes)).toMatchObject({
    ok: false,
    problems: [{ row, message: expect.stringContaining(message) }],
  })
})

test('more rows, columns or characters than allowed are refused', async () => {
  const limits = { rows: 2, columns: 2, cellCharacters: 5, bytes: 100 }
  expect(await wholeTable(csv('a\n1\n2\n3\n'), { limits })).toMatchObject({
    ok: false,
    problems: [{ message: '行が多すぎます（2行まで）。' }],
  })
  expect(await wholeTable(csv('a,b,c\n1,2,3\n'), { limits })).toMatchObject({
    ok: false,
    problems: [{ message: '列が多すぎます（2列まで）。' }],
  })
  expect(await wholeTable(csv('a,b\n1,123456\n'), { limits })).toMatchObject({
    ok: false,
    problems: [{ row: 2, message: '「b」の文字が多すぎます（5文字まで）。' }],
  })
  expect(await wholeTable(csv('a'.repeat(101)), { limits })).toMatchObject({ ok: false })
  expect(await wholeTable(await xlsx([['a'], ['1'], ['2'], ['3']]), { limits: { rows: 2 } })).toMatchObject({
    ok: false,
    problems: [{ message: '行が多すぎます（2行まで）。' }],
  })
  expect(
    await wholeTable(workbookForTests({ content: sheetXml(`<row r="9">${inline('XFD9', 'x')}</row>`) })),
  ).toMatchObject({
    ok: false,
    problems: [{ row: 9, column: 'XFD', message: '列が多すぎます（200列まで）。' }],
  })
})

test('cells of every kind become text, dates as days', async () => {
  const bytes = await xlsx([
    ['文字', '数', '小数', '真偽', '日', '日時'],
    ['００１', 120, 0.1 + 0.2, true, new Date(Date.UTC(2025, 10, 21)), new Date(Date.UTC(2025, 10, 21, 9, 30))],
  ])
  expect(await wholeTable(bytes)).toMatchObject({
    ok: true,
    rows: [{ number: 2, cells: ['００１', '120', '0.3', 'TRUE', '2025-11-21', '2025-11-21 09:30'] }],
  })
})

test('a date shown in the Japanese calendar is still a day', async () => {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: '表',
        columns: [{ numFmt: '[$-411]ggge"年"m"月"d"日";@' }],
        rows: [['登録年月日'], [new Date(Date.UTC(2019, 4, 1))]],
      },
    ],
  })
  expect(await wholeTable(bytes)).toMatchObject({ ok: true, rows: [{ cells: ['2019-05-01'] }] })
})

test('a formula gives its saved value; without one its cell is named', async () => {
  const row = (cell: string) =>
    workbookForTests({ content: sheetXml(`<row r="1">${inline('A1', '数')}</row><row r="2">${cell}</row>`) })
  expect(await wholeTable(row('<c r="A2"><f>1+1</f><v>2</v></c>'))).toMatchObject({
    ok: true,
    rows: [{ cells: ['2'] }],
  })
  expect(await wholeTable(row('<c r="A2"><f>1+1</f></c>'))).toMatchObject({
    ok: false,
    problems: [{ row: 2, column: 'A', message: expect.stringContaining('数式の計算結果') }],
  })
  expect(await wholeTable(row('<c r="A2" t="e"><v>#REF!</v></c>'))).toMatchObject({
    ok: false,
    problems: [{ row: 2, message: 'A列に、計算の誤り（#REF!）が入っています。' }],
  })
})

test('merged cells are refused by name, since all but the first would be read as blank', async () => {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: '表',
        rows: [
          ['課', '氏名'],
          ['総務課', 'A'],
          [null, 'B'],
        ],
        merges: [{ startRow: 1, endRow: 2, startCol: 0, endCol: 0 }],
      },
    ],
  })
  expect(await wholeTable(bytes)).toMatchObject({
    ok: false,
    problems: [{ row: 2, column: 'A', message: expect.stringContaining('結合') }],
  })
})

test('a sheet that is not there is named', async () => {
  expect(await wholeTable(await xlsx([['a']]), { sheet: '別表' })).toMatchObject({
    ok: false,
    problems: [{ message: 'シート「別表」がありません。' }],
  })
})

test('a workbook that unpacks to more than allowed is refused by what it declares', async () => {
  const blanks = Buffer.alloc(101 * 1024 * 1024, 0x20)
  const bomb = workbookForTests({ content: blanks })
  expect(bomb.length).toBeLessThan(200_000)
  expect(await wholeTable(bomb, { limits: { unpackedBytes: 100 * 1024 * 1024 } })).toMatchObject({
    ok: false,
    problems: [{ message: expect.stringContaining('展開すると大きすぎる') }],
  })
})

test('a workbook that declares less than it unpacks to is refused', async () => {
  const liar = workbookForTests({ content: Buffer.alloc(5 * 1024 * 1024, 0x20), claims: 1000 })
  expect(await wholeTable(liar)).toMatchObject({
    ok: false,
    problems: [{ message: expect.stringContaining('壊れています') }],
  })
})

test('a workbook cut short anywhere is refused, never half read', async () => {
  const whole = await xlsx([['登録番号'], ...Array.from({ length: 300 }, (_, n) => [`統幕総－${n}`])])
  for (const part of [0.02, 0.3, 0.6, 0.9, 0.999]) {
    const cut = await wholeTable(whole.subarray(0, Math.floor(whole.length * part)))
    expect(cut).toMatchObject({ ok: false, problems: [{ message: expect.stringContaining('途中で切れています') }] })
  }
})

test('a workbook with a changed byte is refused or read whole, never an error', async () => {
  const whole = await xlsx([['登録番号'], ...Array.from({ length: 50 }, (_, n) => [`統幕総－${n}`])])
  const sentences: string[] = []
  for (let at = 2; at < whole.length; at += 97) {
    const changed = new Uint8Array(whole)
    changed[at] = (changed[at] ?? 0) ^ 0xff
    const read = await wholeTable(changed)
    sentences.push(read.ok ? `${read.rows.length}行。` : (read.problems[0]?.message ?? ''))
  }
  expect(sentences.filter((sentence) => !sentence.endsWith('。'))).toEqual([])
})

const ledger = (
  rows: (string | null)[][],
  merges: { startRow: number; endRow: number; startCol: number; endCol: number }[],
) => writeXlsx({ sheets: [{ name: '登録簿', rows, merges }] })

test('a merged title above the headings is passed over where the headings are known', async () => {
  const bytes = await ledger(
    [
      ['可搬記憶媒体登録簿', null, null],
      ['令和8年度', null, null],
      ['登録番号', '型式', '備考'],
      ['1', 'SU-1032', null],
    ],
    [{ startRow: 0, endRow: 0, startCol: 0, endCol: 2 }],
  )
  expect(await wholeTable(bytes, { headings: ['型式', '登録 番号'] })).toMatchObject({
    ok: true,
    header: ['登録番号', '型式', '備考'],
    rows: [{ number: 4, cells: ['1', 'SU-1032', ''] }],
  })
})

test('headings over two rows read as the lower line, merged ones as they are', async () => {
  const bytes = await ledger(
    [
      ['登録番号', '媒体', null, '備考'],
      [null, '種類', '型式', null],
      ['1', 'USBメモリ', 'SU-1032', 'x'],
    ],
    [
      { startRow: 0, endRow: 1, startCol: 0, endCol: 0 },
      { startRow: 0, endRow: 0, startCol: 1, endCol: 2 },
      { startRow: 0, endRow: 1, startCol: 3, endCol: 3 },
    ],
  )
  expect(await wholeTable(bytes, { headings: ['登録番号', '型式', '備考'] })).toMatchObject({
    ok: true,
    header: ['登録番号', '種類', '型式', '備考'],
    rows: [{ number: 3, cells: ['1', 'USBメモリ', 'SU-1032', 'x'] }],
  })
})

test('a character of two halves where the text is cut into pieces stays whole', async () => {
  const line = '𠮷'.repeat(500)
  const text = `a\nx${`${line}\n`.repeat(600)}`
  const read = await wholeTable(csv(text))
  expect(read.ok && read.rows.every(({ cells }) => cells[0]?.endsWith(line))).toBe(true)
})

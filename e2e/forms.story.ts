import { streamXlsxRows } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { caseIn } from './api.ts'
import { behind, download, printed } from './documents.ts'
import { BY_MOUSE, EDUCATION, PLANNING, play, type Person } from './people.ts'
import { send } from './sending.ts'

const COUNT = /企画-\s*R\d+-/g

/** Prints a register from its own page: filled in, then blank. */
const books = async (keeper: Person, register: string) => {
  await keeper.goesTo(`/registers/${register}`)
  const [filled, blank] = [await behind(keeper, '様式で印刷する'), await behind(keeper, '白紙の様式')]
  return { filled: await printed(keeper, filled), blank: await printed(keeper, blank) }
}

const BOOKS = [
  {
    register: 'media',
    title: '可搬記憶媒体登録簿',
    head: ['登録番号', '登録の契機', '集中保管場所', '送達', '消去・破棄'],
  },
  { register: 'media-use', title: '可搬記憶媒体使用記録簿', head: ['使用者', '取出時刻', '格納確認者', '格納時刻'] },
  { register: 'take-outs', title: '可搬記憶媒体持出簿', head: ['持出者', '持出期間', '許可者', '業務上の理由'] },
] as const

test.each(BOOKS)('R049, R050, R053, R054: $title is printed filled in and blank', ({ register, title, head }) =>
  play(BY_MOUSE, async (cast) => {
    const { filled, blank } = await books(await cast.enter(PLANNING.keeper), register)
    for (const words of [title, '付紙第４', PLANNING.unit, ...head]) expect(filled).toContain(words)
    expect(filled.match(COUNT)?.length ?? 0).toBeGreaterThan(2)
    for (const words of [title, ...head]) expect(blank).toContain(words)
    expect(blank).not.toMatch(COUNT)
  }),
)

test('R017: the slip and its receipt lie on one sheet above and below the line to cut, both with the same code', () =>
  play(BY_MOUSE, async (cast) => {
    const user = await cast.enter(PLANNING.user)
    const slip = await send(user, EDUCATION.unit, 1)
    const sheet = await printed(user, `/forms/media-transfer-slip/${user.shownCase()}.pdf`)
    const [above = '', below = ''] = sheet.split(/^ *キリトリ *$/m)
    expect(above).toContain('可搬記憶媒体送達票')
    expect(above).toContain(`職員 ${PLANNING.user.rank} ${PLANNING.user.name}`)
    expect(below).toContain('可搬記憶媒体受領票')
    expect(below).toContain('速やかに本受領票を')
    const code = /^\s*([0-9A-Z]{10})\s*$/m.exec(above)?.[1]
    expect(code).toBeDefined()
    expect(below).toContain(code)
    expect(sheet, 'an opaque code, never the number of the unit').not.toContain(slip)
    const blank = await printed(user, '/forms/media-transfer-slip.pdf?blank=1')
    expect(blank).toContain('キリトリ')
    expect(blank).not.toMatch(COUNT)
  }))

test('R054: one take-out is printed as its permit, with what was confirmed', () =>
  play(BY_MOUSE, async (cast) => {
    const keeper = await cast.enter(PLANNING.keeper)
    const id = await caseIn(keeper, '/registers/take-outs?state=closed', '完結')
    const permit = await printed(keeper, `/forms/take-out-sheet/${id}.pdf`)
    for (const words of ['可搬記憶媒体持出許可票', '確認事項', '朝霞駐屯地', PLANNING.officer.name])
      expect(permit).toContain(words)
    expect(permit.match(/☑/g)?.length).toBeGreaterThanOrEqual(4)
  }))

test('R050: the register leaves as CSV and XLSX with one header row, the same rows, and days a machine can sort', () =>
  play(BY_MOUSE, async (cast) => {
    const keeper = await cast.enter(PLANNING.keeper)
    await keeper.goesTo('/registers/media')
    const csv = (await download(keeper, await behind(keeper, 'CSVを書き出す'), 'text/csv')).toString('utf8')
    expect(csv.startsWith('\uFEFF')).toBe(true)
    const [header = '', ...rows] = csv.slice(1).trimEnd().split('\r\n')
    expect(header.split(',').slice(0, 4)).toEqual(['登録番号', '状態', '品名', '区分'])
    expect(rows.length).toBeGreaterThan(5)
    for (const row of rows) expect(row).toMatch(/,\d{4}-\d{2}-\d{2},/)
    const xlsx = await download(keeper, await behind(keeper, 'XLSXを書き出す'), 'spreadsheetml')
    const sheet = await Array.fromAsync(streamXlsxRows(new Uint8Array(xlsx)))
    expect(sheet[0]?.values).toEqual(header.split(','))
    expect(sheet.slice(1).map((row) => row.values[0])).toEqual(rows.map((row) => row.split(',')[0]))
  }))

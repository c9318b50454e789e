import type { Column } from '#kernel/pure/register.ts'
import type { SheetTable } from './table.ts'

const KINDS: Readonly<Record<Column<unknown>['kind'], readonly [kind: string, notation: string]>> = {
  text: ['文字', '改行を含まない。空欄は値がないこと'],
  code: ['番号', '改行を含まない。空欄は値がないこと'],
  number: ['数', '半角の数字。空欄は値がないことで、0とは異なる'],
  day: ['日付', 'YYYY-MM-DD（西暦、日本時間）'],
  moment: ['日時', 'CSVは YYYY-MM-DDThh:mm:ss+09:00、XLSXは日本時間の日時'],
}

type Described = Pick<Column<never>, 'title' | 'kind' | 'codes'>

/** What stands in an exported table: one line a column, and one for each word of a column that has only certain words. */
export const columnTable = (name: string, columns: readonly Described[]): SheetTable => ({
  name: `${name} 項目とコード`,
  columns: ['列', '項目', '種類', '書き方', 'コード'].map((title) => ({
    title,
    kind: title === '列' ? ('number' as const) : ('text' as const),
  })),
  rows: columns.flatMap(({ title, kind, codes }, at) => {
    const about = [at + 1, title, ...KINDS[kind]]
    return codes === undefined ? [[...about, null]] : codes.map((code) => [...about, code])
  }),
})

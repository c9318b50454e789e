import type { TableProblem } from './read-limits.ts'

const attribute = (tag: string, name: string): string | undefined => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]

/**
 * What the row reader would pass over in silence: merged cells (all but the first come out blank) and formulas
 * whose value was never saved. Reads the sheet's XML as text; every repetition is bounded, so that no text makes it slow.
 */
export const sheetProblems = async (
  read: (name: string) => Promise<Buffer | null>,
  sheet: string | undefined,
): Promise<readonly TableProblem[]> => {
  const workbook = (await read('xl/workbook.xml'))?.toString('utf8')
  const links = (await read('xl/_rels/workbook.xml.rels'))?.toString('utf8')
  if (workbook === undefined || links === undefined)
    return [{ row: null, column: null, message: 'Excel（.xlsx）のファイルではありません。' }]
  const sheets = workbook.match(/<(?:\w+:)?sheet\s[^<>]{1,2000}>/g) ?? []
  const wanted = sheet === undefined ? sheets[0] : sheets.find((tag) => attribute(tag, 'name') === sheet)
  if (wanted === undefined)
    return [
      {
        row: null,
        column: null,
        message: sheet === undefined ? 'シートがありません。' : `シート「${sheet}」がありません。`,
      },
    ]
  const id = attribute(wanted, '\\w+:id')
  const link = (links.match(/<(?:\w+:)?Relationship\s[^<>]{1,2000}>/g) ?? []).find((tag) => attribute(tag, 'Id') === id)
  const target = link === undefined ? undefined : attribute(link, 'Target')
  const xml =
    target === undefined
      ? undefined
      : (await read(target.startsWith('/') ? target.slice(1) : `xl/${target}`))?.toString('utf8')
  if (xml === undefined)
    return [{ row: null, column: null, message: 'ファイルが壊れています。Excelで開いて保存し直してください。' }]
  return [...merges(xml), ...unsavedFormulas(xml)].slice(0, 100)
}

const merges = (xml: string): TableProblem[] =>
  [...xml.matchAll(/<(?:\w+:)?mergeCell\s[^<>]{0,50}?ref="([A-Z]{1,3})(\d{1,7})/g)].map((found) => ({
    row: Number(found[2]),
    column: found[1] ?? null,
    message: '結合されたセルがあります。結合を解除して、各行に値を入れてください。',
  }))

const unsavedFormulas = (xml: string): TableProblem[] =>
  [
    ...xml.matchAll(
      /<c\s[^<>]{0,100}?\br="([A-Z]{1,3})(\d{1,7})"[^<>]{0,100}><f\b[^<>]{0,500}>(?:[^<]*<\/f>)?(?:<v ?\/>|<v><\/v>)?<\/c>/g,
    ),
  ].map((found) => ({
    row: Number(found[2]),
    column: found[1] ?? null,
    message: '数式の計算結果が保存されていません。Excelで開いて保存し直してください。',
  }))

import type { TableProblem } from './read-limits.ts'

const attribute = (tag: string, name: string): string | undefined => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]

/** A range of cells shown as one; only its first cell holds a value. Rows count from 1, columns from 0. */
export type Merge = { firstRow: number; lastRow: number; firstColumn: number; lastColumn: number }

export type SheetLook = { problems: readonly TableProblem[]; merges: readonly Merge[] }

/**
 * What the row reader would pass over in silence: merged cells (all but the first come out blank) and formulas
 * whose value was never saved. Reads the sheet's XML piece by piece; every repetition is bounded, so that no text makes it slow.
 */
export const lookAtSheet = async (
  read: (name: string) => Promise<Buffer | null>,
  sheet: string | undefined,
): Promise<SheetLook> => {
  const workbook = (await read('xl/workbook.xml'))?.toString('utf8')
  const links = (await read('xl/_rels/workbook.xml.rels'))?.toString('utf8')
  if (workbook === undefined || links === undefined) return refused('Excel（.xlsx）のファイルではありません。')
  const sheets = workbook.match(/<(?:\w+:)?sheet\s[^<>]{1,2000}>/g) ?? []
  const wanted = sheet === undefined ? sheets[0] : sheets.find((tag) => attribute(tag, 'name') === sheet)
  if (wanted === undefined)
    return refused(sheet === undefined ? 'シートがありません。' : `シート「${sheet}」がありません。`)
  const id = attribute(wanted, '\\w+:id')
  const link = (links.match(/<(?:\w+:)?Relationship\s[^<>]{1,2000}>/g) ?? []).find((tag) => attribute(tag, 'Id') === id)
  const target = link === undefined ? undefined : attribute(link, 'Target')
  const xml = target === undefined ? null : await read(target.startsWith('/') ? target.slice(1) : `xl/${target}`)
  if (xml === null) return refused('ファイルが壊れています。Excelで開いて保存し直してください。')
  return { problems: unsavedFormulas(xml), merges: merges(xml) }
}

const refused = (message: string): SheetLook => ({ problems: [{ row: null, column: null, message }], merges: [] })

const PIECE = 4 * 1024 * 1024
const OVERLAP = 4096
const MOST = 100_000

/** Every match in a long XML, by pieces that overlap; what is looked for is ASCII, so bytes serve as characters. */
function* matchesIn(xml: Buffer, pattern: RegExp): Generator<RegExpMatchArray> {
  let reached = 0
  for (let start = 0; start < xml.length; start += PIECE) {
    const piece = xml.subarray(start, start + PIECE + OVERLAP).toString('latin1')
    for (const found of piece.matchAll(pattern)) {
      if (start + found.index < reached) continue
      reached = start + found.index + 1
      yield found
    }
  }
}

const columnAt = (letters: string): number =>
  Array.from(letters).reduce((at, letter) => at * 26 + (letter.codePointAt(0) ?? 0) - 64, 0) - 1

const merges = (xml: Buffer): Merge[] => {
  const found: Merge[] = []
  const pattern = /<(?:\w+:)?mergeCell\s[^<>]{0,50}?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g
  for (const [, left = '', top, right = '', bottom] of matchesIn(xml, pattern)) {
    found.push({
      firstRow: Number(top),
      lastRow: Number(bottom),
      firstColumn: columnAt(left),
      lastColumn: columnAt(right),
    })
    if (found.length >= MOST) break
  }
  return found
}

const unsavedFormulas = (xml: Buffer): TableProblem[] => {
  const problems: TableProblem[] = []
  const pattern =
    /<c\s[^<>]{0,100}?\br="([A-Z]{1,3})(\d{1,7})"[^<>]{0,100}><f\b[^<>]{0,500}>(?:[^<]{0,2000}<\/f>)?(?:<v ?\/>|<v><\/v>)?<\/c>/g
  for (const [, column = null, row] of matchesIn(xml, pattern)) {
    problems.push({
      row: Number(row),
      column,
      message: '数式の計算結果が保存されていません。Excelで開いて保存し直してください。',
    })
    if (problems.length >= 100) break
  }
  return problems
}

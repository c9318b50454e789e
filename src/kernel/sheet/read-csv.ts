import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { unguardFormula } from './formula-guard.ts'
import { refuseFile, type ReadLimits, type TableRow } from './read-limits.ts'

const PIECE = 256 * 1024

function* piecesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length;) {
    const end = at + PIECE
    // A character of two halves stays whole.
    const half = /[\uD800-\uDBFF]/.test(text.charAt(end - 1)) ? 1 : 0
    yield text.slice(at, end + half)
    at = end + half
  }
}

/** The rows of a CSV text, or of tab-separated text as pasted from a spreadsheet, one after another. */
export const readCsv = (text: string, limits: ReadLimits): AsyncGenerator<TableRow> =>
  readCsvPieces(piecesOf(text), delimiterOf(text), limits)

/** The same of a text that comes in pieces. */
export async function* readCsvPieces(
  pieces: Iterable<string> | AsyncIterable<string>,
  delimiter: ',' | '\t',
  limits: ReadLimits,
): AsyncGenerator<TableRow> {
  const records: AsyncIterable<string[]> = Readable.from(pieces).pipe(
    parse({
      delimiter,
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: limits.cellCharacters * 20,
    }),
  )
  let number = 0
  try {
    for await (const cells of records) {
      number += 1
      yield { number, cells: cells.map(unguardFormula) }
    }
  } catch (thrown) {
    if (!(thrown instanceof CsvError)) throw thrown
    refuseFile(sentenceOf(thrown), Number(thrown['records'] ?? number) + 1)
  }
}

/** What parts the values, from the line of headings. */
export const delimiterOf = (text: string): ',' | '\t' => {
  const heading = /^[^\r\n]*/.exec(text)?.[0] ?? ''
  return heading.indexOf('\t') >= 0 && heading.indexOf(',') < 0 ? '\t' : ','
}

const sentenceOf = (error: CsvError): string => {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return '引用符「"」が閉じられていません。'
  if (error.code === 'CSV_MAX_RECORD_SIZE') return '1行が長すぎます。引用符「"」の閉じ忘れがないか確認してください。'
  return '引用符「"」の使い方が正しくありません。'
}

import { CsvError, parse } from 'csv-parse/sync'
import { unguardFormula } from './formula-guard.ts'
import { refusedFile, type RawRows, type ReadLimits } from './read-limits.ts'

/** The rows of a CSV text, or of tab-separated text as pasted from a spreadsheet. */
export const readCsv = (text: string, limits: ReadLimits): RawRows => {
  try {
    const records: string[][] = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: false,
      to: limits.rows + 2,
      max_record_size: limits.cellCharacters * 20,
    })
    return {
      ok: true,
      rows: records.map((cells, at) => ({ number: at + 1, cells: cells.map(unguardFormula) })),
    }
  } catch (thrown) {
    if (!(thrown instanceof CsvError)) throw thrown
    return refusedFile(sentenceOf(thrown), Number(thrown['records'] ?? 0) + 1)
  }
}

const delimiterOf = (text: string): ',' | '\t' => {
  const heading = /^[^\r\n]*/.exec(text)?.[0] ?? ''
  return heading.indexOf('\t') >= 0 && heading.indexOf(',') < 0 ? '\t' : ','
}

const sentenceOf = (error: CsvError): string => {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return '引用符「"」が閉じられていません。'
  if (error.code === 'CSV_MAX_RECORD_SIZE') return '1行が長すぎます。引用符「"」の閉じ忘れがないか確認してください。'
  return '引用符「"」の使い方が正しくありません。'
}

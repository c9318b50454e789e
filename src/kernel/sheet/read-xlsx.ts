import { HucreError } from 'hucre'
import { streamXlsxRows, type CellValue } from 'hucre/xlsx'
import { columnLetters, refuseFile, Unreadable, type ReadLimits, type ReadRow } from './read-limits.ts'
import { lookAtSheet, type Merge } from './sheet-problems.ts'
import { openZip, type ZipFault } from './zip-contents.ts'

const maxEntries = 2000

const sentences: Record<ZipFault, string> = {
  truncated: 'ファイルが途中で切れています。もう一度保存するか、コピーし直してください。',
  damaged: 'ファイルが壊れています。Excelで開いて保存し直してください。',
  'too-large': '展開すると大きすぎるファイルです。シートと行を減らして保存し直してください。',
  encrypted: '暗号化されたファイルは読み込めません。パスワードを外して保存し直してください。',
}

/** The merged cells of one sheet (the first, unless named) and its rows. Formulas give the value saved with them. */
export const readXlsx = async (
  bytes: Uint8Array,
  limits: ReadLimits,
  sheet?: string,
): Promise<{ merges: readonly Merge[]; rows: AsyncGenerator<ReadRow> }> => {
  const zip = await openZip(bytes, { unpackedBytes: limits.unpackedBytes, entries: maxEntries })
  if (!zip.ok) return refuseFile(sentences[zip.fault])
  const { problems, merges } = await lookAtSheet(zip.read, sheet)
  if (problems.length > 0) throw new Unreadable(problems)
  return { merges, rows: rowsOf(bytes, limits, sheet) }
}

async function* rowsOf(bytes: Uint8Array, limits: ReadLimits, sheet: string | undefined): AsyncGenerator<ReadRow> {
  try {
    for await (const row of streamXlsxRows(bytes, sheet === undefined ? {} : { sheet })) {
      const number = row.index + 1
      const last = row.values.findLastIndex((value) => value !== null && value !== '')
      if (last < 0) continue
      if (last >= limits.columns) refuseFile(`列が多すぎます（${limits.columns}列まで）。`, number, columnLetters(last))
      const problems = row.values.flatMap((value, at) =>
        typeof value === 'string' && excelError.test(value)
          ? [`${columnLetters(at)}列に、計算の誤り（${value}）が入っています。`]
          : [],
      )
      yield { number, cells: row.values.slice(0, last + 1).map(cellText), problems }
    }
  } catch (thrown) {
    if (!(thrown instanceof HucreError)) throw thrown
    refuseFile(sentences.damaged)
  }
}

const excelError = /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/

const cellText = (value: CellValue | undefined): string => {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return dateText(value)
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  return value
}

// Excel shows 15 significant digits; what lies behind them is the noise of binary fractions.
const numberText = (value: number): string =>
  Number.isSafeInteger(value) ? String(value) : String(Number(value.toPrecision(15)))

// A time of day without a day is a fraction of Excel's day zero, at the turn of 1899.
const dateText = (value: Date): string => {
  if (Number.isNaN(value.getTime())) return ''
  const [day = '', time = ''] = new Date(Math.round(value.getTime() / 1000) * 1000).toISOString().split('T')
  const clock = time.slice(0, 8).replace(/:00$/, '')
  if (value.getUTCFullYear() < 1900) return clock
  return clock === '00:00' ? day : `${day} ${clock}`
}

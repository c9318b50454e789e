import { foldHeading } from './columns.ts'
import { delimiterOf, readCsvPieces } from './read-csv.ts'
import { refuseFile, standardLimits, Unreadable } from './read-limits.ts'
import { shaped, sound, type ReadOptions, type ReadPart } from './read-table.ts'

type Encoding = 'utf-8' | 'shift_jis'

/** Is all of it UTF-8? Holds no more of it than one piece. */
const isUtf8 = async (pieces: AsyncIterable<Uint8Array>): Promise<boolean> => {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const piece of pieces) decoder.decode(piece, { stream: true })
    decoder.decode()
    return true
  } catch {
    return false
  }
}

const SMALL = 64 * 1024

/** Text piece by piece, none so large that it would hold up everybody else for long. */
async function* decoded(pieces: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for await (const piece of pieces)
      for (let at = 0; at < piece.length; at += SMALL) {
        const text = decoder.decode(piece.subarray(at, at + SMALL), { stream: true })
        if (text.includes('\u0000'))
          refuseFile('文字のファイルではありません。CSV又はExcel（.xlsx）のファイルを選んでください。')
        if (text !== '') yield text
      }
    yield decoder.decode()
  } catch (error) {
    if (error instanceof Unreadable) throw error
    refuseFile('UTF-8でもShift_JISでもない文字があります。')
  }
}

async function* withFirst(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first
  yield* rest
}

/**
 * A CSV file of any length, UTF-8 or Shift_JIS, in as much memory as a few of its pieces take. `open` gives the pieces from
 * the beginning each time it is called: twice, for the encoding shows only at the end.
 */
export async function* readCsvStream(
  open: () => AsyncIterable<Uint8Array>,
  options: ReadOptions = {},
): AsyncGenerator<ReadPart> {
  const limits = { ...standardLimits, ...options.limits }
  const encoding: Encoding = (await isUtf8(open())) ? 'utf-8' : 'shift_jis'
  const texts = decoded(open(), encoding)
  try {
    const next = await texts.next()
    const first = next.done === true ? '' : next.value
    const rows = sound(readCsvPieces(withFirst(first, texts), delimiterOf(first), limits))
    yield* shaped({ format: `csv-${encoding}`, merges: [], rows }, limits, new Set(options.headings?.map(foldHeading)))
  } catch (thrown) {
    if (!(thrown instanceof Unreadable)) throw thrown
    yield { kind: 'refused', problems: thrown.problems }
  } finally {
    await texts.return(undefined)
  }
}

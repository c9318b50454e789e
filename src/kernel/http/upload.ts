/** A file on its way in: its name, and its bytes as they arrive. */
export type Upload = {
  fileName: string
  pieces: AsyncIterable<Uint8Array>
  /** What the form said before the file: short texts by name, the last of each. */
  fields: Readonly<Record<string, string>>
}

const HEAD_END = Buffer.from('\r\n\r\n')
const MOST_HEAD = 16 * 1024
const MOST_FIELDS = 50

const boundaryOf = (request: Request): Buffer | null => {
  const type = request.headers.get('content-type') ?? ''
  const found = /^multipart\/form-data;.*?boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(type)
  const boundary = found?.[1] ?? found?.[2]
  return boundary === undefined ? null : Buffer.from(`\r\n--${boundary}`)
}

/** Bytes that have arrived and were not yet taken, and whether more may come. */
class Arriving {
  held: Buffer = Buffer.from('\r\n')
  readonly #reader: AsyncIterator<Uint8Array>
  constructor(body: ReadableStream<Uint8Array>) {
    this.#reader = body[Symbol.asyncIterator]()
  }

  async more(): Promise<boolean> {
    const next = await this.#reader.next()
    if (next.done === true) return false
    this.held = Buffer.concat([this.held, next.value])
    return true
  }

  take(length: number): Buffer {
    const taken = this.held.subarray(0, length)
    this.held = this.held.subarray(length)
    return taken
  }
}

/** Everything before the mark, piece by piece; the mark is taken too. Ends early where the body does. */
async function* until(arriving: Arriving, mark: Buffer): AsyncGenerator<Uint8Array> {
  for (;;) {
    const at = arriving.held.indexOf(mark)
    if (at >= 0) {
      if (at > 0) yield arriving.take(at)
      arriving.take(mark.length)
      return
    }
    // The mark may be cut in two by the next piece.
    const safe = arriving.held.length - mark.length + 1
    if (safe > 0) yield arriving.take(safe)
    if (!(await arriving.more())) throw new Error('the upload ended within a file')
  }
}

const headOf = async (arriving: Arriving): Promise<string | null> => {
  for (;;) {
    // Two dashes after the mark: it was the last.
    if (arriving.held.subarray(0, 2).toString() === '--') return null
    const end = arriving.held.indexOf(HEAD_END)
    if (end >= 0) return arriving.take(end + HEAD_END.length).toString('utf8')
    if (arriving.held.length > MOST_HEAD || !(await arriving.more())) return null
  }
}

/** A short text of a form; what is longer than a form's text is passed over. */
const textOf = async (pieces: AsyncIterable<Uint8Array>): Promise<string> => {
  const held: Uint8Array[] = []
  let size = 0
  for await (const piece of pieces) {
    size += piece.length
    if (size <= MOST_HEAD) held.push(piece)
  }
  return size <= MOST_HEAD ? Buffer.concat(held).toString('utf8') : ''
}

/**
 * The first file of a form that is sent as `multipart/form-data`, without holding it in memory; null where none was chosen.
 * Its pieces must be taken to the end.
 */
export const uploadedFile = async (request: Request): Promise<Upload | null> => {
  const mark = boundaryOf(request)
  if (mark === null || request.body === null) return null
  const arriving = new Arriving(request.body)
  for await (const _ of until(arriving, mark)) continue
  const fields = new Map<string, string>()
  for (;;) {
    const head = await headOf(arriving)
    if (head === null) return null
    const fileName = /filename="([^"]*)"/i.exec(head)?.[1]
    if (fileName !== undefined && fileName !== '')
      return {
        fileName: fileName.replaceAll('%22', '"'),
        pieces: until(arriving, mark),
        fields: Object.fromEntries(fields),
      }
    const text = await textOf(until(arriving, mark))
    const name = fileName === undefined ? /[; ]name="([^"]*)"/i.exec(head)?.[1] : undefined
    if (name !== undefined && fields.size < MOST_FIELDS) fields.set(name, text)
  }
}

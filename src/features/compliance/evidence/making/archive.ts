import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { partsOf } from '#kernel/parts-of.ts'
import type { FileAbout, FileLine } from '../pack-format.ts'

/** One part as it lies in the database, in bytes. */
const PART = 1024 * 1024

type Content = string | Uint8Array | AsyncIterable<Uint8Array>

export type Archive = {
  /** Writes one file as it is read, and lists it. Resolves when all of it has been taken. */
  add: (path: string, about: FileAbout, content: Content) => Promise<FileLine>
  /** Writes one file that the list does not name. */
  addUnlisted: (path: string, content: Content) => Promise<void>
  listed: () => readonly FileLine[]
  /** Ends the archive; its digest and size. */
  end: () => Promise<{ sha256: string; bytes: number }>
  abort: () => void
}

const piecesOf = (content: Content): AsyncIterable<Uint8Array> | Iterable<Uint8Array> =>
  typeof content === 'string' ? [Buffer.from(content)] : content instanceof Uint8Array ? [content] : content

/** A ZIP that leaves in parts while it is written: no more of it is in memory than one part and one piece of a file. */
export const openArchive = (at: Date, keep: (part: Buffer, nth: number) => Promise<void>): Archive => {
  const zip = new ZipFile()
  const files: FileLine[] = []
  const whole = createHash('sha256')
  let bytes = 0
  const write = async () => {
    let nth = 0
    for await (const part of partsOf(zip.outputStream as AsyncIterable<Uint8Array>, PART)) {
      whole.update(part)
      bytes += part.length
      await keep(part, nth)
      nth += 1
    }
  }
  const broken = Promise.withResolvers<never>()
  zip.on('error', broken.reject)
  const written = write()
  written.catch(broken.reject)
  // Told by whoever waits for a file; nobody may be waiting at that moment.
  broken.promise.catch(() => undefined)

  const put = async (path: string, content: Content) => {
    const hash = createHash('sha256')
    let size = 0
    async function* counted() {
      for await (const piece of piecesOf(content)) {
        hash.update(piece)
        size += piece.length
        yield piece
      }
    }
    const source = Readable.from(counted(), { objectMode: false })
    const read = finished(source)
    zip.addReadStream(source, path, { mtime: at })
    await Promise.race([read, broken.promise])
    return { path, bytes: size, sha256: hash.digest('hex') }
  }

  return {
    add: async (path, about, content) => {
      const line = { ...(await put(path, content)), ...about }
      files.push(line)
      return line
    },
    addUnlisted: async (path, content) => {
      await put(path, content)
    },
    listed: () => files,
    end: async () => {
      zip.end()
      await Promise.race([written, broken.promise])
      return { sha256: whole.digest('hex'), bytes }
    },
    abort: () => {
      ;(zip.outputStream as unknown as Readable).destroy()
    },
  }
}

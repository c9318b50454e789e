import { createReadStream } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { createInflateRaw } from 'node:zlib'

export type ZipEntry = { name: string; method: number; packed: number; unpacked: number; offset: number }

/** What is wrong with an archive, in a sentence for whoever checks it. */
export class ZipFault extends Error {
  override name = 'ZipFault'
}

const END = 0x06054b50
const END_64 = 0x06064b50
const LOCATOR_64 = 0x07064b50
const DIRECTORY = 0x02014b50
const LOCAL = 0x04034b50
const MOST_DIRECTORY_BYTES = 64 * 1024 * 1024

const read = async (file: FileHandle, at: number, length: number): Promise<Buffer> => {
  const bytes = Buffer.alloc(length)
  const { bytesRead } = await file.read(bytes, 0, length, at)
  if (bytesRead < length) throw new ZipFault('ファイルが途中で切れています。')
  return bytes
}

const large = (bytes: Buffer, at: number): number => {
  const value = Number(bytes.readBigUInt64LE(at))
  if (!Number.isSafeInteger(value)) throw new ZipFault('アーカイブの目次が壊れています。')
  return value
}

const directoryAt = async (
  file: FileHandle,
  size: number,
): Promise<{ offset: number; length: number; count: number }> => {
  const tailLength = Math.min(size, 22 + 0xffff)
  const tail = await read(file, size - tailLength, tailLength)
  for (let at = tailLength - 22; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END) continue
    const plain = {
      count: tail.readUInt16LE(at + 10),
      length: tail.readUInt32LE(at + 12),
      offset: tail.readUInt32LE(at + 16),
    }
    if (at < 20 || tail.readUInt32LE(at - 20) !== LOCATOR_64) return plain
    const end = await read(file, large(tail, at - 12), 56)
    if (end.readUInt32LE(0) !== END_64) throw new ZipFault('アーカイブの目次が壊れています。')
    return { count: large(end, 32), length: large(end, 40), offset: large(end, 48) }
  }
  throw new ZipFault('ZIPのファイルではないか、途中で切れています。')
}

/** The 64-bit values of an entry stand in its extra field, in this order, each only where the plain one is all ones. */
const widened = (plain: ZipEntry, extra: Buffer): ZipEntry => {
  for (let at = 0; at + 4 <= extra.length;) {
    const length = extra.readUInt16LE(at + 2)
    if (extra.readUInt16LE(at) === 1) {
      let next = at + 4
      const take = (value: number) => {
        if (value !== 0xffffffff) return value
        next += 8
        return large(extra, next - 8)
      }
      const unpacked = take(plain.unpacked)
      const packed = take(plain.packed)
      return { ...plain, unpacked, packed, offset: take(plain.offset) }
    }
    at += 4 + length
  }
  return plain
}

const entriesIn = (directory: Buffer, count: number): readonly ZipEntry[] => {
  const entries: ZipEntry[] = []
  for (let at = 0; entries.length < count;) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== DIRECTORY)
      throw new ZipFault('アーカイブの目次が壊れています。')
    const [nameLength, extraLength, comment] = [28, 30, 32].map((of) => directory.readUInt16LE(at + of)) as [
      number,
      number,
      number,
    ]
    const nameEnd = at + 46 + nameLength
    const plain = {
      name: directory.toString('utf8', at + 46, nameEnd),
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      unpacked: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    }
    entries.push(widened(plain, directory.subarray(nameEnd, nameEnd + extraLength)))
    at = nameEnd + extraLength + comment
  }
  return entries
}

/** The bytes of one file of the archive, unpacked as they are read; never more of them than the archive says there are. */
async function* unpack(path: string, file: FileHandle, entry: ZipEntry): AsyncGenerator<Buffer> {
  const head = await read(file, entry.offset, 30)
  if (head.readUInt32LE(0) !== LOCAL) throw new ZipFault(`${entry.name} を取り出せません。`)
  const start = entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
  if (entry.packed === 0) return
  if (entry.method !== 0 && entry.method !== 8) throw new ZipFault(`${entry.name} を取り出せません。`)
  const packed = createReadStream(path, { start, end: start + entry.packed - 1 })
  const source = entry.method === 8 ? packed.pipe(createInflateRaw()) : packed
  packed.on('error', (error) => source.destroy(error))
  let bytes = 0
  try {
    for await (const piece of source as AsyncIterable<Buffer>) {
      bytes += piece.length
      if (bytes > entry.unpacked) throw new ZipFault(`${entry.name} は、目次より大きなファイルです。`)
      yield piece
    }
  } catch (error) {
    throw error instanceof ZipFault ? error : new ZipFault(`${entry.name} を取り出せません。`)
  } finally {
    packed.destroy()
  }
}

export type OpenZip = {
  entries: readonly ZipEntry[]
  read: (entry: ZipEntry) => AsyncIterable<Buffer>
  close: () => Promise<void>
}

/** Opens an archive of any size; only its table of contents is held in memory. Throws `ZipFault` where it is none. */
export const openZipFile = async (path: string): Promise<OpenZip> => {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const { offset, length, count } = await directoryAt(file, size)
    if (length > MOST_DIRECTORY_BYTES) throw new ZipFault('アーカイブの目次が大きすぎます。')
    const entries = entriesIn(await read(file, offset, length), count)
    return { entries, read: (entry) => unpack(path, file, entry), close: () => file.close() }
  } catch (error) {
    await file.close()
    throw error
  }
}

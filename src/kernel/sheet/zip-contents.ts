import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'

export type ZipLimits = { unpackedBytes: number; entries: number }

export type ZipFault = 'truncated' | 'damaged' | 'too-large' | 'encrypted'

export type ZipContents = { ok: true; read: (name: string) => Promise<Buffer | null> } | { ok: false; fault: ZipFault }

type Entry = { method: number; flags: number; packed: number; unpacked: number; offset: number }

const inflate = promisify(inflateRaw)
const endSignature = 0x06054b50
const directorySignature = 0x02014b50
const localSignature = 0x04034b50
const endBytes = 22

/**
 * Opens an archive only after its own directory has shown that it unpacks to no more than allowed, and that every part
 * unpacks to exactly the size it claims: a small file made to unpack to gigabytes is refused at its first false part.
 */
export const openZip = async (bytes: Uint8Array, limits: ZipLimits): Promise<ZipContents> => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const directory = readDirectory(file, limits)
  if (typeof directory === 'string') return { ok: false, fault: directory }
  for (const entry of directory.values()) {
    const part = await unpack(file, entry)
    if (typeof part === 'string') return { ok: false, fault: part }
  }
  return {
    ok: true,
    read: async (name) => {
      const entry = directory.get(name)
      if (entry === undefined) return null
      const part = await unpack(file, entry)
      return typeof part === 'string' ? null : part
    },
  }
}

const readDirectory = (file: Buffer, limits: ZipLimits): Map<string, Entry> | ZipFault => {
  const end = findEnd(file)
  if (end === null) return 'truncated'
  const count = file.readUInt16LE(end + 10)
  let at = file.readUInt32LE(end + 16)
  // All ones mark the 64-bit form, which only archives far beyond our limit need.
  if (count === 0xffff || at === 0xffffffff || count > limits.entries) return 'too-large'
  const entries = new Map<string, Entry>()
  let total = 0
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > end || file.readUInt32LE(at) !== directorySignature) return 'damaged'
    const nameLength = file.readUInt16LE(at + 28)
    const name = file.toString('utf8', at + 46, at + 46 + nameLength)
    const entry = {
      flags: file.readUInt16LE(at + 8),
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      unpacked: file.readUInt32LE(at + 24),
      offset: file.readUInt32LE(at + 42),
    }
    if (entry.flags & 1) return 'encrypted'
    // The same name twice would let one reader check what another does not read.
    if (entries.has(name)) return 'damaged'
    total += entry.unpacked
    if (total > limits.unpackedBytes) return 'too-large'
    entries.set(name, entry)
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return entries
}

const findEnd = (file: Buffer): number | null => {
  for (let at = file.length - endBytes; at >= Math.max(0, file.length - endBytes - 0xffff); at -= 1)
    if (file.readUInt32LE(at) === endSignature) return at
  return null
}

const unpack = async (file: Buffer, entry: Entry): Promise<Buffer | ZipFault> => {
  if (entry.offset + 30 > file.length || file.readUInt32LE(entry.offset) !== localSignature) return 'damaged'
  const start = entry.offset + 30 + file.readUInt16LE(entry.offset + 26) + file.readUInt16LE(entry.offset + 28)
  if (start + entry.packed > file.length) return 'truncated'
  const packed = file.subarray(start, start + entry.packed)
  if (entry.method === 0) return entry.packed === entry.unpacked ? packed : 'damaged'
  if (entry.method !== 8) return 'damaged'
  try {
    const part = await inflate(packed, { maxOutputLength: Math.max(1, entry.unpacked) })
    return part.length === entry.unpacked ? part : 'damaged'
  } catch {
    return 'damaged'
  }
}

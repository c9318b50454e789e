import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { zstdCompress, zstdDecompress } from 'node:zlib'
import { EVERYTHING, readAs, writeAs, type Database } from '#kernel/db/database.ts'
import { Fault } from '#kernel/http/fault.ts'
import { partsOf } from '#kernel/parts-of.ts'

const PRODUCT = { reach: EVERYTHING, personId: null }

/** One part as it lies in the database, before it is compressed. */
const PART = 512 * 1024

/** The largest file that is taken, so that a program gone wild does not fill the disk. */
export const LARGEST_FILE = 4 * 1024 ** 3

const compress = promisify(zstdCompress)
const decompress = promisify(zstdDecompress)

/** Writes a file down as it arrives, part by part, so that any process may read it later; answers with size and digest. */
export const keepParts = async (
  db: Database,
  deliveryId: string,
  pieces: AsyncIterable<Uint8Array>,
): Promise<{ bytes: number; sha256: string }> => {
  const hash = createHash('sha256')
  let bytes = 0
  let part = 0
  for await (const piece of partsOf(pieces, PART)) {
    bytes += piece.length
    if (bytes > LARGEST_FILE) throw new Fault(413, `ファイルが大きすぎます。${LARGEST_FILE / 1024 ** 3}GBまでです。`)
    hash.update(piece)
    const kept = await compress(piece)
    await writeAs(db, PRODUCT, (tx) => tx.insertInto('scanPart').values({ deliveryId, part, bytes: kept }).execute())
    part += 1
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** The file again, part by part. */
export async function* keptParts(db: Database, deliveryId: string): AsyncGenerator<Buffer> {
  for (let part = 0; ; part += 1) {
    const row = await readAs(db, PRODUCT, (tx) =>
      tx
        .selectFrom('scanPart')
        .select('bytes')
        .where('deliveryId', '=', deliveryId)
        .where('part', '=', part)
        .executeTakeFirst(),
    )
    if (!row) return
    yield await decompress(row.bytes)
  }
}

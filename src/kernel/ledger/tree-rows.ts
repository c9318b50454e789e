import { sql } from 'kysely'
import type { Head } from './head.ts'
import { isoOfEpoch } from './entry.ts'
import { joinSubtrees, type LeafRange, type NodeAddress, subtreesOf } from './merkle.ts'
import type { Ledger } from './tables.ts'

const headColumns = sql`size, root, extract(epoch from at)::text as at, key_id, signature`

type HeadRow = { size: string | number; root: Buffer; at: string; key_id: string; signature: Buffer }

const headOf = (row: HeadRow): Head => ({
  size: Number(row.size),
  root: row.root.toString('hex'),
  at: isoOfEpoch(row.at),
  keyId: row.key_id,
  signature: row.signature.toString('hex'),
})

export const latestHead = async (ledger: Ledger): Promise<Head | null> => {
  const { rows } = await sql<HeadRow>`select ${headColumns} from ledger_head order by size desc limit 1`.execute(ledger)
  return rows[0] ? headOf(rows[0]) : null
}

/** The newest head signed before an instant. */
export const headBefore = async (ledger: Ledger, instant: Date): Promise<Head | null> => {
  const { rows } = await sql<HeadRow>`
    select ${headColumns} from ledger_head where at < ${instant.toISOString()} order by size desc limit 1`.execute(
    ledger,
  )
  return rows[0] ? headOf(rows[0]) : null
}

export const headOfSize = async (ledger: Ledger, size: number): Promise<Head | null> => {
  const { rows } = await sql<HeadRow>`select ${headColumns} from ledger_head where size = ${size}`.execute(ledger)
  return rows[0] ? headOf(rows[0]) : null
}

/** All heads by size, a page in memory at a time. */
export async function* allHeads(ledger: Ledger): AsyncGenerator<Head, null> {
  for (let after: string | number | null = null; ;) {
    const { rows }: { rows: HeadRow[] } = await sql<HeadRow>`
      select ${headColumns} from ledger_head where ${after}::bigint is null or size > ${after} order by size limit 1000`.execute(
      ledger,
    )
    for (const row of rows) yield headOf(row)
    const last = rows.at(-1)
    if (!last) return null
    after = last.size
  }
}

/** The root over each range, from the stored subtrees: log2(size) rows for each. Throws where one is missing. */
export const rangeHashes = async (ledger: Ledger, ranges: readonly LeafRange[]): Promise<Buffer[]> => {
  const subtrees = ranges.map(subtreesOf)
  const hashes = await nodeHashes(ledger, subtrees.flat())
  let taken = 0
  return subtrees.map((range) => {
    taken += range.length
    return joinSubtrees(hashes.slice(taken - range.length, taken))
  })
}

/** The hashes at these addresses, in order; level 0 are the leaves themselves. */
export const nodeHashes = async (ledger: Ledger, addresses: readonly NodeAddress[]): Promise<Buffer[]> => {
  if (addresses.length === 0) return []
  const levels = addresses.map(({ level }) => level)
  const indexes = addresses.map(({ index }) => index)
  const { rows } = await sql<{ hash: Buffer | null }>`
    select coalesce(n.hash, l.leaf_hash) as hash
    from unnest(${levels}::smallint[], ${indexes}::bigint[]) with ordinality as wanted (level, index, place)
    left join ledger_node n on wanted.level > 0 and n.level = wanted.level and n.index = wanted.index
    left join ledger_leaf l on wanted.level = 0 and l.leaf_index = wanted.index
    order by place`.execute(ledger)
  return rows.map(({ hash }, place) => {
    if (!hash) throw new Error(`記録の木に節がありません（段 ${levels[place]}、番号 ${indexes[place]}）。`)
    return hash
  })
}

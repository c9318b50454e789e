import { type Kysely, sql } from 'kysely'
import { isoOfEpoch, sealedLeaf } from './entry.ts'
import { type Head, signHead } from './head.ts'
import { publicKeysIn, type LedgerKey } from './key.ts'
import { readLastHead, writeLastHead } from './last-head.ts'
import { growingTree, type GrowingTree, type NodeAddress, subtreesOf } from './merkle.ts'
import { type Ledger, ledgerIn } from './tables.ts'
import { headOfSize, latestHead, nodeHashes } from './tree-rows.ts'

/** Thrown instead of signing a tree that contradicts what was signed before. */
export class SealRefused extends Error {
  override name = 'SealRefused'
}

const BATCH = 5_000

/**
 * Seals every committed entry that waits: leaves, subtrees and a signed head, in transactions of up to 5,000 entries.
 * Any number of processes may call it; an advisory lock lets one at a time through.
 */
export const sealPending = async <DB>(
  db: Kysely<DB>,
  key: LedgerKey,
  now: () => Date = () => new Date(),
): Promise<{ sealed: number; size: number }> => {
  const ledger = ledgerIn(db)
  let sealed = 0
  for (;;) {
    const batch = await sealBatch(ledger, key, now)
    sealed += batch.sealed
    if (batch.sealed > 0 && batch.head) await writeLastHead(key.dir, batch.head)
    if (batch.sealed < BATCH) return { sealed, size: batch.head?.size ?? 0 }
  }
}

/** Whether any committed entry still waits for its seal. */
export const hasPending = async <DB>(db: Kysely<DB>): Promise<boolean> => {
  const { rows } = await sql<{ pending: boolean }>`select exists (select from ledger_unsealed) as pending`.execute(
    ledgerIn(db),
  )
  return rows[0]?.pending ?? false
}

const sealBatch = (ledger: Ledger, key: LedgerKey, now: () => Date): Promise<{ sealed: number; head: Head | null }> =>
  ledger
    .transaction()
    // Under a snapshot taken before the lock was granted, the batch of the process before us would be invisible.
    .setIsolationLevel('read committed')
    .execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtextextended('mamori.ledger.seal', 0))`.execute(tx)
      const head = await latestHead(tx)
      const tree = await treeOf(tx, head, key)
      const pending = await pendingEntries(tx)
      if (pending.length === 0) return { sealed: 0, head }
      const leaves = pending.map((entry) =>
        sealedLeaf({ hash: entry.entry_hash, seq: Number(entry.seq), recordedAt: isoOfEpoch(entry.recorded_at) }),
      )
      const first = tree.size
      const nodes: (NodeAddress & { hash: Buffer })[] = []
      for (const leaf of leaves) tree.push(leaf, (address, hash) => nodes.push({ ...address, hash }))
      await sql`
        insert into ledger_leaf (leaf_index, entry_id, leaf_hash)
        select ${first}::bigint + place - 1, entry_id, leaf_hash
        from unnest(${pending.map((entry) => entry.entry_id)}::uuid[], ${leaves}::bytea[])
          with ordinality as leaf (entry_id, leaf_hash, place)`.execute(tx)
      await sql`
        insert into ledger_node (level, index, hash)
        select * from unnest(
          ${nodes.map(({ level }) => level)}::smallint[],
          ${nodes.map(({ index }) => index)}::bigint[],
          ${nodes.map(({ hash }) => hash)}::bytea[])`.execute(tx)
      // By the very numbers read: an entry committed since with a lower seq stays in the queue.
      await sql`delete from ledger_unsealed where seq = any (${pending.map(({ seq }) => seq)}::bigint[])`.execute(tx)
      const signed = signHead({ size: tree.size, root: tree.root().toString('hex'), at: now().toISOString() }, key)
      await tx
        .insertInto('ledger_head')
        .values({
          size: signed.size,
          root: Buffer.from(signed.root, 'hex'),
          at: signed.at,
          key_id: signed.keyId,
          signature: Buffer.from(signed.signature, 'hex'),
        })
        .execute()
      return { sealed: pending.length, head: signed }
    })

type Pending = { seq: string; entry_id: string; entry_hash: Buffer; recorded_at: string }

const pendingEntries = async (ledger: Ledger): Promise<Pending[]> => {
  const { rows } = await sql<Pending>`
    select seq::text as seq, entry_id, entry_hash, extract(epoch from recorded_at)::text as recorded_at
    from ledger_unsealed order by ledger_unsealed.seq limit ${BATCH}`.execute(ledger)
  return rows
}

/** The tree to grow on. Refuses when the stored one contradicts the newest head, the head remembered here, or the key. */
const treeOf = async (ledger: Ledger, head: Head | null, key: LedgerKey): Promise<GrowingTree> => {
  const remembered = await readLastHead(key.dir)
  if (remembered && (await headOfSize(ledger, remembered.size))?.root !== remembered.root)
    throw new SealRefused(
      `この機械が覚えている封印（${remembered.size}件）がデータベースにありません。記録の末尾が失われたか、書き換えられています。`,
    )
  if (!head) return growingTree()
  if (!key.known.has(head.keyId) && !(await publicKeysIn(key.dir)).has(head.keyId))
    throw new SealRefused(
      `直前の封印は、ここにない鍵 ${head.keyId} で署名されています。鍵が差し替えられた疑いがあります。ほかの計算機の mamori が封かんしたのなら、その公開鍵を ${key.dir} に置いてください（名は *.pub.pem）。`,
    )
  const tree = growingTree(head.size, await nodeHashes(ledger, subtreesOf({ from: 0, to: head.size })))
  if (tree.root().toString('hex') !== head.root)
    throw new SealRefused(`保存された木が直前の封印（${head.size}件）と一致しません。記録の検証を行ってください。`)
  return tree
}

import { type Kysely, sql, type Transaction } from 'kysely'
import type { CaseProof } from './bundle.ts'
import { entryColumns, type EntryRow, recordOfRow } from './entry-rows.ts'
import { isoOfEpoch } from './entry.ts'
import type { Head, KnownHead } from './head.ts'
import type { PublicKeys } from './key.ts'
import { consistencyRanges, inclusionRanges } from './merkle-proof.ts'
import { ledgerIn } from './tables.ts'
import { latestHead, rangeHashes } from './tree-rows.ts'

/**
 * Everything needed to prove a case's entries without the database, or null when none is sealed yet. Reads as the given
 * database or transaction may. With `printed`, also the proof that today's ledger only added to the one on that sheet; with
 * `head`, under that earlier head instead of the newest, so that the proofs of many cases stand under one.
 */
export const exportCaseProof = async <DB>(
  db: Kysely<DB> | Transaction<DB>,
  caseId: string,
  options: { publicKeys: PublicKeys; printed?: KnownHead; head?: Head },
): Promise<CaseProof | null> => {
  const ledger = ledgerIn(db)
  const { rows } = await sql<EntryRow & { leaf_index: string | null }>`
    select l.leaf_index::text as leaf_index, ${entryColumns} from ledger_entry e
    left join ledger_leaf l on l.entry_id = e.id
    where e.case_id = ${caseId}::uuid order by e.seq`.execute(ledger)
  // Read after the leaves, so that it covers all of them.
  const head = options.head ?? (await latestHead(ledger))
  const sealed = rows.filter((row) => row.leaf_index !== null && (!head || Number(row.leaf_index) < head.size))
  if (!head || sealed.length === 0) return null
  const publicKey = options.publicKeys.get(head.keyId)
  if (!publicKey) throw new Error(`最新の封印は、ここにない鍵 ${head.keyId} で署名されています。`)
  const ranges = sealed.map((row) => inclusionRanges(Number(row.leaf_index), head.size))
  const hashes = hexes(await rangeHashes(ledger, ranges.flat()))
  let taken = 0
  const entries = sealed.map((row, nth) => {
    taken += ranges[nth]?.length ?? 0
    return {
      leafIndex: Number(row.leaf_index),
      seq: Number(row.seq),
      recordedAt: isoOfEpoch(row.recorded_at),
      record: recordOfRow(row),
      inclusion: hashes.slice(taken - (ranges[nth]?.length ?? 0), taken),
    }
  })
  const { printed } = options
  return {
    format: 'mamori.case-proof/1',
    caseId,
    head,
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    entries,
    unsealed: rows.length - sealed.length,
    printed:
      printed && printed.size > 0 && printed.size <= head.size
        ? {
            size: printed.size,
            root: printed.root,
            consistency: hexes(await rangeHashes(ledger, consistencyRanges(printed.size, head.size))),
          }
        : null,
  }
}

const hexes = (hashes: readonly Buffer[]): string[] => hashes.map((hash) => hash.toString('hex'))

import { sql } from 'kysely'
import { entryColumns, type EntryRow, recordOfRow } from './entry-rows.ts'
import { entryHash, isoOfEpoch, sealedLeaf } from './entry.ts'
import type { FaultList } from './fault.ts'
import type { Ledger } from './tables.ts'

type Nullable<T> = { readonly [K in keyof T]: T[K] | null }

/** A leaf with its entry beside it; the entry's columns are null where there is none. */
export type LeafRow = {
  readonly leaf_index: string
  readonly entry_id: string
  readonly leaf_hash: Buffer
} & Nullable<EntryRow>

const PAGE = 2_000

/** All leaves by index, a page in memory at a time. */
export async function* leafPages(ledger: Ledger): AsyncGenerator<readonly LeafRow[]> {
  for (let after: string | null = null; ;) {
    const { rows }: { rows: LeafRow[] } = await sql<LeafRow>`
      select l.leaf_index::text as leaf_index, l.entry_id, l.leaf_hash, ${entryColumns}
      from ledger_leaf l left join ledger_entry e on e.id = l.entry_id
      where ${after}::bigint is null or l.leaf_index > ${after}
      order by l.leaf_index limit ${PAGE}`.execute(ledger)
    const last = rows.at(-1)
    if (!last) return
    yield rows
    after = last.leaf_index
  }
}

export const hasEntry = (row: Nullable<EntryRow>): row is EntryRow => row.id !== null

/** Recomputes the hash of a row; null for content that this program cannot have written. */
export const rehash = (row: EntryRow): Buffer | null => {
  try {
    return entryHash(recordOfRow(row))
  } catch {
    // Anything that cannot be read back is a changed row, whatever made it unreadable.
    return null
  }
}

type Misfit = { index: number; entryId: string; stored: string; due: string | null }

const MISFITS = 1_000

/** Judges entries against their leaves. Swapped leaves are known only when both have been seen: `close` reports those. */
export const leafJudge = (faults: FaultList) => {
  const misfits: Misfit[] = []
  const report = (misfit: Misfit): void => {
    const other = misfits.find(({ stored, index }) => stored === misfit.due && index !== misfit.index)
    faults.add({
      kind: other ? 'leaf-swapped' : 'leaf-differs',
      leafIndex: misfit.index,
      entryId: misfit.entryId,
      message: other
        ? `葉 ${misfit.index} が指す記録は、葉 ${other.index} に封印されたものです。付け替えられています。`
        : `葉 ${misfit.index} の記録（内容・順序・記録時刻のいずれか）が、封印されたときと異なります。`,
    })
  }
  return {
    look(leaf: LeafRow): void {
      const index = Number(leaf.leaf_index)
      const at = { leafIndex: index, entryId: leaf.entry_id }
      if (!hasEntry(leaf)) {
        faults.add({ ...at, kind: 'entry-missing', message: `葉 ${index} に封印された記録がありません。` })
        return
      }
      const hash = rehash(leaf)
      const due = hash && sealedLeaf({ hash, seq: Number(leaf.seq), recordedAt: isoOfEpoch(leaf.recorded_at) })
      const sealed = due?.equals(leaf.leaf_hash) ?? false
      const asNoted = hash?.equals(leaf.entry_hash) ?? false
      if (sealed && asNoted) return
      if (sealed) {
        faults.add({
          ...at,
          kind: 'entry-hash-changed',
          message: `葉 ${index} の記録の控え値だけが書き換えられています。`,
        })
      } else if (!asNoted) {
        faults.add({
          ...at,
          kind: 'entry-changed',
          message: `葉 ${index} の記録の内容が、書き込まれたときと異なります。`,
        })
      } else {
        const misfit = {
          index,
          entryId: leaf.entry_id,
          stored: leaf.leaf_hash.toString('hex'),
          due: due?.toString('hex') ?? null,
        }
        if (misfits.length < MISFITS) misfits.push(misfit)
        else report(misfit)
      }
    },
    close(): void {
      for (const misfit of misfits) report(misfit)
    },
  }
}

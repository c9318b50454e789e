import { type Kysely, sql } from 'kysely'
import { type Fault, type FaultKind, faultList } from './fault.ts'
import type { Head, KnownHead } from './head.ts'
import type { PublicKeys } from './key.ts'
import { checkKnownHead } from './verify-known-head.ts'
import { verifyOutsideTree } from './verify-outside-tree.ts'
import { verifyTree } from './verify-tree.ts'
import { ledgerIn } from './tables.ts'

export type VerifyOptions = {
  readonly publicKeys: PublicKeys
  /** The head typed from the last printed sheet. */
  readonly expectedHead?: KnownHead
  /** The head kept beside the key, outside the database. */
  readonly rememberedHead?: KnownHead
}

export type VerifyReport = {
  readonly ok: boolean
  /** Sealed entries. */
  readonly size: number
  readonly head: Head | null
  readonly heads: number
  readonly nodes: number
  /** Entries that wait for their seal; their content is checked, their place is not yet proven. */
  readonly unsealed: number
  readonly faults: number
  readonly counts: ReadonlyMap<FaultKind, number>
  /** The fault that stands foremost in the ledger. */
  readonly first: Fault | null
  /** The foremost twenty. */
  readonly listed: readonly Fault[]
}

/**
 * Recomputes everything from the entries up, in one snapshot and bounded memory. Needs a role that sees every entry:
 * where row-level security would hide some, the database reports an error instead of letting them pass for missing.
 */
export const verifyLedger = <DB>(db: Kysely<DB>, options: VerifyOptions): Promise<VerifyReport> =>
  ledgerIn(db)
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      await sql`set local row_security = off`.execute(tx)
      const faults = faultList()
      const known = [options.expectedHead, options.rememberedHead].filter((head) => head !== undefined)
      const tree = await verifyTree(
        tx,
        options.publicKeys,
        known.map(({ size }) => size),
        faults,
      )
      const { unsealed } = await verifyOutsideTree(tx, faults)
      if (options.expectedHead) checkKnownHead('printed-head', options.expectedHead, tree, faults)
      if (options.rememberedHead) checkKnownHead('remembered-head', options.rememberedHead, tree, faults)
      return {
        ok: faults.total === 0,
        size: tree.size,
        head: tree.head,
        heads: tree.heads,
        nodes: tree.nodes,
        unsealed,
        faults: faults.total,
        counts: faults.counts,
        first: faults.foremost[0] ?? null,
        listed: faults.foremost,
      }
    })

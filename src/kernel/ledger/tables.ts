import type { ColumnType, Kysely, Transaction } from 'kysely'

/** bigint: text on the bare driver, a number where a type parser is set; so it is always read through Number(). */
type Bigint = ColumnType<string | number, number | string, never>

export type LedgerTables = {
  ledger_entry: {
    id: string
    seq: ColumnType<string | number, never, never>
    at: ColumnType<Date, string, never>
    recorded_at: ColumnType<Date, never, never>
    process: string
    case_id: string
    act: string
    state_before: string | null
    state_after: string
    title: string
    person_id: string | null
    person_name: string
    person_rank: string
    post_id: string | null
    post_title: string
    unit_id: string | null
    unit_name: string
    lane: string
    acting_role: string
    rules: string[]
    input: ColumnType<unknown, string, never>
    changes: ColumnType<unknown, string, never>
    corrects: string | null
    request_key: string | null
    entry_hash: Buffer
  }
  ledger_unsealed: { seq: Bigint; entry_id: string; entry_hash: Buffer; recorded_at: Date }
  ledger_leaf: { leaf_index: Bigint; entry_id: string; leaf_hash: Buffer }
  ledger_node: { level: number; index: Bigint; hash: Buffer }
  ledger_head: { size: Bigint; root: Buffer; at: ColumnType<Date, string, never>; key_id: string; signature: Buffer }
}

export type Ledger = Kysely<LedgerTables>

/** The ledger's own view of any database or transaction: its columns by their own names, without the caller's plugins. */
export const ledgerIn = <DB>(db: Kysely<DB> | Transaction<DB>): Ledger => db.withoutPlugins() as unknown as Ledger

/** As `ledgerIn`, for what must happen in the caller's transaction. */
export const ledgerInside = <DB>(tx: Transaction<DB>): Transaction<LedgerTables> =>
  tx.withoutPlugins() as unknown as Transaction<LedgerTables>

import type { Transaction } from 'kysely'
import { newId } from '../id.ts'
import { canonicalJson } from '#kernel/pure/canonical.ts'
import { entryHash, type NewEntry, recordOf } from './entry.ts'
import { writesTogether } from '../db/together.ts'
import { ledgerInside } from './tables.ts'

/**
 * Writes one entry in the transaction of its act. A request key seen before violates ledger_entry_request_key_key. `seq` is
 * 0 where many acts are written together: the entry gets its place with the others.
 */
export const appendEntry = async <DB>(tx: Transaction<DB>, entry: NewEntry): Promise<{ id: string; seq: number }> => {
  const record = recordOf(entry.id ?? newId(entry.at), entry)
  const inserted = ledgerInside(tx)
    .insertInto('ledger_entry')
    .values({
      ...record,
      rules: [...record.rules],
      input: canonicalJson(record.input),
      changes: canonicalJson(record.changes),
      entry_hash: entryHash(record),
    })
  if (writesTogether(tx)) {
    await inserted.execute()
    return { id: record.id, seq: 0 }
  }
  const { seq } = await inserted.returning('seq').executeTakeFirstOrThrow()
  return { id: record.id, seq: Number(seq) }
}

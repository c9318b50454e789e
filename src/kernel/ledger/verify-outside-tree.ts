import { sql } from 'kysely'
import { entryColumns, type EntryRow } from './entry-rows.ts'
import { isoOfEpoch } from './entry.ts'
import type { FaultList } from './fault.ts'
import type { Ledger } from './tables.ts'
import { hasEntry, rehash } from './verify-leaf.ts'

/** Checks the entries that wait for their seal, and that there are no others outside the tree. */
export const verifyOutsideTree = async (ledger: Ledger, faults: FaultList): Promise<{ unsealed: number }> => {
  let unsealed = 0
  for await (const page of queuePages(ledger)) {
    unsealed += page.length
    for (const row of page) {
      const problem = problemOf(row)
      if (problem)
        faults.add({
          kind: problem.kind,
          leafIndex: null,
          entryId: row.queued_id,
          message: `封印待ちの記録${problem.says}`,
        })
    }
  }
  await findStrayEntries(ledger, faults)
  return { unsealed }
}

type QueueRow = {
  readonly queued_seq: string
  readonly queued_id: string
  readonly queued_hash: Buffer
  readonly queued_at: string
  readonly sealed: boolean
} & { readonly [K in keyof EntryRow]: EntryRow[K] | null }

async function* queuePages(ledger: Ledger): AsyncGenerator<readonly QueueRow[]> {
  for (let after: string | null = null; ;) {
    const { rows }: { rows: QueueRow[] } = await sql<QueueRow>`
      select q.seq::text as queued_seq, q.entry_id as queued_id, q.entry_hash as queued_hash,
        extract(epoch from q.recorded_at)::text as queued_at,
        exists (select from ledger_leaf l where l.entry_id = q.entry_id) as sealed, ${entryColumns}
      from ledger_unsealed q left join ledger_entry e on e.id = q.entry_id
      where ${after}::bigint is null or q.seq > ${after}
      order by q.seq limit 2000`.execute(ledger)
    const last = rows.at(-1)
    if (!last) return
    yield rows
    after = last.queued_seq
  }
}

const problemOf = (row: QueueRow) => {
  if (!hasEntry(row)) return { kind: 'entry-missing', says: 'がありません。' } as const
  if (row.sealed) return { kind: 'queue-differs', says: 'が、すでに封印されています。' } as const
  const hash = rehash(row)
  if (!hash?.equals(row.entry_hash))
    return { kind: 'entry-changed', says: 'の内容が、書き込まれたときと異なります。' } as const
  const same =
    row.queued_hash.equals(row.entry_hash) &&
    row.queued_seq === row.seq &&
    isoOfEpoch(row.queued_at) === isoOfEpoch(row.recorded_at)
  return same ? null : ({ kind: 'queue-differs', says: 'が、待ち行列の控えと異なります。' } as const)
}

const findStrayEntries = async (ledger: Ledger, faults: FaultList): Promise<void> => {
  const { rows } = await sql<{ id: string; seq: string; strays: string }>`
    select e.id, e.seq::text as seq, count(*) over ()::text as strays from ledger_entry e
    where not exists (select from ledger_leaf l where l.entry_id = e.id)
      and not exists (select from ledger_unsealed q where q.entry_id = e.id)
    order by e.seq limit 20`.execute(ledger)
  for (const { id, seq, strays } of rows)
    faults.add({
      kind: 'entry-added',
      leafIndex: null,
      entryId: id,
      message: `記録（順序 ${seq}）は封印されておらず、封印待ちでもありません。手続を経ずに加えられたか、封印が消されています（全部で ${strays} 件）。`,
    })
}

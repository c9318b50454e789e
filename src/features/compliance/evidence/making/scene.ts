import { sql } from 'kysely'
import type { Database, Tx } from '#kernel/db/database.ts'
import { EVERYTHING, readAs } from '#kernel/db/database.ts'
import { Fault } from '#kernel/http/fault.ts'
import type { Head } from '#kernel/ledger/head.ts'
import { ledgerIn } from '#kernel/ledger/tables.ts'
import { latestHead } from '#kernel/ledger/tree-rows.ts'

const PRODUCT = { reach: EVERYTHING, personId: null }
const PAUSE_MS = 200
const MOST_TRIES = 300

/** Asks again and again until there is an answer: the sealer takes a second or so. Throws where it does not come. */
export const awaited = async <T>(
  ask: () => Promise<T | null>,
  between: () => Promise<void>,
  signal: AbortSignal,
): Promise<T> => {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const answer = await ask()
    if (answer !== null) return answer
    await between()
    signal.throwIfAborted()
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  throw new Fault(503, '記録の封かんが進んでいないため、作れませんでした。システム管理者に連絡してください。')
}

/** The newest head, once everything that was recorded by now is under it. */
export const headOfNow = (db: Database, between: () => Promise<void>, signal: AbortSignal): Promise<Head> => {
  let until: number | null = null
  const ask = (tx: Tx) =>
    readHead(tx, until).then((found) => {
      until = found.until
      return found.head
    })
  return awaited(() => readAs(db, PRODUCT, ask), between, signal)
}

const readHead = async (tx: Tx, known: number | null): Promise<{ until: number; head: Head | null }> => {
  const { rows } = await sql<{ newest: number; waiting: number | null }>`
    select coalesce((select max(seq) from ledger_entry), 0) as newest, (select min(seq) from ledger_unsealed) as waiting`.execute(
    tx,
  )
  const until = known ?? Number(rows[0]?.newest ?? 0)
  const waiting = rows[0]?.waiting ?? null
  const head = waiting !== null && Number(waiting) <= until ? null : await latestHead(ledgerIn(tx))
  return { until, head }
}

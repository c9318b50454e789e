import type { Kysely, Transaction } from 'kysely'
import { headBefore } from './tree-rows.ts'
import { ledgerIn } from './tables.ts'

/** What the printable seal of one day says. Hex is in groups of four, as a person reads it out. */
export type DailyHead = {
  /** The day in Asia/Tokyo, YYYY-MM-DD. */
  readonly day: string
  readonly size: number
  readonly sealedAt: Date
  readonly root: readonly string[]
  readonly signature: readonly string[]
  readonly keyFingerprint: readonly string[]
  /** What is typed or scanned to verify against this sheet: size:root. */
  readonly check: string
}

/** The last seal made up to the end of a day, or null when nothing had been sealed by then. */
export const dailyHead = async <DB>(db: Kysely<DB> | Transaction<DB>, day: string): Promise<DailyHead | null> => {
  const midnight = new Date(`${day}T00:00:00+09:00`)
  const head = await headBefore(ledgerIn(db), new Date(midnight.getTime() + 24 * 60 * 60 * 1000))
  if (!head) return null
  return {
    day,
    size: head.size,
    sealedAt: new Date(head.at),
    root: inFours(head.root),
    signature: inFours(head.signature),
    keyFingerprint: inFours(head.keyId),
    check: `${head.size}:${head.root}`,
  }
}

const inFours = (hex: string): string[] => hex.match(/.{1,4}/g) ?? []

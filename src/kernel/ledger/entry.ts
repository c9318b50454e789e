import { asJson, canonicalJson } from '#kernel/pure/canonical.ts'
import { leafHash, sha256 } from './merkle.ts'

/** One act as the application tells it. Names, ranks and titles are kept as they were at that moment. */
export type NewEntry = {
  readonly id?: string
  /** When the act happened by the product's clock; kept to the millisecond. */
  readonly at: Date
  readonly process: string
  readonly caseId: string
  readonly act: string
  readonly stateBefore: string | null
  readonly stateAfter: string
  /** The Japanese sentence that timelines show. */
  readonly title: string
  readonly personId: string | null
  readonly personName: string
  readonly personRank: string
  readonly postId: string | null
  readonly postTitle: string
  /** The unit that owns the case. */
  readonly unitId: string | null
  readonly unitName: string
  readonly lane: string
  readonly actingRole: string
  readonly rules: readonly string[]
  /** The validated input. Dates become ISO text; members that are undefined are left out. */
  readonly input: unknown
  readonly changes: unknown
  /** The entry that this one corrects. */
  readonly corrects: string | null
  readonly requestKey: string | null
}

/** The hashed content of an entry, under its column names: all of the row but seq, recorded_at and the hash itself. */
export type EntryRecord = {
  readonly id: string
  readonly at: string
  readonly process: string
  readonly case_id: string
  readonly act: string
  readonly state_before: string | null
  readonly state_after: string
  readonly title: string
  readonly person_id: string | null
  readonly person_name: string
  readonly person_rank: string
  readonly post_id: string | null
  readonly post_title: string
  readonly unit_id: string | null
  readonly unit_name: string
  readonly lane: string
  readonly acting_role: string
  readonly rules: readonly string[]
  readonly input: unknown
  readonly changes: unknown
  readonly corrects: string | null
  readonly request_key: string | null
}

export const recordOf = (id: string, entry: NewEntry): EntryRecord => ({
  id: uuid(id),
  at: entry.at.toISOString(),
  process: entry.process,
  case_id: uuid(entry.caseId),
  act: entry.act,
  state_before: entry.stateBefore,
  state_after: entry.stateAfter,
  title: entry.title,
  person_id: optionalUuid(entry.personId),
  person_name: entry.personName,
  person_rank: entry.personRank,
  post_id: optionalUuid(entry.postId),
  post_title: entry.postTitle,
  unit_id: optionalUuid(entry.unitId),
  unit_name: entry.unitName,
  lane: entry.lane,
  acting_role: entry.actingRole,
  rules: entry.rules,
  input: asJson(entry.input),
  changes: asJson(entry.changes),
  corrects: optionalUuid(entry.corrects),
  request_key: entry.requestKey,
})

/** SHA-256 of the record's canonical JSON; throws a TypeError for content that the database would not give back the same. */
export const entryHash = (record: EntryRecord): Buffer => sha256(Buffer.from(canonicalJson(record)))

/**
 * The leaf of the tree. It covers the content and the two values that only the database knows, the order and the time of
 * recording, so no column of the row can change unseen.
 */
export const sealedLeaf = (entry: { hash: Buffer; seq: number; recordedAt: string }): Buffer =>
  leafHash(
    Buffer.from(canonicalJson({ entry: entry.hash.toString('hex'), recorded_at: entry.recordedAt, seq: entry.seq })),
  )

/** PostgreSQL's `extract(epoch from …)::text` as ISO text: three decimals, or six where microseconds are set. */
export const isoOfEpoch = (epoch: string): string => {
  const [, seconds, decimals = ''] = /^(-?\d+)\.(\d{6})$/.exec(epoch) ?? []
  if (seconds === undefined) return epoch
  const micros = BigInt(seconds + decimals)
  const rest = ((micros % 1000n) + 1000n) % 1000n
  const instant = new Date(Number((micros - rest) / 1000n))
  if (Number.isNaN(instant.getTime())) return epoch
  const iso = instant.toISOString()
  return rest === 0n ? iso : `${iso.slice(0, -1)}${String(rest).padStart(3, '0')}Z`
}

// PostgreSQL gives every spelling of a UUID back in this one; another would not hash to the same.
const uuid = (text: string): string => {
  const lower = text.toLowerCase()
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(lower))
    throw new TypeError(`${text} is not a UUID`)
  return lower
}

const optionalUuid = (text: string | null): string | null => (text === null ? null : uuid(text))

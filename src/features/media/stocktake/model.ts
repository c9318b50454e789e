import type { Day } from '#kernel/pure/day.ts'
import type { CaseModel } from '#kernel/pure/process.ts'
import type { Place } from '../medium/model.ts'
import type { Result } from './words.ts'

export type Counter = { id: string; name: string }

/** How many expected media stand where; what is not there is none. */
export type Tally = Readonly<Partial<Record<Result, number>>>

/** One 棚卸: the media a unit should have at a base time, and what was found of them. */
export type Stocktake = CaseModel & {
  number: string
  unitId: string
  unitName: string
  unitMark: string
  scope: 'unit' | 'places'
  startsOn: Day
  endsOn: Day
  note: string | null
  plannedBy: string
  baseAt: Date | null
  countedAt: Date | null
  reportedAt: Date | null
  reportedBy: string | null
  /** SHA-256 over all items, scans and findings: set by the signed report. */
  digest: string | null
  itemCount: number | null
  scanCount: number | null
  missingCount: number | null
  remarks: string | null
  places: readonly Place[]
  counters: readonly Counter[]
  tally: Tally
  /** Media a freeze would take up now; known only while nothing is frozen. */
  expectable: number
  /** People of the unit who may be named to count. */
  staff: readonly Counter[]
  unitPlaces: readonly Place[]
  /** What a report would be signed over now; null while the list may still change. */
  signable: Signable | null
}

export type Signable = { digest: string; items: number; scans: number }

export const totalOf = (tally: Tally): number => Object.values(tally).reduce((sum, n) => sum + n, 0)

export const openOf = (tally: Tally): number => (tally.waiting ?? 0) + (tally.denied ?? 0)

export const missingOf = (tally: Tally): number => (tally.missing ?? 0) + (tally.reported ?? 0)

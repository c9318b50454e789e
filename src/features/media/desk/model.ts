import type { CaseModel } from '#kernel/pure/process.ts'
import type { Place, Receiver } from '../medium/model.ts'
import type { ActionKey } from './actions.ts'

/** What lies on the desk, as the store counts it. */
export type Tally = {
  scans: number
  ready: number
  blocked: number
  done: number
  removed: number
  unknown: number
  several: number
  again: number
  /** SHA-256 over every scan of the desk in the order of their identities: what the desk's last entry binds. */
  digest: string
}

/** 読取卓: one action chosen once, with its answers, for all that is scanned. */
export type Desk = CaseModel & {
  unitId: string
  unitName: string
  personId: string
  personName: string
  personPost: string
  action: ActionKey
  input: Readonly<Record<string, unknown>>
  openedAt: Date
  endedAt: Date | null
  scanCount: number | null
  doneCount: number | null
  leftCount: number | null
  scanDigest: string | null
  /** Places the unit's officer has designated and not withdrawn. */
  places: readonly Place[]
  /** Whoever the media are handed to, where the reader does not take them; null otherwise. */
  receiver: Receiver | null
  tally: Tally
}

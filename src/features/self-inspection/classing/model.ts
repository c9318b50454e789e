import type { CaseModel } from '#kernel/pure/process.ts'
import type { RosterState, Standing, Stratum } from '../words.ts'

/** Somebody of the unit who is not on its roster and could be added to it. */
export type Joiner = { id: string; name: string; kana: string; postTitle: string }

/**
 * One statement of the responsible officer about one line of the roster: absent and why, added after the base date, or put back.
 * Each stands for itself; the roster shows the last.
 */
export type Classing = CaseModel & {
  /** Null until somebody is added. */
  rosterId: string | null
  campaignId: string
  campaignState: string
  fiscalYear: number
  personId: string
  personName: string
  unitId: string
  unitName: string
  stratum: Stratum
  standing: Standing
  rosterState: RosterState
  /** Was added after the base date. */
  joined: boolean
  kind: 'absent' | 'late-joiner' | 'restored'
  reason: string
  classedBy: string
  classedAt: Date | null
  joiners: readonly Joiner[]
}

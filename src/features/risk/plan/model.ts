import type { CaseModel } from '#kernel/pure/process.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { Origin, Severity, Side } from './words.ts'

/** 節目. One that was changed stays with its reason: `dropped`. */
export type Milestone = {
  id: string
  position: number
  title: string
  dueOn: Day
  reachedOn: Day | null
  reachedNote: string | null
  reason: string | null
  dropped: boolean
}

/** A finding of a scan that the item stands for. */
export type Member = { findingId: string; title: string; host: string; severity: number; open: boolean }

/** One item of the 将来対応計画, from 起票 to its end. */
export type PlanItem = CaseModel & {
  systemId: string
  systemName: string
  number: string
  title: string
  weakness: string
  origin: Origin
  source: string | null
  controlId: string | null
  severity: Severity | null
  side: Side
  resources: string | null
  dueOn: Day | null
  extendedOn: Day | null
  openedOn: Day
  openedBy: string
  plannedAt: Date | null
  reportedPersonId: string | null
  reportedBy: string | null
  reportedAt: Date | null
  completedOn: Day | null
  evidence: string | null
  reference: string | null
  confirmedBy: string | null
  confirmedAt: Date | null
  confirmEvidence: string | null
  sentBack: string | null
  askedPersonId: string | null
  askedBy: string | null
  askedAt: Date | null
  askedFrom: string | null
  acceptReason: string | null
  acceptedBy: string | null
  acceptedAt: Date | null
  acceptedUntil: Day | null
  acceptCondition: string | null
  notApplicableReason: string | null
  endedOn: Day | null
  /** All of them, those changed or given up among them, in order. */
  milestones: readonly Milestone[]
  members: readonly Member[]
  /** Findings asked for that are no open finding of this system, or stand in another item that has not ended. */
  strangers: number
  /** The approval of operation under review that locks the plan. */
  review: { id: string } | null
  /** The plan was approved after this item was planned: its due day stands. */
  approved: boolean
}

/** How many milestones an item may have at a time: what its line in a spreadsheet holds. */
export const MOST_MILESTONES = 5

export const currentMilestones = (item: PlanItem): readonly Milestone[] => item.milestones.filter((m) => !m.dropped)

/** The day by which the item is to be done, a milestone's change after approval included. */
export const limitOf = (item: Pick<PlanItem, 'dueOn' | 'extendedOn'>): Day | null => item.extendedOn ?? item.dueOn

/** A period of acceptance that has run out: the item is open again, though nobody has acted. */
export const acceptanceOver = (item: Pick<PlanItem, 'state' | 'acceptedUntil'>, today: Day): boolean =>
  item.state === 'accepted' && item.acceptedUntil !== null && item.acceptedUntil < today

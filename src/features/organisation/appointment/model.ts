import type { RoleKey } from '#directive/roles.ts'
import type { CaseModel } from '#kernel/pure/process.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { DesignationFact, DocumentChoice, PostChoice, SystemChoice, UnitChoice } from '../candidates.ts'

/** A role bound to a post by a numbered document: over a unit, over a system, or over the whole organisation. */
export type Appointment = CaseModel & {
  role: RoleKey
  postId: string
  postTitle: string
  unitId: string | null
  unitName: string | null
  systemId: string | null
  systemName: string | null
  documentId: string
  documentName: string
  provision: string
  startsOn: Day
  endsOn: Day | null
  inferred: string | null
  posts: readonly PostChoice[]
  units: readonly UnitChoice[]
  systems: readonly SystemChoice[]
  documents: readonly DocumentChoice[]
  /** All designations not yet ended, this one left out. */
  designations: readonly DesignationFact[]
}

/** What a designation is over, in words; empty over the whole organisation. */
export const overOf = (m: Pick<Appointment, 'unitName' | 'systemName'>): string => m.systemName ?? m.unitName ?? ''

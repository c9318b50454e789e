import type { CaseModel } from '#kernel/pure/process.ts'
import type { Provides } from '../sheet/judge.ts'
import type { SheetRow } from '../sheet/row.ts'
import type { Level } from '../words.ts'

/** 影響度と管理策の選定: one a system. */
export type Baseline = CaseModel & {
  systemId: string
  systemName: string
  catalogId: string
  catalogTitle: string
  confidentiality: Level
  confidentialityReason: string
  integrity: Level
  integrityReason: string
  availability: Level
  availabilityReason: string
  /** 他の情報システムに継承させる. */
  provides: boolean
  chosenAt: Date | null
  chosenBy: string
  /** Another case of the same system is there already. */
  taken: boolean
  retired: boolean
  /** Systems that inherit from this one now. */
  inheritors: number
  lists: readonly (readonly [id: string, title: string])[]
  rows: readonly Omit<SheetRow, 'description' | 'evidence'>[]
  provided: Provides
  underReview: boolean
}

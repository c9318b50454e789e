import type { CaseModel } from '#kernel/pure/process.ts'
import type { Day } from '#kernel/pure/day.ts'

/** 改善指示 of 付紙第10-4: 指示, 対応, 確認 or once more. */
export type Improvement = CaseModel & {
  systemId: string
  systemName: string
  cycleId: string | null
  subject: string
  instruction: string
  dueOn: Day | null
  givenOn: Day
  givenBy: string
  answer: string | null
  answeredId: string | null
  answeredBy: string | null
  answeredOn: Day | null
  rounds: number
  againReason: string | null
  confirmedBy: string | null
  confirmedOn: Day | null
}

import type { CaseModel } from '#kernel/pure/process.ts'
import type { Day } from '#kernel/pure/day.ts'

/** 定められた頻度 of 付紙第10-9, for one system. */
export type Frequency = CaseModel & {
  systemId: string
  systemName: string
  months: number
  basis: string
  setOn: Day
  setBy: string
  /** One is set for this system already. */
  taken: string | null
  /** The text that fills the slot 「脆弱性検査の頻度」, where one is in force. */
  text: string | null
}

import type { CaseModel } from '#kernel/pure/process.ts'
import type { Day } from '#kernel/pure/day.ts'

/** What somebody cannot truthfully declare. */
export const WHAT = {
  'private-device': '私有機器で業務用データを取り扱っている、又は取り扱っていた',
  unsure: '取り扱っていないと言い切れない',
  promise: '誓約の文言のうち、誓えない部分がある',
  other: 'その他',
} as const

/** 申出: why somebody does not sign, and what the officer did about it. */
export type Declaration = CaseModel & {
  personId: string
  personName: string
  staff: boolean
  unitId: string
  unitName: string
  homeUnitId: string
  what: keyof typeof WHAT
  reason: string
  declaredOn: Day
  measure: string | null
  measuredOn: Day | null
  measuredBy: string | null
  /** Open 申出 of the same person. */
  others: readonly string[]
}

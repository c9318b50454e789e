import type { Day } from '#kernel/pure/day.ts'
import { daysBetween } from '#kernel/pure/day.ts'

export const ORIGINS = {
  assessment: '評価',
  inspection: '脆弱性検査',
  audit: '監査',
  incident: '事案',
  manual: '起票者の判断',
} as const

export const SEVERITIES = { critical: '極めて高い', high: '高い', moderate: '中程度', low: '低い' } as const

export const SIDES = { dev: '整備', ops: '運用' } as const

export type Origin = keyof typeof ORIGINS
export type Severity = keyof typeof SEVERITIES
export type Side = keyof typeof SIDES

/** Days past the limit, in the steps that lists and charts count by. */
export const AGES = { within: '期限内', d1: '1～30日', d31: '31～89日', d90: '90～119日', d120: '120日以上' } as const

export type Age = keyof typeof AGES

/** How long an item is past its limit; one without a limit is not. */
export const ageOf = (limitOn: Day | null, today: Day): Age => {
  const late = limitOn === null ? 0 : daysBetween(limitOn, today)
  if (late <= 0) return 'within'
  if (late <= 30) return 'd1'
  if (late < 90) return 'd31'
  return late < 120 ? 'd90' : 'd120'
}

/** Severity of a scan's finding (0 to 4) as an item's. */
export const severityOfFinding = (level: number): Severity => {
  if (level >= 4) return 'critical'
  if (level === 3) return 'high'
  return level === 2 ? 'moderate' : 'low'
}

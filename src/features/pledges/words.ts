import { addDays, type Day } from '#kernel/pure/day.ts'

/** How somebody stands, as the projection keeps it; `revised` is told on reading: the text has changed since. */
export type StandingState = 'none' | 'lapsed' | 'returned' | 'declared' | 'submitted' | 'accepted' | 'revised'

export const STANDINGS = {
  none: '未提出',
  lapsed: '失効',
  revised: '失効（文言の改正）',
  returned: '差戻し',
  declared: '申出',
  submitted: '提出',
  accepted: '受理',
} as const satisfies Record<StandingState, string>

/** Whoever stands so has something to hand in. */
export const MISSING: readonly StandingState[] = ['none', 'lapsed', 'revised', 'returned']

/** A pledge of an earlier text no longer holds, whatever was done with it. */
export const standingOf = (kept: string, version: number, current: number): StandingState => {
  if ((kept === 'submitted' || kept === 'accepted' || kept === 'returned') && version < current) return 'revised'
  return kept === 'ahead' ? 'none' : (kept as StandingState)
}

export const REASONS = {
  arrival: '着任',
  transfer: '所属の変更',
  post: '官職の変更',
  text: '文言の改正',
} as const

export type Asked = { since: Day; why: keyof typeof REASONS }

/** Since when a pledge is asked for and by what: belonging, a post taken later, or a text revised later still. */
export const askedSince = (of: {
  since: Day
  why: 'arrival' | 'transfer'
  postSince: Day | null
  textSince: Day | null
}): Asked => {
  const post: Asked | null =
    of.postSince !== null && of.postSince > of.since ? { since: of.postSince, why: 'post' } : null
  const before = post ?? { since: of.since, why: of.why }
  return of.textSince !== null && of.textSince > before.since ? { since: of.textSince, why: 'text' } : before
}

/** The day by which it should be handed in; null where the setting sets none. */
export const dueOf = (asked: Asked, dueDays: number): Day | null =>
  dueDays === 0 ? null : addDays(asked.since, dueDays)

export const SILENT =
  '達は、提出を求める時期・頻度・期日も、受理の手続も定めていません。ここでは本製品の設定（台帳「設定」）によります。'

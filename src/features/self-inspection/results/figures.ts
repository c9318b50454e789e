import type { Replies } from '../report/model.ts'

/** A share in per cent with one decimal, rounded down: 100.0 is said of all and of nothing less. Null of nothing. */
export const percent = (part: number, whole: number): number | null =>
  whole <= 0 ? null : Math.floor((part / whole) * 1000 + 1e-9) / 10

/** 遵守率: はい among はい and いいえ; 該当なし asks nothing of anybody. */
export const keptRate = ({ yes, no }: Pick<Replies, 'yes' | 'no'>): number | null => percent(yes, yes + no)

/** いいえ among はい and いいえ, rounded up: one いいえ among a quarter of a million is never 0.0. */
export const brokenRate = ({ yes, no }: Pick<Replies, 'yes' | 'no'>): number =>
  no === 0 ? 0 : Math.ceil((no / (yes + no)) * 1000 - 1e-9) / 10

export const percentText = (rate: number | null): string => (rate === null ? '―' : `${rate.toFixed(1)}％`)

/** What changed since the year before, in points. */
export const differenceText = (now: number | null, was: number | null): string => {
  if (now === null || was === null) return '―'
  const points = Math.round((now - was) * 10) / 10
  if (points === 0) return '±0.0'
  return points > 0 ? `+${points.toFixed(1)}` : `▲${Math.abs(points).toFixed(1)}`
}

export const many = (n: number): string => n.toLocaleString('ja-JP')

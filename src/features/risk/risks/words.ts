/** Five steps of likelihood and of impact, from the least. The directive sets no scale: the product's choice. */
export const LIKELIHOODS = {
  '1': '1 ごく低い',
  '2': '2 低い',
  '3': '3 中くらい',
  '4': '4 高い',
  '5': '5 ごく高い',
} as const
export const IMPACTS = {
  '1': '1 ごく小さい',
  '2': '2 小さい',
  '3': '3 中くらい',
  '4': '4 大きい',
  '5': '5 ごく大きい',
} as const

export const TREATMENTS = { reduce: '低減', avoid: '回避', transfer: '移転', accept: '受容' } as const
export type Treatment = keyof typeof TREATMENTS

export type Level = 'low' | 'moderate' | 'high' | 'critical'

export const LEVELS: Readonly<Record<Level, string>> = { low: '低', moderate: '中', high: '高', critical: '重大' }

/** Lowest product of likelihood and impact at which a level begins. */
const FROM: readonly (readonly [Level, number])[] = [
  ['critical', 16],
  ['high', 10],
  ['moderate', 5],
  ['low', 1],
]

export const levelOf = (likelihood: number, impact: number): Level =>
  FROM.find(([, from]) => likelihood * impact >= from)?.[0] ?? 'low'

/** The products of a level: from, and up to but not including. */
export const rangeOf = (level: Level): readonly [number, number] => {
  const at = FROM.findIndex(([name]) => name === level)
  return [FROM[at]?.[1] ?? 1, at === 0 ? 26 : (FROM[at - 1]?.[1] ?? 26)]
}

export const SCALE_NOTE =
  '段階の分け方は達に定めがなく、本製品の設定です（値16以上 重大、10以上 高、5以上 中、他は低）。'

export const scoreText = (likelihood: number, impact: number): string =>
  `${likelihood * impact}（${LEVELS[levelOf(likelihood, impact)]}。可能性${likelihood}×影響${impact}）`

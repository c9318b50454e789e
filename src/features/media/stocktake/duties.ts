import type { Duty } from '#kernel/pure/duty.ts'

const OURS = '棚卸とその期日は本製品の設定。達に定めはない'

/** Whoever held a medium at the base time says whether it is in hand. */
export const confirmWhatIsHeld: Duty = {
  key: 'media.stocktake.confirm',
  title: '棚卸：手元の媒体を確認して答える',
  rules: ['R048', 'R049'],
  role: 'USER',
  configurable: OURS,
}

/** Whoever the lead named counts until the planned end. */
export const countTheMedia: Duty = {
  key: 'media.stocktake.count',
  title: '棚卸：媒体を数える',
  rules: ['R048', 'R049'],
  role: 'USER',
  configurable: OURS,
}

/** A medium its holder does not have is looked for at once. */
export const lookIntoDenied: Duty = {
  key: 'media.stocktake.denied',
  title: '棚卸：手元にないと答えられた媒体を調べる',
  rules: ['R049'],
  role: 'UNIT',
  configurable: OURS,
}

/** A stocktake ends with its report, by the day it was planned to. */
export const endTheStocktake: Duty = {
  key: 'media.stocktake.end',
  title: '終える予定の日を過ぎた棚卸を終える',
  rules: ['R048', 'R049'],
  role: 'UNIT',
  configurable: OURS,
}

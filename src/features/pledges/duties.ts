import type { Duty } from '#kernel/pure/duty.ts'

const SILENT = '提出の時期・頻度・期日は達に定めがなく、本製品の設定（期日の初期値は求めてから14日）。'

/** Everybody of the staff hands one in. */
export const handIn: Duty = {
  key: 'pledges.hand-in',
  title: '誓約書に署名して提出する',
  rules: ['R020', 'R080'],
  role: 'USER',
  configurable: SILENT,
}

/** The officer has everybody of the unit hand one in. */
export const collect: Duty = {
  key: 'pledges.collect',
  title: '職員に誓約書を提出させる',
  rules: ['R020'],
  role: 'UNIT',
  configurable: SILENT,
}

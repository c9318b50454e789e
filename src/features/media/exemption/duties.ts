import type { Duty } from '#kernel/pure/duty.ts'

const CONFIGURABLE = '期間の上限は達に定めがなく、本製品の設定（初期値90日）。復旧する日は許可の期間の終わり。'

/** The applicant has encryption disabled and must restore it by the end of the period. */
export const restoreOwn: Duty = {
  key: 'media.exemption.restore',
  title: '無効にした暗号化機能を復旧する',
  rules: ['R018', 'R064', 'R065'],
  role: 'USER',
  configurable: CONFIGURABLE,
}

/** The system's operator sees to it that what was permitted is restored. */
export const seeRestored: Duty = {
  key: 'media.exemption.see-restored',
  title: '許可した暗号化の無効化が復旧されたことを確かめる',
  rules: ['R065'],
  role: 'SYS_OPS',
  configurable: CONFIGURABLE,
}

/** Days before the end from which the operator is reminded. */
export const REMIND_BEFORE_DAYS = 3

import type { Duty } from '#kernel/pure/duty.ts'

/** Days around a change of post in which a missing handover is told. */
export const DAYS_BEFORE = 14
export const DAYS_AFTER = 90

const OURS = `達に引継ぎの期日の定めはない。離れる日の${DAYS_BEFORE}日前から${DAYS_AFTER}日後まで示すのは、本製品の設定`

export const beginOwn: Duty = {
  key: 'succession.begin-own',
  title: '引継ぎを始める',
  rules: ['R002'],
  role: 'USER',
  configurable: OURS,
}

export const beginOfUnit: Duty = { ...beginOwn, key: 'succession.begin-of-unit', role: 'UNIT' }

export const beginOfAll: Duty = { ...beginOwn, key: 'succession.begin-of-all', role: 'ADMIN' }

export const awaitTheOther: Duty = {
  key: 'succession.await-the-other',
  title: '引継ぎが終わるのを見届ける',
  rules: ['R002', 'R049'],
  role: 'USER',
}

export const standIn: Duty = {
  key: 'succession.stand-in',
  title: '後任のいない引継ぎを受ける',
  rules: ['R002', 'R049'],
  role: 'UNIT',
}

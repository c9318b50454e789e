import type { Duty } from '#kernel/pure/duty.ts'

export const beginYear: Duty = {
  key: 'risk.cycle.begin',
  title: '年度のリスク分析・評価を始める',
  rules: ['R036', 'R131'],
  role: 'SYS_DEV',
  configurable: '達に始める期日の定めはない。4月1日から務めとし、年度の終わりを期日とした。',
}

export const reviewYear: Duty = {
  key: 'risk.cycle.review',
  title: 'リスク分析・評価の文書を審査し、情報保証責任者に報告する',
  rules: ['R140'],
  role: 'CERT',
}

export const inspectInTime: Duty = {
  key: 'risk.inspection.due',
  title: '定められた頻度で脆弱性検査を実施させる',
  rules: ['R141'],
  role: 'SYS_OPS',
  configurable: '情報システムごとの間隔は達に定めがなく、登録した間隔から期日を数える。期日の60日前から務めとした。',
}

export const setFrequency: Duty = {
  key: 'risk.inspection.frequency',
  title: '脆弱性検査の頻度を定める',
  rules: ['R141'],
  role: 'SYS_DEV',
}

/** Days before the next inspection is due from which it is a duty. */
export const AHEAD_DAYS = 60

import type { Duty } from '#kernel/pure/duty.ts'

/** The result of a unit's self-inspection is reported by the end of February (本文 第6-1(4)). */
export const reportOfUnit: Duty = {
  key: 'self-inspection.report-unit',
  title: '自己点検の結果を取りまとめて報告する',
  rules: ['R031', 'R032', 'R033'],
  role: 'UNIT',
}

export const reportOfSystem: Duty = {
  key: 'self-inspection.report-system',
  title: '情報システムの自己点検の結果を報告する',
  rules: ['R031', 'R032', 'R033'],
  role: 'SYS_OPS',
}

export const reportOfAll: Duty = {
  key: 'self-inspection.report-all',
  title: '自己点検の報告を受領し、結果を取りまとめて報告する',
  rules: ['R033'],
  role: 'J6D',
}

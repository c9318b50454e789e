import type { Duty } from '#kernel/pure/duty.ts'

const title = '継続監視を行い、結果を記録する'
const configurable = '監視の頻度は達に定めがなく、継続監視計画書に定めた頻度から期日を数える。'

export const watchAsDev: Duty = {
  key: 'risk.monitoring.dev',
  title,
  rules: ['R131'],
  role: 'SYS_DEV',
  configurable,
}

export const watchAsOps: Duty = {
  key: 'risk.monitoring.ops',
  title,
  rules: ['R133'],
  role: 'SYS_OPS',
  configurable,
}

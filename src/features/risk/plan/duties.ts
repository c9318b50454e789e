import type { Duty } from '#kernel/pure/duty.ts'

const SETTING = '達に期限の定めはありません。計画に書かれた日によります。'

export const itemsOverdue: Record<'dev' | 'ops', Duty> = {
  dev: {
    key: 'risk.plan.overdue-dev',
    title: '期限を過ぎた将来対応計画の項目に対応する（整備）',
    rules: ['R137'],
    role: 'SYS_DEV',
    configurable: SETTING,
  },
  ops: {
    key: 'risk.plan.overdue-ops',
    title: '期限を過ぎた将来対応計画の項目に対応する（運用）',
    rules: ['R138'],
    role: 'SYS_OPS',
    configurable: SETTING,
  },
}

export const milestonesDue: Record<'dev' | 'ops', Duty> = {
  dev: {
    key: 'risk.plan.milestone-dev',
    title: '将来対応計画の節目に到達する（整備）',
    rules: ['R137'],
    role: 'SYS_DEV',
    configurable: '期日の14日前から示します（本製品の設定）。',
  },
  ops: {
    key: 'risk.plan.milestone-ops',
    title: '将来対応計画の節目に到達する（運用）',
    rules: ['R138'],
    role: 'SYS_OPS',
    configurable: '期日の14日前から示します（本製品の設定）。',
  },
}

export const acceptanceEnding: Duty = {
  key: 'risk.plan.acceptance-ending',
  title: '受容の期限が近い又は過ぎた項目を、対応に戻すか、受容を申請し直す',
  rules: ['R137'],
  role: 'SYS_DEV',
  configurable: '期限の30日前から示します（本製品の設定）。',
}

export const confirmationsWaiting: Duty = {
  key: 'risk.plan.confirmation',
  title: '完了が申告された項目を、証拠により確かめる',
  rules: ['R137'],
  role: 'CERT',
}

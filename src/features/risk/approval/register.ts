import type { Register } from '#kernel/pure/register.ts'
import { stateWords } from '#kernel/pure/process.ts'
import type { Day } from '#kernel/pure/day.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { exemption } from './exemption/process.ts'
import { approval } from './process.ts'

/** One system in the register of 運用承認: by its newest case or exemption. */
export type ApprovalRow = {
  id: string
  k: string
  annexNumber: number | null
  systemName: string
  state: string
  /** The state's word, or 承認の記録なし. */
  stateLabel: string
  number: string | null
  dueOn: Day | null
  overdueDays: number | null
  decidedOn: Day | null
  validUntil: Day | null
  /** Days to the end of validity, where it sets one. */
  validDays: number | null
  devPost: string | null
}

export const NO_APPROVAL = '承認の記録なし'

/** The word for a state of either process. */
export const stateLabel = (state: string): string =>
  approval.states[state]?.label ?? exemption.states[state]?.label ?? NO_APPROVAL

/** Told this many days before an approval ends: the product's own setting, for the directive sets no end at all. */
export const VALIDITY_WARNINGS = [180, 90, 30] as const

export const validityWords = (days: number | null): string => {
  if (days === null) return ''
  if (days < 0) return `有効期限を${-days}日過ぎている`
  const near = VALIDITY_WARNINGS.findLast((limit) => days <= limit)
  return near === undefined ? '' : `有効期限まで${days}日（${near}日以内）`
}

export const approvalRegister: Register<ApprovalRow> = {
  key: 'approvals',
  title: '運用承認簿',
  provision: '付紙第9',
  rules: ['R035', 'R118', 'R129'],
  columns: [
    { key: 'annexNumber', title: '番号', kind: 'number', value: (r) => r.annexNumber },
    { key: 'system', title: '情報システム', kind: 'text', value: (r) => r.systemName },
    {
      key: 'state',
      title: '状態',
      kind: 'text',
      value: (r) => r.stateLabel,
      shown: (r) => (r.overdueDays === null ? r.stateLabel : `${r.stateLabel}（期限超過${r.overdueDays}日）`),
      codes: [...new Set([NO_APPROVAL, ...stateWords(approval), ...stateWords(exemption)])],
    },
    {
      key: 'dueOn',
      title: '定められた時期',
      kind: 'day',
      value: (r) => r.dueOn,
      shown: (r) => (r.dueOn === null ? '―' : wareki(r.dueOn)),
    },
    { key: 'number', title: '承認番号', kind: 'code', value: (r) => r.number },
    {
      key: 'decidedOn',
      title: '決定の日',
      kind: 'day',
      value: (r) => r.decidedOn,
      shown: (r) => (r.decidedOn === null ? '―' : wareki(r.decidedOn)),
    },
    {
      key: 'validUntil',
      title: '有効期限',
      kind: 'day',
      value: (r) => r.validUntil,
      shown: (r) =>
        r.validUntil === null
          ? '定めなし'
          : `${wareki(r.validUntil)}${validityWords(r.validDays) === '' ? '' : `（${validityWords(r.validDays)}）`}`,
    },
    { key: 'devPost', title: '整備の責任者', kind: 'text', value: (r) => r.devPost },
  ],
  filters: [
    { key: 'q', title: '情報システム', kind: 'text', hint: '名称の一部' },
    {
      key: 'state',
      title: '状態',
      kind: 'choice',
      options: [
        ['none', '承認も免除もない'],
        ['overdue', '期限超過'],
        ['open', '手続中'],
        ['approved', '承認されている'],
        ['exempt', '運用承認不要'],
        ['ending', '有効期限が近い・過ぎた'],
      ],
      standard: 'すべて',
    },
  ],
}

import { gateOf } from '#kernel/pure/process.ts'
import type { Inspection } from './model.ts'

const gate = gateOf<Inspection>()

/** 事案対処責任者又はリスク管理支援役務と調整した上で: whoever is named is known. */
export const partnerKnown = gate<{ partner: Inspection['partner']; contractor: string | null }>({
  code: 'partner-unknown',
  rules: ['R132'],
  title: '事案対処責任者、又は名の分かるリスク管理支援役務と調整した',
  asks: 'partner',
  holds: ({ model, input }) => (input.partner === 'contractor' ? input.contractor !== null : model.cirUnitId !== null),
  why: ({ input }) =>
    input.partner === 'contractor'
      ? 'リスク管理支援役務の名称・契約が書かれていません。'
      : '事案対処責任者が指定されていません。',
})

export const periodSound = gate<{ coordinatedOn: string; plannedFrom: string; plannedTo: string }>({
  code: 'period-unsound',
  rules: ['R132'],
  title: '調整の後に、正しい期間で検査する',
  asks: 'plannedTo',
  holds: ({ input, today }) =>
    input.plannedTo >= input.plannedFrom && input.coordinatedOn <= input.plannedFrom && input.coordinatedOn <= today,
  why: ({ input, today }) => {
    if (input.coordinatedOn > today) return '調整した日が、先の日です。'
    return input.plannedTo < input.plannedFrom
      ? '検査を終える日が、始める日より前です。'
      : '検査を始める日が、調整した日より前です。調整した上で検査します。'
  },
})

/** 付紙第10-9: those that need no 運用承認 are not meant; they may be inspected all the same. */
export const needsApproval = gate<unknown>({
  code: 'approval-not-needed',
  rules: ['R141'],
  title: '運用承認を必要とする情報システムである',
  force: 'warn',
  holds: ({ model }) => model.needsApproval,
  why: ({ model }) =>
    `${model.systemName}は運用承認を不要とした情報システムで、定められた頻度の検査の対象ではありません。`,
})

export const frequencySet = gate<unknown>({
  code: 'no-frequency',
  rules: ['R141'],
  title: '脆弱性検査の頻度が定められている',
  force: 'warn',
  holds: ({ model }) => model.months !== null,
  why: ({ model }) => `${model.systemName}の脆弱性検査の頻度が定められていないため、次の期日が出ません。`,
  remedy: ({ model }) => ({
    text: '頻度を定める',
    href: `/begin/risk.inspection-frequency/set?system=${model.systemId}`,
  }),
})

export const daysSound = gate<{ startedOn: string; endedOn: string }>({
  code: 'days-unsound',
  rules: ['R132'],
  title: '検査が終わっている',
  asks: 'endedOn',
  holds: ({ input, today }) => input.startedOn <= input.endedOn && input.endedOn <= today,
  why: ({ input, today }) =>
    input.endedOn > today
      ? '検査を終えた日が、先の日です。終わってから記録します。'
      : '終えた日が、始めた日より前です。',
})

export const scansAreIts = gate<{ scans: readonly string[] }>({
  code: 'other-scan',
  rules: ['R132'],
  title: '結果のファイルが、この情報システムのものである',
  asks: 'scans',
  holds: ({ model, input }) => input.scans.every((id) => model.scans.some((s) => s.id === id)),
  why: () => '選んだ結果のファイルは、この情報システムのものではありません。',
})

export const itemIsIts = gate<{ vulnerability: string; item: string }>({
  code: 'other-item',
  rules: ['R142'],
  title: 'この情報システムの将来対応計画の項目である',
  asks: 'item',
  holds: ({ model, input }) =>
    model.items.some((i) => i.id === input.item) && model.vulnerabilities.some((v) => v.id === input.vulnerability),
  why: () => '選んだ脆弱性又は項目が、この情報システムのものではありません。',
})

const unentered = (model: Inspection) => model.vulnerabilities.filter((v) => v.planItemId === null).length

export const allPlanned = gate<unknown>({
  code: 'vulnerabilities-unplanned',
  rules: ['R142'],
  title: '判明した脆弱性が、全て将来対応計画に記載されている',
  holds: ({ model }) => model.unplanned === 0 && unentered(model) === 0,
  why: ({ model }) => `将来対応計画に記載されていない脆弱性が${model.unplanned + unentered(model)}件あります。`,
  remedy: ({ model }) => ({
    text: '将来対応計画に起票する',
    href: `/begin/risk.plan-item?system=${model.systemId}&origin=inspection`,
  }),
})

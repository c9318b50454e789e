import { fiscalYearEnd, fiscalYearLabel, fiscalYearOf } from '#kernel/pure/fiscal-year.ts'
import { daysBetween } from '#kernel/pure/day.ts'
import { gateOf } from '#kernel/pure/process.ts'
import type { CONTROLS } from './inputs.ts'
import { handedIn } from './handed.ts'
import type { RiskCycle } from './model.ts'

const gate = gateOf<RiskCycle>()

export const onceAYear = gate<{ fiscalYear: number }>({
  code: 'cycle-exists',
  rules: ['R036', 'R131'],
  title: 'この年度のリスク分析・評価が、まだ始まっていない',
  asks: 'fiscalYear',
  holds: ({ model, input }) => !model.years.includes(input.fiscalYear),
  why: ({ model, input }) =>
    `${model.systemName}の${fiscalYearLabel(input.fiscalYear)}のリスク分析・評価は、すでに始まっています。`,
  remedy: ({ input }) => ({ text: 'リスク分析・評価の一覧で開く', href: `/risk-board?year=${input.fiscalYear}` }),
})

/** The year that runs, or the one before where its analysis was late; nobody begins a year that has not come. */
export const yearIsNear = gate<{ fiscalYear: number }>({
  code: 'other-year',
  rules: ['R140'],
  title: 'この年度、又は終わっていない前の年度である',
  asks: 'fiscalYear',
  holds: ({ input, today }) => [fiscalYearOf(today), fiscalYearOf(today) - 1].includes(input.fiscalYear),
  why: ({ today }) => `始められるのは、${fiscalYearLabel(fiscalYearOf(today))}と、遅れている前の年度だけです。`,
})

/** The directive says the documents are updated by the basic policy shown separately; while none is shown, this says so. */
export const policyShown = gate<unknown>({
  code: 'policy-not-shown',
  rules: ['R131'],
  title: '別に示す基本方針が登録されている',
  force: 'warn',
  holds: ({ model }) => model.policyNow !== null,
  why: () =>
    '別に示すとされているリスク分析・評価の基本方針が、登録されていません。どの方針によったかが記録に残りません。',
  remedy: () => ({ text: '基本方針を登録する', href: '/begin/organisation.document/enter?slot=risk-policy' }),
})

/** 検査を統制し実施させ、その終了後に更新し、提出する. */
export const inspected = gate<unknown>({
  code: 'not-inspected',
  rules: ['R132', 'R133'],
  title: 'この年度の脆弱性検査が終わり、結果が記録されている',
  holds: ({ model }) => model.inspections.some((i) => i.state === 'resulted' || i.state === 'closed'),
  why: ({ model }) =>
    model.inspections.length === 0
      ? '脆弱性検査が、まだ調整されていません。検査が終わってから、文書を更新して提出します。'
      : '脆弱性検査の結果が、まだ記録されていません。検査が終わってから、文書を更新して提出します。',
  remedy: ({ model }) => {
    const open = model.inspections.find((i) => i.state !== 'cancelled')
    return open
      ? { text: '脆弱性検査を開く', href: `/cases/${open.id}` }
      : { text: '脆弱性検査を調整する', href: `/begin/risk.inspection/coordinate?cycle=${model.id}` }
  },
})

export const confirmed = (rules: readonly ['R134'] | readonly ['R139']) =>
  gate<{ confirmed: boolean }>({
    code: 'not-confirmed',
    rules,
    title: '提出された文書を確認した',
    asks: 'confirmed',
    holds: ({ input }) => input.confirmed,
    why: () => '確認した印がありません。前項により提出された文書を確認してから、認証者に提出します。',
  })

/** Whoever handed documents on as 整備 or 運用 does not evaluate them as 認証者. */
export const independent = gate<unknown>({
  code: 'own-submission',
  rules: ['R135', 'R140'],
  title: '文書を提出した人とは別の人が評価・審査する',
  holds: ({ model, actor }) =>
    !model.steps.some((s) => s.personId === actor.personId && [1, 2, 3, 5, 6, 7].includes(s.step) && s.way === 'on'),
  why: () => '自分が整備又は運用の責任者として提出した文書を、認証者として評価・審査することはできません。',
  remedy: () => ({ text: '認証者の代理の指定を受けた人に頼んでください。' }),
})

/** 更新した means a version newer than what ⑤ came with; otherwise the reason is said. */
export const controlsUpdated = gate<{ controls: keyof typeof CONTROLS; note: string | null }>({
  code: 'controls-not-updated',
  rules: ['R138'],
  title: '管理策を更新したときは、セキュリティ計画書の新しい版がある。改めないときは、理由がある',
  asks: 'controls',
  holds: ({ model, input }) =>
    input.controls === 'unchanged'
      ? input.note !== null
      : handedIn(model, 3, 'security-plan')?.versionId !== model.now['security-plan']?.latest?.versionId,
  why: ({ input }) =>
    input.controls === 'unchanged'
      ? '改めるところがない理由が書かれていません。'
      : 'セキュリティ計画書の最新の版は、評価を受けた版のままです。',
  remedy: ({ model }) => ({
    text: 'セキュリティ計画書を改訂し、次の版を確定する',
    href: `/documents/${model.now['security-plan']?.documentId ?? ''}`,
  }),
})

const unentered = (model: RiskCycle) => model.inspections.reduce((sum, i) => sum + i.unentered, 0)

/** 脆弱性検査で判明した脆弱性については、将来対応計画に記載する. */
export const vulnerabilitiesPlanned = gate<unknown>({
  code: 'vulnerabilities-unplanned',
  rules: ['R142'],
  title: '脆弱性検査で判明した脆弱性が、全て将来対応計画に記載されている',
  holds: ({ model }) => model.unplanned === 0 && unentered(model) === 0,
  why: ({ model }) => {
    const parts = [
      model.unplanned > 0 ? `検査の結果ファイルの${model.unplanned}件` : '',
      unentered(model) > 0 ? `検査の記録の${unentered(model)}件` : '',
    ].filter((part) => part !== '')
    return `将来対応計画に記載されていない脆弱性があります（${parts.join('、')}）。`
  },
  remedy: ({ model }) => {
    const open = model.inspections.find((i) => i.unentered > 0) ?? model.inspections.at(-1)
    return open
      ? { text: '脆弱性検査を開き、将来対応計画に記載する', href: `/cases/${open.id}` }
      : { text: '将来対応計画に起票する', href: `/begin/risk.plan-item?system=${model.systemId}` }
  },
})

export const reviewed = gate<{ reviewed: boolean }>({
  code: 'not-reviewed',
  rules: ['R140'],
  title: '提出された文書を審査した',
  asks: 'reviewed',
  holds: ({ input }) => input.reviewed,
  why: () => '審査した印がありません。提出された文書を審査してから、情報保証責任者に報告します。',
})

/** The directive does not say that a report waits for the answers: the person is told. */
export const improvementsAnswered = gate<unknown>({
  code: 'improvements-open',
  rules: ['R136'],
  title: '改善指示が、全て確認されている',
  force: 'warn',
  holds: ({ model }) => model.improvements.every((i) => i.state === 'confirmed'),
  why: ({ model }) =>
    `確認されていない改善指示が${model.improvements.filter((i) => i.state !== 'confirmed').length}件あります。`,
})

/** 毎年度１回以上: a late report is better than none, and is told as late. */
export const withinYear = gate<unknown>({
  code: 'year-over',
  rules: ['R140'],
  title: '年度のうちに審査し、報告する',
  force: 'warn',
  holds: ({ model, today }) => today <= fiscalYearEnd(model.fiscalYear),
  why: ({ model, today }) =>
    `${fiscalYearLabel(model.fiscalYear)}は${daysBetween(fiscalYearEnd(model.fiscalYear), today)}日前に終わっています。毎年度1回以上の審査と報告が、年度のうちに済みませんでした。`,
})

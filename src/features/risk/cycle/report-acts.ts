import { fiscalYearLabel } from '#kernel/pure/fiscal-year.ts'
import { actsOf } from '#kernel/pure/process.ts'
import { notMovingOn, sameAsCame } from './document-gates.ts'
import { improvementsAnswered, independent, reviewed, vulnerabilitiesPlanned, withinYear } from './gates.ts'
import { lastHanded, withStep } from './handed.ts'
import { Receive, Report, SendBack } from './inputs.ts'
import type { RiskCycle } from './model.ts'
import { tell } from './tells.ts'

const act = actsOf<RiskCycle>()

const submitted = (m: RiskCycle) => lastHanded(m, 7)?.versions ?? []

/** ⑧: the yearly review, and the report that 情報保証責任者 receives. */
export const reportActs = {
  'return-controls': act({
    title: '提出された文書を整備に差し戻す',
    by: 'cert',
    from: 'review',
    to: 'dev-confirm-controls',
    rules: ['R140'],
    input: SendBack,
    gates: [independent],
    tells: ({ input }) => `⑧ 提出された文書を整備に差し戻した：${input.reason}`,
    apply: (c) => withStep(c.model, c, { step: 8, way: 'back', note: c.input.reason }),
    notices: ({ model, input }) =>
      tell(model, '連絡', 'SYS_DEV', `認証者から文書が差し戻されました：${input.reason}`, 'R140'),
  }),
  report: act({
    title: '⑧ 審査し、情報保証責任者に報告する',
    by: 'cert',
    from: 'review',
    to: 'reported',
    rules: ['R140', 'R142'],
    input: Report,
    gates: [
      independent,
      reviewed,
      sameAsCame(['R140'], ['security-plan', 'action-plan'], 7),
      notMovingOn(['R140'], ['security-plan', 'action-plan']),
      vulnerabilitiesPlanned,
      improvementsAnswered,
      withinYear,
    ],
    help: '毎年度1回以上、3月31日までに行います。',
    irreversible: true,
    tells: ({ model }) => `⑧ ${fiscalYearLabel(model.fiscalYear)}の文書を審査し、情報保証責任者に報告した`,
    apply: (c) => ({
      ...withStep(c.model, c, { step: 8, way: 'on', note: c.input.report, versions: submitted(c.model) }),
      report: c.input.report,
      reportedOn: c.today,
    }),
    notices: ({ model, input }) =>
      tell(
        model,
        '報告',
        'IAO',
        `${fiscalYearLabel(model.fiscalYear)}のリスク分析・評価の報告：${input.report}`,
        'R140',
      ),
  }),
  receive: act({
    title: '報告を受ける',
    by: 'iao',
    from: 'reported',
    to: 'done',
    rules: ['R140'],
    input: Receive,
    tells: () => '認証者の報告を受けた',
    apply: ({ model, actor, as, at }) => ({
      ...model,
      receivedBy: `${as.postTitle} ${actor.rank} ${actor.name}`,
      receivedAt: at,
    }),
    notices: ({ model }) => tell(model, '連絡', 'CERT', '情報保証責任者が報告を受けました。', 'R140'),
  }),
}

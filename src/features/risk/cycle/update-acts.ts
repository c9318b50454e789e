import { fiscalYearLabel } from '#kernel/pure/fiscal-year.ts'
import { actsOf, NEW } from '#kernel/pure/process.ts'
import { finalised, notMovingOn, sameAsCame, updatedAfter, updatedForYear } from './document-gates.ts'
import { confirmed, inspected, onceAYear, policyShown, yearIsNear } from './gates.ts'
import { THREE, versionsNow, withStep } from './handed.ts'
import { Confirm, Inform, Open, SendBack, SubmitUpdate } from './inputs.ts'
import type { RiskCycle } from './model.ts'
import { tell } from './tells.ts'

const act = actsOf<RiskCycle>()

/** ① to ③: the three documents from 整備 to 運用, back to 整備, and on to 認証者. */
export const updateActs = {
  open: act({
    title: '年度のリスク分析・評価を始める',
    by: 'dev',
    from: NEW,
    to: 'dev-update',
    rules: ['R036', 'R131'],
    input: Open,
    gates: [yearIsNear, onceAYear],
    help: '情報システムと年度ごとに一つです。①から⑧まで、付紙第10の順に文書を引き渡します。',
    tells: ({ input }) => `${fiscalYearLabel(input.fiscalYear)}のリスク分析・評価を始めた`,
    apply: ({ model, input, actor, as, today }) => ({
      ...model,
      fiscalYear: input.fiscalYear,
      openedOn: today,
      openedBy: `${as.postTitle} ${actor.rank} ${actor.name}`,
    }),
  }),
  'inform-ops': act({
    title: '① 3文書を更新し、運用に情報提供する',
    by: 'dev',
    from: 'dev-update',
    to: 'ops-inspect',
    rules: ['R131'],
    input: Inform,
    gates: [policyShown, finalised(['R131'], THREE), updatedForYear(['R131'], THREE, '3文書を更新した')],
    help: 'リスク評価報告書、セキュリティ計画書、継続監視計画書の最新の版を凍結して引き渡します。',
    tells: ({ model }) =>
      `① 3文書を更新し、運用に情報提供した（${model.policyNow === null ? '基本方針の登録なし' : `基本方針 ${model.policyNow.name}`}）`,
    apply: (c) => ({
      ...withStep(c.model, c, { step: 1, way: 'on', note: c.input.note, versions: versionsNow(c.model, THREE) }),
      policyId: c.model.policyNow?.id ?? null,
      policyName: c.model.policyNow?.name ?? null,
    }),
    notices: ({ model }) =>
      tell(
        model,
        '情報提供',
        'SYS_OPS',
        '更新した3文書の情報提供がありました。脆弱性検査を調整し、実施させてください。',
        'R131',
      ),
  }),
  'submit-update': act({
    title: '② 検査の結果により3文書を更新し、整備に提出する',
    by: 'ops',
    from: 'ops-inspect',
    to: 'dev-confirm',
    rules: ['R132', 'R133'],
    input: SubmitUpdate,
    gates: [inspected, finalised(['R133'], THREE), updatedAfter(['R133'], THREE, 1, '整備からの情報提供')],
    tells: () => '② 脆弱性検査の結果と運用の状況により3文書を更新し、整備に提出した',
    apply: (c) =>
      withStep(c.model, c, { step: 2, way: 'on', note: c.input.situation, versions: versionsNow(c.model, THREE) }),
    notices: ({ model }) =>
      tell(model, '提出', 'SYS_DEV', '運用が更新した3文書が提出されました。確認してください。', 'R133'),
  }),
  'send-back-update': act({
    title: '3文書を運用に差し戻す',
    by: 'dev',
    from: 'dev-confirm',
    to: 'ops-inspect',
    rules: ['R134'],
    input: SendBack,
    tells: ({ input }) => `③ 3文書を運用に差し戻した：${input.reason}`,
    apply: (c) => withStep(c.model, c, { step: 3, way: 'back', note: c.input.reason }),
    notices: ({ model, input }) => tell(model, '連絡', 'SYS_OPS', `3文書が差し戻されました：${input.reason}`, 'R134'),
  }),
  'submit-update-to-cert': act({
    title: '③ 確認して認証者に提出する',
    by: 'dev',
    from: 'dev-confirm',
    to: 'evaluate',
    rules: ['R134'],
    input: Confirm,
    gates: [confirmed(['R134']), sameAsCame(['R134'], THREE, 2), notMovingOn(['R134'], THREE)],
    tells: () => '③ 運用から提出された3文書を確認し、認証者に提出した',
    apply: (c) =>
      withStep(c.model, c, { step: 3, way: 'on', note: c.input.note, versions: versionsNow(c.model, THREE) }),
    notices: ({ model }) => tell(model, '提出', 'CERT', 'リスク分析・評価の3文書が提出されました。', 'R134'),
  }),
}

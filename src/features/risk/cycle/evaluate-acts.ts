import { actsOf } from '#kernel/pure/process.ts'
import { finalised, finalisedAfter, notMovingOn, sameAsCame, updatedForYear } from './document-gates.ts'
import { confirmed, controlsUpdated, independent } from './gates.ts'
import { EVALUATION, THREE, versionsNow, withStep } from './handed.ts'
import { Confirm, CONTROLS, Evaluate, Inform, SendBack, SubmitControls } from './inputs.ts'
import type { RiskCycle } from './model.ts'
import { improvementFollows, tell } from './tells.ts'

const act = actsOf<RiskCycle>()

const CONTROL_DOCUMENTS = ['security-plan', 'action-plan'] as const

/** ④ to ⑦: the evaluation and what 整備 and 運用 make of it. */
export const evaluateActs = {
  'return-to-dev': act({
    title: '3文書を整備に差し戻す',
    by: 'cert',
    from: 'evaluate',
    to: 'dev-confirm',
    rules: ['R135'],
    input: SendBack,
    gates: [independent],
    tells: ({ input }) => `④ 3文書を整備に差し戻した：${input.reason}`,
    apply: (c) => withStep(c.model, c, { step: 4, way: 'back', note: c.input.reason }),
    notices: ({ model, input }) =>
      tell(model, '連絡', 'SYS_DEV', `認証者から3文書が差し戻されました：${input.reason}`, 'R135'),
  }),
  evaluate: act({
    title: '④ 評価文書を作成し、整備に提出する',
    by: 'cert',
    from: 'evaluate',
    to: 'plan-update',
    rules: ['R135', 'R136'],
    input: Evaluate,
    gates: [
      independent,
      sameAsCame(['R135'], THREE, 3),
      notMovingOn(['R135'], THREE),
      finalised(['R135'], EVALUATION),
      updatedForYear(['R135'], EVALUATION, '評価文書を新たに作成した'),
    ],
    help: 'セキュリティ評価計画書とセキュリティ評価報告書を新たに作成し、その版を凍結して引き渡します。必要なら改善指示を添えます。',
    tells: ({ input }) => `④ 評価文書を作成し、整備に提出した${input.improvement === null ? '' : '。改善指示を与えた'}`,
    apply: (c) =>
      withStep(c.model, c, { step: 4, way: 'on', note: c.input.note, versions: versionsNow(c.model, EVALUATION) }),
    follows: ({ model, input }) => improvementFollows(model, input),
    notices: ({ model }) => tell(model, '提出', 'SYS_DEV', 'セキュリティ評価文書が提出されました。', 'R135'),
  }),
  'inform-plan': act({
    title: '⑤ 将来対応計画書を更新し、運用に情報提供する',
    by: 'dev',
    from: 'plan-update',
    to: 'ops-controls',
    rules: ['R137'],
    input: Inform,
    gates: [finalised(['R137'], ['action-plan']), finalisedAfter(['R137'], ['action-plan'], 4, '評価文書の提出')],
    help: '評価及び推奨事項を参照して将来対応計画書を更新し、評価文書と共に運用に示します。',
    tells: () => '⑤ 将来対応計画書を更新し、運用に情報提供した',
    apply: (c) =>
      withStep(c.model, c, {
        step: 5,
        way: 'on',
        note: c.input.note,
        versions: versionsNow(c.model, [...EVALUATION, 'action-plan']),
      }),
    notices: ({ model }) =>
      tell(model, '情報提供', 'SYS_OPS', '更新した将来対応計画書と評価文書の情報提供がありました。', 'R137'),
  }),
  'submit-controls': act({
    title: '⑥ 運用所掌の管理策を更新し、整備に提出する',
    by: 'ops',
    from: 'ops-controls',
    to: 'dev-confirm-controls',
    rules: ['R138'],
    input: SubmitControls,
    gates: [finalised(['R138'], ['security-plan']), controlsUpdated],
    tells: ({ input }) => `⑥ ${CONTROLS[input.controls]}。整備に提出した`,
    apply: (c) =>
      withStep(c.model, c, {
        step: 6,
        way: 'on',
        note: [CONTROLS[c.input.controls], c.input.note].filter((t) => t !== null).join('：'),
        versions: versionsNow(c.model, ['security-plan']),
      }),
    notices: ({ model }) => tell(model, '提出', 'SYS_DEV', '運用所掌の管理策の更新が提出されました。', 'R138'),
  }),
  'send-back-controls': act({
    title: '管理策の更新を運用に差し戻す',
    by: 'dev',
    from: 'dev-confirm-controls',
    to: 'ops-controls',
    rules: ['R139'],
    input: SendBack,
    tells: ({ input }) => `⑦ 管理策の更新を運用に差し戻した：${input.reason}`,
    apply: (c) => withStep(c.model, c, { step: 7, way: 'back', note: c.input.reason }),
    notices: ({ model, input }) =>
      tell(model, '連絡', 'SYS_OPS', `管理策の更新が差し戻されました：${input.reason}`, 'R139'),
  }),
  'submit-controls-to-cert': act({
    title: '⑦ 確認して認証者に提出する',
    by: 'dev',
    from: 'dev-confirm-controls',
    to: 'review',
    rules: ['R139'],
    input: Confirm,
    gates: [confirmed(['R139']), sameAsCame(['R139'], ['security-plan'], 6), finalised(['R139'], ['action-plan'])],
    tells: () => '⑦ 運用から提出された文書を確認し、認証者に提出した',
    apply: (c) =>
      withStep(c.model, c, {
        step: 7,
        way: 'on',
        note: c.input.note,
        versions: versionsNow(c.model, CONTROL_DOCUMENTS),
      }),
    notices: ({ model }) => tell(model, '提出', 'CERT', '更新された管理策と将来対応計画書が提出されました。', 'R139'),
  }),
}

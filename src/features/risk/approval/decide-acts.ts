import { actsOf } from '#kernel/pure/process.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { packageStands } from './gates.ts'
import { Approve, ApproveConditionally, Deny, Reason } from './inputs.ts'
import {
  conditionsAhead,
  foundOperable,
  independentOfficer,
  officerHoldsNoPart,
  packageReviewed,
  validAhead,
} from './judge-gates.ts'
import type { Approval } from './model.ts'
import { binds, packageWords, retiresLetter, signed, tell, tellResult } from './tells.ts'
import { NOT_IN_DIRECTIVE, PACKAGE } from './words.ts'

const act = actsOf<Approval>()

const numbered = ({ model }: { model: Approval }) => ({
  series: 'risk.approval',
  unitId: model.officeUnitId,
  prefix: '運承-',
  width: 4,
})

type Decided = {
  model: Approval
  actor: { rank: string; name: string; personId: string }
  as: { postTitle: string }
  at: Date
}

const decided = ({ model, actor, as, at }: Decided, reason: string) => ({
  decidedBy: signed(actor, as),
  decidedAt: at,
  decisionReason: reason,
  decidedHash: model.presentHash,
  ...binds(model, 'decide', PACKAGE),
})

const until = (day: string | null) => (day === null ? '' : `、${wareki(day)}まで`)

/** The former approval is in force until this one is given, and ends with it. */
const endsFormer = (after: Approval) =>
  after.formerId === null ? [] : [{ process: 'risk.approval', act: 'supersede', caseId: after.formerId, input: {} }]

/** The decision writes its 運用承認書: a document with a version and a hash, of what was decided and nothing else. */
const writesLetter = (after: Approval) => [
  ...retiresLetter(after, `新しい運用承認（${after.number ?? ''}）による`),
  {
    process: 'risk.document',
    act: 'begin',
    caseId: null,
    from: { kind: 'approval-letter', system: after.systemId },
    input: { fiscalYear: null },
  },
]

const granting = [
  independentOfficer(['R126', 'R127']),
  officerHoldsNoPart,
  packageStands,
  packageReviewed,
  foundOperable(['R127']),
  validAhead,
]

const HELP =
  '申請に添えられた文書一式を審査し、運用することが可能と認める場合に承認します。結果は整備の責任者と認証者の両方に通知されます。'

/** 情報保証責任者: 審査, 承認, 差戻し, 不承認; and the notice of the result. */
export const decideActs = {
  approve: act({
    title: '運用を承認する',
    by: 'officer',
    from: 'applied',
    to: 'approved',
    rules: ['R126', 'R127', 'R128'],
    input: Approve,
    gates: granting,
    numbered,
    irreversible: true,
    help: HELP,
    tells: ({ model, input, number }) =>
      `運用を承認した（${number}${until(input.validUntil)}）。対象：${packageWords(model)}。文書一式のSHA-256 ${model.presentHash ?? ''}`,
    apply: (c) => ({
      ...c.model,
      ...decided(c, c.input.decisionReason),
      number: c.number,
      letterNumber: c.input.letterNumber,
      validUntil: c.input.validUntil,
      conditions: null,
      conditionsDueOn: null,
    }),
    follows: (_, after) => [...endsFormer(after), ...writesLetter(after)],
    notices: ({ model, number }) => tellResult(model, `運用が承認されました（${number}）。`),
  }),
  'approve-with-conditions': act({
    title: '条件を付けて運用を承認する',
    by: 'officer',
    from: 'applied',
    to: 'conditional',
    rules: ['R126', 'R127', 'R128'],
    input: ApproveConditionally,
    gates: [...granting, conditionsAhead],
    numbered,
    irreversible: true,
    help: `${NOT_IN_DIRECTIVE}。条件を付けた承認も、運用することが可能と認める承認です。条件は整備の責任者が履行を報告し、情報保証責任者が確かめます。`,
    tells: ({ model, input, number }) =>
      `条件を付けて運用を承認した（${number}${until(input.validUntil)}。条件：${input.conditions}、${wareki(input.conditionsDueOn)}まで）。対象：${packageWords(model)}。文書一式のSHA-256 ${model.presentHash ?? ''}`,
    apply: (c) => ({
      ...c.model,
      ...decided(c, c.input.decisionReason),
      number: c.number,
      letterNumber: c.input.letterNumber,
      validUntil: c.input.validUntil,
      conditions: c.input.conditions,
      conditionsDueOn: c.input.conditionsDueOn,
    }),
    follows: (_, after) => [...endsFormer(after), ...writesLetter(after)],
    notices: ({ model, input, number }) =>
      tellResult(model, `条件を付けて運用が承認されました（${number}）。条件：${input.conditions}`),
  }),
  return: act({
    title: '申請を差し戻す',
    by: 'officer',
    from: 'applied',
    to: 'returned-iao',
    rules: ['R126'],
    input: Reason,
    gates: [independentOfficer(['R126']), officerHoldsNoPart],
    tells: ({ input }) => `申請を差し戻した：${input.reason}`,
    apply: ({ model, input }) => ({ ...model, returnReason: input.reason, returnedFrom: 'applied' }),
    notices: ({ model, input }) => [
      tell(model, '通知', 'SYS_DEV', `運用承認の申請が差し戻されました：${input.reason}`, ['R126']),
      tell(model, '連絡', 'CERT', `運用承認の申請が差し戻されました：${input.reason}`, ['R126']),
    ],
  }),
  deny: act({
    title: '運用を承認しない',
    by: 'officer',
    from: 'applied',
    to: 'denied',
    rules: ['R126', 'R128'],
    input: Deny,
    gates: [independentOfficer(['R126']), officerHoldsNoPart, packageReviewed],
    irreversible: true,
    help: `${NOT_IN_DIRECTIVE}。前の承認が有効なときは、そのまま有効です。`,
    tells: ({ model, input }) =>
      `運用を承認しなかった：${input.reason}。対象：${packageWords(model)}。文書一式のSHA-256 ${model.packageHash ?? ''}`,
    apply: (c) => ({ ...c.model, ...decided(c, c.input.reason), decidedHash: c.model.packageHash }),
    notices: ({ model, input }) => tellResult(model, `運用は承認されませんでした：${input.reason}`),
  }),
}

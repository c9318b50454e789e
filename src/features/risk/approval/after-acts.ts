import { noInput } from '#kernel/pure/field.ts'
import { actsOf } from '#kernel/pure/process.ts'
import { everyPaperFinal } from './gates.ts'
import { Confirm, Reason, ReportConditions } from './inputs.ts'
import { differencesSeen, independentOfficer, officerHoldsNoPart } from './judge-gates.ts'
import type { Approval } from './model.ts'
import { add, binds, retiresLetter, tell, tellResult } from './tells.ts'
import { IN_FORCE, NOT_IN_DIRECTIVE, PACKAGE } from './words.ts'

const act = actsOf<Approval>()

/** After the decision: conditions met, changes confirmed, 取消, and the end by a newer approval. */
export const afterActs = {
  'report-conditions': act({
    title: '条件の履行を報告する',
    by: 'dev',
    from: 'conditional',
    to: 'conditions-reported',
    rules: ['R127'],
    input: ReportConditions,
    help: NOT_IN_DIRECTIVE,
    tells: ({ input }) => `条件の履行を報告した：${input.report}`,
    apply: ({ model, input, actor }) => ({
      ...model,
      devPeople: add(model.devPeople, actor.personId),
      conditionsReport: input.report,
    }),
    notices: ({ model, input }) => [
      tell(model, '報告', 'IAO', `承認の条件の履行が報告されました：${input.report}`, ['R127']),
    ],
  }),
  'accept-conditions': act({
    title: '条件が満たされたことを認める',
    by: 'officer',
    from: 'conditions-reported',
    to: 'approved',
    rules: ['R127', 'R128'],
    input: noInput,
    gates: [independentOfficer(['R127']), officerHoldsNoPart],
    help: NOT_IN_DIRECTIVE,
    apply: ({ model }) => model,
    notices: ({ model }) => tellResult(model, '承認の条件が満たされたと認められました。'),
  }),
  'conditions-unmet': act({
    title: '条件が満たされていないと戻す',
    by: 'officer',
    from: 'conditions-reported',
    to: 'conditional',
    rules: ['R127'],
    input: Reason,
    gates: [independentOfficer(['R127'])],
    help: NOT_IN_DIRECTIVE,
    tells: ({ input }) => `条件がまだ満たされていないとした：${input.reason}`,
    apply: ({ model, input }) => ({ ...model, returnReason: input.reason }),
    notices: ({ model, input }) => [
      tell(model, '通知', 'SYS_DEV', `承認の条件は、まだ満たされていません：${input.reason}`, ['R127']),
    ],
  }),
  'confirm-changes': act({
    title: '文書の変更を確かめ、承認を維持する',
    by: 'officer',
    from: IN_FORCE,
    to: ({ model }) => model.state,
    rules: ['R126', 'R127', 'R128'],
    input: Confirm,
    gates: [independentOfficer(['R126']), officerHoldsNoPart, everyPaperFinal, differencesSeen],
    irreversible: true,
    help: `${NOT_IN_DIRECTIVE}。承認した時の版と今の版の違いを確かめ、承認を今の版について維持します。維持できないときは取り消すか、更新の手続を求めます。`,
    tells: ({ model, input }) =>
      `文書の変更を確かめ、承認を維持した：${input.reason}。文書一式のSHA-256 ${model.presentHash ?? ''}`,
    apply: ({ model }) => ({ ...model, decidedHash: model.presentHash, ...binds(model, 'confirm', PACKAGE) }),
    notices: ({ model, input }) => tellResult(model, `文書の変更を確かめた上で、承認が維持されました：${input.reason}`),
  }),
  revoke: act({
    title: '承認を取り消す',
    by: 'officer',
    from: IN_FORCE,
    to: 'revoked',
    rules: ['R127', 'R128'],
    input: Reason,
    gates: [officerHoldsNoPart],
    irreversible: true,
    help: `${NOT_IN_DIRECTIVE}。取り消した後も運用するには、新しい運用承認が要ります。`,
    tells: ({ model, input }) => `承認${model.number ?? ''}を取り消した：${input.reason}`,
    apply: ({ model, input }) => ({ ...model, endedReason: input.reason }),
    follows: (_, after) => retiresLetter(after, '運用承認の取消しによる'),
    notices: ({ model, input }) => tellResult(model, `運用承認が取り消されました：${input.reason}`),
  }),
  supersede: act({
    title: '新しい承認により終えた',
    by: 'consequence',
    from: IN_FORCE,
    to: 'superseded',
    rules: ['R118'],
    input: noInput,
    apply: ({ model }) => ({ ...model, endedReason: '新しい運用承認による' }),
  }),
}

import { noInput } from '#kernel/pure/field.ts'
import { actsOf } from '#kernel/pure/process.ts'
import { confirmedByAnother, evidenceSeen, findingsAreClosed, notUnderReview } from './gates.ts'
import { completedInThePast, hasPlan, milestoneIsCurrent, milestonesReached, reachedInThePast } from './plan-gates.ts'
import { Confirm, Reach, Reason, Report } from './inputs.ts'
import { dropAll } from './milestones.ts'
import type { PlanItem } from './model.ts'

const act = actsOf<PlanItem>()

const CONFIRMER =
  '完了も該当なしも、認証者（監査の項目は監査責任者）が認めます。達に定めはありません。本製品の設定です。'

/** The item as it was opened: what was planned, said and decided since is history. */
const anew = (model: PlanItem): PlanItem => ({
  ...model,
  milestones: dropAll(model, '項目を起票に戻した'),
  dueOn: null,
  extendedOn: null,
  plannedAt: null,
  reportedPersonId: null,
  reportedBy: null,
  reportedAt: null,
  completedOn: null,
  confirmedBy: null,
  confirmedAt: null,
  acceptedUntil: null,
  notApplicableReason: null,
  endedOn: null,
})

/** From the first work to the confirmed end, and back where it did not hold. */
export const workActs = {
  start: act({
    title: '対応を始める',
    by: 'responsible',
    from: 'planned',
    to: 'working',
    rules: ['R137', 'R138'],
    input: noInput,
    gates: [notUnderReview, hasPlan],
    apply: ({ model }) => model,
  }),
  reach: act({
    title: '節目の到達を記録する',
    by: 'responsible',
    from: 'working',
    to: 'working',
    rules: ['R137', 'R138'],
    input: Reach,
    gates: [notUnderReview, milestoneIsCurrent, reachedInThePast],
    tells: ({ model, input }) =>
      `節目「${model.milestones.find((m) => m.id === input.milestone)?.title ?? ''}」に到達した（${input.reachedOn}）`,
    apply: ({ model, input }) => ({
      ...model,
      milestones: model.milestones.map((m) =>
        m.id === input.milestone ? { ...m, reachedOn: input.reachedOn, reachedNote: input.note } : m,
      ),
    }),
  }),
  report: act({
    title: '完了を申告する',
    by: 'responsible',
    from: 'working',
    to: 'reported',
    rules: ['R137', 'R138'],
    input: Report,
    gates: [notUnderReview, hasPlan, completedInThePast, milestonesReached],
    help: CONFIRMER,
    tells: ({ input }) => `完了を申告した（対応を終えた日 ${input.completedOn}）`,
    apply: ({ model, input, actor, as, at }) => ({
      ...model,
      ...input,
      reportedPersonId: actor.personId,
      reportedBy: `${as.postTitle}　${actor.rank} ${actor.name}`.trim(),
      reportedAt: at,
      sentBack: null,
    }),
  }),
  'take-back-report': act({
    title: '完了の申告を取り下げる',
    by: 'responsible',
    from: 'reported',
    to: 'working',
    rules: ['R137'],
    input: Reason,
    gates: [notUnderReview],
    tells: ({ input }) => `完了の申告を取り下げた（${input.reason}）`,
    apply: ({ model }) => ({ ...model, completedOn: null, reportedPersonId: null, reportedBy: null, reportedAt: null }),
  }),
  confirm: act({
    title: '完了を確認する',
    by: 'confirmer',
    from: 'reported',
    to: 'completed',
    rules: ['R137', 'R142'],
    input: Confirm,
    gates: [notUnderReview, confirmedByAnother, findingsAreClosed, evidenceSeen],
    tells: ({ input }) => `証拠により完了を確認した（${input.confirmEvidence}）`,
    apply: ({ model, input, actor, as, at, today }) => ({
      ...model,
      confirmEvidence: input.confirmEvidence,
      confirmedBy: `${as.postTitle}　${actor.rank} ${actor.name}`.trim(),
      confirmedAt: at,
      endedOn: today,
    }),
  }),
  'send-back': act({
    title: '完了を認めず差し戻す',
    by: 'confirmer',
    from: 'reported',
    to: 'working',
    rules: ['R137'],
    input: Reason,
    gates: [notUnderReview],
    tells: ({ input }) => `完了を認めず差し戻した（${input.reason}）`,
    apply: ({ model, input }) => ({
      ...model,
      sentBack: input.reason,
      completedOn: null,
      reportedPersonId: null,
      reportedBy: null,
      reportedAt: null,
    }),
  }),
  'not-applicable': act({
    title: '該当なしとする',
    by: 'confirmer',
    from: ['draft', 'planned', 'working'],
    to: 'not-applicable',
    rules: ['R137', 'R142'],
    input: Reason,
    gates: [notUnderReview, findingsAreClosed],
    help: CONFIRMER,
    tells: ({ input }) => `該当なしとした（${input.reason}）`,
    apply: ({ model, input, today }) => ({ ...model, notApplicableReason: input.reason, endedOn: today }),
  }),
  reopen: act({
    title: '項目を起票に戻す',
    by: 'concerned',
    from: ['completed', 'not-applicable', 'accepted'],
    to: 'draft',
    rules: ['R137', 'R142'],
    input: Reason,
    gates: [notUnderReview],
    help: '弱点が再び見つかったとき、受容の期限が切れたときに使います。計画は立て直します。これまでの経過は残ります。',
    tells: ({ input }) => `起票に戻した（${input.reason}）`,
    apply: ({ model }) => anew(model),
  }),
}

import { actsOf, type Notice } from '#kernel/pure/process.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { acceptanceEnds, acceptedByAnother, notUnderReview } from './gates.ts'
import { Accept, Ask, Reason } from './inputs.ts'
import { dropAll } from './milestones.ts'
import type { PlanItem } from './model.ts'

const act = actsOf<PlanItem>()

const SETTING =
  'リスクの受容について達に定めはありません。運用承認を行う情報保証責任者だけが、期限を付けて受容できるとするのは、本製品の設定です。'

const tellBoth = (after: PlanItem, text: string): readonly Notice[] =>
  (['SYS_DEV', 'SYS_OPS', 'CERT'] as const).map((role) => ({
    verb: '通知',
    role,
    to: { systemId: after.systemId },
    text: `将来対応計画の項目「${after.title}」（${after.number}）の${text}`,
    rules: ['R137'],
  }))

const undecided = (model: PlanItem): PlanItem => ({
  ...model,
  askedPersonId: null,
  askedBy: null,
  askedAt: null,
  askedFrom: null,
})

/** リスク受容: asked for by those who plan, decided by the 情報保証責任者 alone, never without an end. */
export const acceptanceActs = {
  'ask-acceptance': act({
    title: 'リスクの受容を申請する',
    by: 'planner',
    from: ['draft', 'planned', 'working'],
    to: 'acceptance-asked',
    rules: ['R121', 'R137'],
    input: Ask,
    gates: [notUnderReview],
    help: `${SETTING}受容されると、完了予定日と節目はなくなります。`,
    tells: () => 'リスクの受容を申請した',
    apply: ({ model, input, actor, as, at }) => ({
      ...model,
      acceptReason: input.reason,
      askedPersonId: actor.personId,
      askedBy: `${as.postTitle}　${actor.rank} ${actor.name}`.trim(),
      askedAt: at,
      askedFrom: model.state,
    }),
  }),
  'withdraw-acceptance': act({
    title: '受容の申請を取り下げる',
    by: 'planner',
    from: 'acceptance-asked',
    to: ({ model }) => model.askedFrom ?? 'draft',
    rules: ['R137'],
    input: Reason,
    gates: [notUnderReview],
    tells: ({ input }) => `受容の申請を取り下げた（${input.reason}）`,
    apply: ({ model }) => undecided(model),
  }),
  accept: act({
    title: 'リスクを受容する',
    by: 'approver',
    from: 'acceptance-asked',
    to: 'accepted',
    rules: ['R127', 'R137'],
    input: Accept,
    gates: [notUnderReview, acceptedByAnother, acceptanceEnds],
    irreversible: true,
    help: `${SETTING}期限を過ぎた項目は、対応が必要なものに戻ります。`,
    tells: ({ input }) => `リスクを受容した（期限 ${input.until}）`,
    apply: ({ model, input, actor, as, at }) => ({
      ...model,
      milestones: dropAll(model, 'リスクが受容された'),
      dueOn: null,
      extendedOn: null,
      acceptedUntil: input.until,
      acceptCondition: input.condition,
      acceptedBy: `${as.postTitle}　${actor.rank} ${actor.name}`.trim(),
      acceptedAt: at,
    }),
    notices: ({ input }, after) => tellBoth(after, `リスクが${wareki(input.until)}まで受容されました。`),
  }),
  'refuse-acceptance': act({
    title: 'リスクを受容しない',
    by: 'approver',
    from: 'acceptance-asked',
    to: ({ model }) => model.askedFrom ?? 'draft',
    rules: ['R127', 'R137'],
    input: Reason,
    gates: [notUnderReview],
    tells: ({ input }) => `リスクを受容しなかった（${input.reason}）`,
    apply: ({ model }) => undecided(model),
    notices: ({ input }, after) => tellBoth(after, `リスクは受容されませんでした。理由：${input.reason}`),
  }),
}

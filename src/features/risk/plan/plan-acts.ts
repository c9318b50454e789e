import { actsOf, NEW, type Context, type Notice } from '#kernel/pure/process.ts'
import { fiscalYearShort, fiscalYearOf } from '#kernel/pure/fiscal-year.ts'
import { dropAll, newMilestones, rewritten, withMilestone } from './milestones.ts'
import { controlIsNamed, findingsAreLoose, notUnderReview } from './gates.ts'
import {
  dueIsAhead,
  milestoneIsCurrent,
  milestoneWithinDue,
  milestonesArePairs,
  milestonesWithinDue,
  notApproved,
  openedInThePast,
  roomForMilestone,
} from './plan-gates.ts'
import { AddMilestone, ChangeMilestone, Enter, Open, Plan } from './inputs.ts'
import { limitOf, type PlanItem } from './model.ts'
import { SIDES } from './words.ts'

const act = actsOf<PlanItem>()

/** One series for the organisation: an item keeps its number wherever its plan is read. */
export const SERIES = { series: 'plan-item', unitId: '00000000-0000-0000-0000-000000000000' } as const

const numberPrefix = (today: string) => `将来${fiscalYearShort(fiscalYearOf(today))}-`

type Numbering = { today: string; input: { number: string | null } }

const numbered = ({ today, input }: Numbering) =>
  input.number === null ? { ...SERIES, prefix: numberPrefix(today), width: 4 } : null

/** What a number that somebody brings along says of this year's own series. */
const broughtNumber = (number: string | null, today: string) => {
  const prefix = numberPrefix(today)
  const tail = number?.startsWith(prefix) === true ? number.slice(prefix.length) : ''
  return /^\d{1,6}$/.test(tail) ? { ...SERIES, last: Number(tail) } : null
}

const openedBy = (c: Context<PlanItem, unknown>) => `${c.as.postTitle}　${c.actor.rank} ${c.actor.name}`.trim()

const lower = (control: string | null) => control?.toLowerCase() ?? null

/** 整備 updates the plan and lets 運用 know (付紙第10-5). */
const tellOperations = (c: Context<PlanItem, unknown>, after: PlanItem): readonly Notice[] =>
  c.as.role === 'SYS_DEV'
    ? [
        {
          verb: '情報提供',
          role: 'SYS_OPS',
          to: { systemId: after.systemId },
          text: `将来対応計画の項目「${after.title}」（${after.number}）が計画されました。対応する側は${SIDES[after.side]}です。`,
          rules: ['R137'],
        },
      ]
    : []

/** What the plan consists of: begun, planned, changed. The days and their limits are the gates'. */
export const planActs = {
  open: act({
    title: '将来対応計画の項目を起票する',
    by: 'opener',
    from: NEW,
    to: 'draft',
    rules: ['R121', 'R137', 'R142'],
    input: Open,
    gates: [findingsAreLoose, controlIsNamed],
    help: (m) =>
      m.members.length === 0
        ? `${m.systemName}の計画に加えます。計画（完了予定日と節目）は、起票の後に立てます。`
        : `${m.systemName}の検出事項${m.members.length}件を、一つの項目にまとめて起票します。どれを含むかは項目に残ります。`,
    numbered,
    brings: ({ input, today }) => broughtNumber(input.number, today),
    tells: ({ model }) => `起票した${model.members.length === 0 ? '' : `（検出事項${model.members.length}件）`}`,
    apply: (c) => ({
      ...c.model,
      ...c.input,
      controlId: lower(c.input.controlId),
      number: c.input.number ?? c.number,
      openedOn: c.today,
      openedBy: openedBy(c),
    }),
  }),
  enter: act({
    title: '計画とともに起票する',
    by: 'planner',
    from: NEW,
    to: 'planned',
    rules: ['R121', 'R137', 'R142'],
    input: Enter,
    gates: [findingsAreLoose, controlIsNamed, milestonesArePairs, milestonesWithinDue, openedInThePast, dueIsAhead],
    help: 'すでに決まっている計画を写すときに使います。',
    numbered,
    brings: ({ input, today }) => broughtNumber(input.number, today),
    tells: () => '計画とともに起票した',
    apply: (c) => ({
      ...c.model,
      title: c.input.title,
      weakness: c.input.weakness,
      source: c.input.source,
      controlId: lower(c.input.controlId),
      side: c.input.side,
      severity: c.input.severity,
      dueOn: c.input.dueOn,
      resources: c.input.resources,
      number: c.input.number ?? c.number,
      openedOn: c.input.openedOn ?? c.today,
      openedBy: openedBy(c),
      plannedAt: c.at,
      milestones: newMilestones(c.model, c.input),
    }),
  }),
  plan: act({
    title: '計画を立てる',
    by: 'planner',
    from: 'draft',
    to: 'planned',
    rules: ['R121', 'R137'],
    input: Plan,
    gates: [notUnderReview, milestonesArePairs, milestonesWithinDue, dueIsAhead],
    tells: ({ input }) => `計画を立てた（完了予定日 ${input.dueOn}）`,
    apply: ({ model, input, at }) => ({
      ...model,
      severity: input.severity,
      dueOn: input.dueOn,
      extendedOn: null,
      resources: input.resources,
      plannedAt: at,
      milestones: [...dropAll(model, '計画を立て直した'), ...newMilestones(model, input)],
    }),
    notices: tellOperations,
  }),
  replan: act({
    title: '計画を直す',
    by: 'planner',
    from: ['planned', 'working'],
    to: ({ model }) => model.state,
    rules: ['R121', 'R137'],
    input: Plan,
    gates: [notUnderReview, notApproved, milestonesArePairs, milestonesWithinDue, dueIsAhead],
    help: '運用承認を受ける前だけ行えます。今の節目は、ここで書いた節目に置き換わり、前の節目も記録に残ります。',
    tells: ({ input }) => `計画を直した（完了予定日 ${input.dueOn}）`,
    apply: ({ model, input, at }) => ({
      ...model,
      severity: input.severity,
      dueOn: input.dueOn,
      extendedOn: null,
      resources: input.resources,
      plannedAt: at,
      milestones: rewritten(model, input),
    }),
    notices: tellOperations,
  }),
  'change-milestone': act({
    title: '節目を変更する',
    by: 'planner',
    from: ['planned', 'working'],
    to: ({ model }) => model.state,
    rules: ['R137'],
    input: ChangeMilestone,
    gates: [notUnderReview, milestoneIsCurrent, milestoneWithinDue],
    help: (m) =>
      m.approved
        ? '承認を受けた計画です。完了予定日そのものは動きません。それを越える期日は「延長」として理由とともに残ります。'
        : '前の期日と理由が残ります。',
    tells: ({ input }) => `節目を変更した（新しい期日 ${input.dueOn}）`,
    apply: ({ model, input }) => ({
      ...model,
      extendedOn: extension(model, input.dueOn),
      milestones: withMilestone(model, input, input.milestone),
    }),
    notices: tellOperations,
  }),
  'add-milestone': act({
    title: '節目を加える',
    by: 'planner',
    from: ['planned', 'working'],
    to: ({ model }) => model.state,
    rules: ['R137'],
    input: AddMilestone,
    gates: [notUnderReview, roomForMilestone, milestoneWithinDue],
    tells: ({ input }) => `節目を加えた（期日 ${input.dueOn}）`,
    apply: ({ model, input }) => ({
      ...model,
      extendedOn: extension(model, input.dueOn),
      milestones: withMilestone(model, input, null),
    }),
  }),
}

const extension = (model: PlanItem, dueOn: string): string | null => {
  const limit = limitOf(model)
  return limit !== null && dueOn > limit ? dueOn : model.extendedOn
}

import { gateOf } from '#kernel/pure/process.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { pairsOf, type Steps } from './inputs.ts'
import { currentMilestones, limitOf, MOST_MILESTONES, type PlanItem } from './model.ts'

const gate = gateOf<PlanItem>()

/** A milestone has both a name and a day, and at least one is planned: the first is the form's to ask for. */
export const milestonesArePairs = gate<Steps>({
  code: 'milestone-incomplete',
  rules: ['R121'],
  title: '一つ以上の節目があり、どの節目にも名称と期日がある',
  asks: 'milestone1',
  holds: ({ input }) => pairsOf(input).every((p) => p.title !== null && p.on !== null),
  why: ({ input }) => {
    const nth = pairsOf(input).find((p) => p.title === null || p.on === null)?.nth ?? 0
    return `節目${nth}は、名称と期日のどちらかが空欄です。両方を書くか、両方を空にしてください。`
  },
})

export const milestonesWithinDue = gate<Steps & { dueOn: string }>({
  code: 'milestone-after-due',
  rules: ['R121'],
  title: '節目の期日が、完了予定日を越えない',
  asks: 'dueOn',
  holds: ({ input }) => pairsOf(input).every((p) => p.on === null || p.on <= input.dueOn),
  why: ({ input }) => {
    const late = pairsOf(input).find((p) => p.on !== null && p.on > input.dueOn)
    return `節目${late?.nth ?? ''}の期日が、完了予定日（${wareki(input.dueOn)}）より後です。`
  },
  remedy: () => ({ text: '節目を早めるか、完了予定日を遅らせてください。' }),
})

export const dueIsAhead = gate<{ dueOn: string }>({
  code: 'due-passed',
  rules: ['R121'],
  title: '完了予定日が過ぎていない',
  asks: 'dueOn',
  force: 'warn',
  holds: ({ input, today }) => input.dueOn >= today,
  why: ({ input }) => `完了予定日（${wareki(input.dueOn)}）は、すでに過ぎています。期限超過として数えます。`,
})

export const openedInThePast = gate<{ openedOn: string | null }>({
  code: 'opened-in-future',
  rules: ['R121'],
  title: '起票した日が、今日以前である',
  asks: 'openedOn',
  holds: ({ input, today }) => (input.openedOn === null ? 'not-applicable' : input.openedOn <= today),
  why: () => '起票した日が、今日より後です。',
})

/** After approval the due day stands; a slip is a milestone's change with its reason. */
export const notApproved = gate<unknown>({
  code: 'due-frozen',
  rules: ['R121', 'R137'],
  title: '計画が、まだ運用承認を受けていない',
  holds: ({ model }) => !model.approved,
  why: ({ model }) =>
    `運用承認を受けた計画です。完了予定日（${model.dueOn === null ? '' : wareki(model.dueOn)}）は変えられません。`,
  remedy: ({ model }) => ({
    text: '延ばすときは、理由を付けて節目を変更する',
    href: `/cases/${model.id}/acts/change-milestone`,
  }),
})

/** Before approval a milestone does not pass the item's day; afterwards this is how the day is extended. */
export const milestoneWithinDue = gate<{ dueOn: string }>({
  code: 'milestone-after-due',
  rules: ['R121'],
  title: '承認の前は、節目の期日が完了予定日を越えない',
  asks: 'dueOn',
  holds: ({ model, input }) => (model.approved ? 'not-applicable' : model.dueOn === null || input.dueOn <= model.dueOn),
  why: ({ model }) =>
    `承認の前の節目は、完了予定日（${model.dueOn === null ? '' : wareki(model.dueOn)}）を越えられません。`,
  remedy: ({ model }) => ({ text: '計画を直して完了予定日を改める', href: `/cases/${model.id}/acts/replan` }),
})

export const milestoneIsCurrent = gate<{ milestone: string }>({
  code: 'milestone-not-current',
  rules: ['R137'],
  title: 'まだ到達していない、今の節目である',
  asks: 'milestone',
  holds: ({ model, input }) => currentMilestones(model).some((m) => m.id === input.milestone && m.reachedOn === null),
  why: () => '選んだ節目は、到達済みか、変更されたものです。',
})

export const roomForMilestone = gate<unknown>({
  code: 'too-many-milestones',
  rules: ['R137'],
  title: `節目は${MOST_MILESTONES}件までである`,
  holds: ({ model }) => currentMilestones(model).length < MOST_MILESTONES,
  why: () => `節目は一項目に${MOST_MILESTONES}件までです（達に定めはありません。本製品の設定）。`,
  remedy: () => ({ text: '別の項目に分けるか、今ある節目を変更してください。' }),
})

export const reachedInThePast = gate<{ reachedOn: string }>({
  code: 'reached-in-future',
  rules: ['R137'],
  title: '到達した日が、今日以前である',
  asks: 'reachedOn',
  holds: ({ input, today }) => input.reachedOn <= today,
  why: () => '到達した日が、今日より後です。',
})

export const completedInThePast = gate<{ completedOn: string }>({
  code: 'completed-in-future',
  rules: ['R137'],
  title: '対応を終えた日が、今日以前で、起票より前ではない',
  asks: 'completedOn',
  holds: ({ model, input, today }) => input.completedOn <= today && input.completedOn >= model.openedOn,
  why: ({ input, today }) =>
    input.completedOn > today ? '対応を終えた日が、今日より後です。' : '対応を終えた日が、起票した日より前です。',
})

export const hasPlan = gate<unknown>({
  code: 'no-plan',
  rules: ['R121'],
  title: '完了予定日と、一つ以上の節目がある',
  holds: ({ model }) => limitOf(model) !== null && currentMilestones(model).length > 0,
  why: () => '完了予定日と節目がないため、対応を進められません。',
  remedy: ({ model }) => ({ text: '計画を立てる', href: `/cases/${model.id}` }),
})

export const milestonesReached = gate<unknown>({
  code: 'milestones-open',
  rules: ['R137'],
  title: '全ての節目に到達している',
  force: 'warn',
  holds: ({ model }) => currentMilestones(model).every((m) => m.reachedOn !== null),
  why: ({ model }) =>
    `到達を記録していない節目が${currentMilestones(model).filter((m) => m.reachedOn === null).length}件あります。`,
})

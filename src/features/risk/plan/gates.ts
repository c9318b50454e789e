import { gateOf } from '#kernel/pure/process.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { pairsOf, type Steps } from './inputs.ts'
import { currentMilestones, limitOf, MOST_MILESTONES, type PlanItem } from './model.ts'

const gate = gateOf<PlanItem>()

const CONTROL = /^[a-z]{2,4}-\d+(\.\d+)?$/

export const notUnderReview = gate<unknown>({
  code: 'under-review',
  rules: ['R126'],
  title: '運用承認の審査を受けている最中ではない',
  holds: ({ model }) => model.review === null,
  why: ({ model }) =>
    `${model.systemName}の運用承認（${model.review?.title ?? ''}）が審査を受けている間、提出した将来対応計画の項目は変えられません。`,
  remedy: ({ model }) => ({
    text: '審査の今の状態を見る。承認・不承認・差戻しの後に変えられます',
    ...(model.review === null ? {} : { href: `/cases/${model.review.id}` }),
  }),
})

export const findingsAreLoose = gate<unknown>({
  code: 'findings-not-loose',
  rules: ['R142'],
  title: '選んだ検出事項は、この情報システムのもので、ほかの項目に入っていない',
  holds: ({ model }) => model.strangers === 0,
  why: ({ model }) =>
    `選んだ検出事項のうち${model.strangers}件は、すでにほかの項目に入っているか、閉じているか、この情報システムのものではありません。`,
  remedy: ({ model }) => ({
    text: 'まだ項目に入っていない検出事項を選び直す',
    href: `/systems/${model.systemId}/plan`,
  }),
})

export const controlIsNamed = gate<{ controlId: string | null }>({
  code: 'control-unreadable',
  rules: ['R121'],
  title: '管理策の記号の形をしている',
  asks: 'controlId',
  holds: ({ input }) => (input.controlId === null ? 'not-applicable' : CONTROL.test(input.controlId.toLowerCase())),
  why: ({ input }) => `「${input.controlId ?? ''}」は、管理策の記号（例：ac-2、si-4.5）の形ではありません。`,
})

export const correctedControlIsNamed = gate<{ field: string; value: string }>({
  code: 'control-unreadable',
  rules: ['R121'],
  title: '管理策の記号の形をしている',
  asks: 'value',
  holds: ({ input }) => (input.field === 'controlId' ? CONTROL.test(input.value.toLowerCase()) : 'not-applicable'),
  why: ({ input }) => `「${input.value}」は、管理策の記号（例：ac-2、si-4.5）の形ではありません。`,
})

export const correctionFits = gate<{ field: string; value: string }>({
  code: 'correction-too-long',
  rules: ['R137'],
  title: '訂正した内容が、その欄に収まる',
  asks: 'value',
  holds: ({ input }) =>
    !['title', 'source'].includes(input.field) || (input.value.length <= 200 && !/\n/.test(input.value)),
  why: () => '件名と根拠は、改行のない200文字までです。',
})

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

/** What the newest scan still shows is known: it stays in the plan. */
export const findingsAreClosed = gate<unknown>({
  code: 'findings-open',
  rules: ['R142'],
  title: 'まとめた検出事項が、最新の検査結果で全て閉じている',
  holds: ({ model }) => (model.members.length === 0 ? 'not-applicable' : model.members.every((m) => !m.open)),
  why: ({ model }) =>
    `最新の検査結果に、まだ開いている検出事項が${model.members.filter((m) => m.open).length}件あります。判明している脆弱性は、計画から落とせません。`,
  remedy: () => ({ text: '再検査の結果を取り込むか、この項目で扱わない検出事項を、理由を付けて外してください。' }),
})

export const evidenceSeen = gate<{ seen: boolean }>({
  code: 'evidence-unseen',
  rules: ['R137'],
  title: '証拠を自分で確かめた',
  asks: 'seen',
  holds: ({ input }) => input.seen,
  why: () => '証拠を確かめた印がありません。確かめずに完了とすることはできません。',
  remedy: () => ({ text: '証拠を確かめて印を付けるか、理由を付けて差し戻してください。' }),
})

export const confirmedByAnother = gate<unknown>({
  code: 'own-report',
  rules: ['R137'],
  title: '完了を申告した本人ではない人が確認する',
  holds: ({ model, actor }) => model.reportedPersonId !== actor.personId,
  why: () => '自分が申告した完了を、自分で確認することはできません。',
  remedy: () => ({ text: '別の認証者か、その代理に確認を頼んでください。' }),
})

export const acceptedByAnother = gate<unknown>({
  code: 'own-acceptance',
  rules: ['R127'],
  title: '受容を求めた本人ではない人が決める',
  holds: ({ model, actor }) => model.askedPersonId !== actor.personId,
  why: () => '自分が求めたリスクの受容を、自分で決めることはできません。',
})

export const acceptanceEnds = gate<{ until: string }>({
  code: 'acceptance-endless',
  rules: ['R127'],
  title: '受容の期限が、今日より後である',
  asks: 'until',
  holds: ({ input, today }) => input.until > today,
  why: () => '受容の期限は、今日より後の日にしてください。期限のない受容はできません。',
})

export const otherSide = gate<{ side: string }>({
  code: 'same-side',
  rules: ['R138'],
  title: '今と違う側に移す',
  asks: 'side',
  holds: ({ model, input }) => input.side !== model.side,
  why: () => '今も、その側が対応しています。',
})

export const membersAreHere = gate<{ findings: readonly string[] }>({
  code: 'not-a-member',
  rules: ['R142'],
  title: 'この項目に入っている検出事項である',
  asks: 'findings',
  holds: ({ model, input }) => input.findings.every((id) => model.members.some((m) => m.findingId === id)),
  why: () => '選んだ検出事項の中に、この項目に入っていないものがあります。',
})

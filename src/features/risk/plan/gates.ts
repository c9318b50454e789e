import { gateOf } from '#kernel/pure/process.ts'
import { type PlanItem } from './model.ts'

const gate = gateOf<PlanItem>()

const CONTROL = /^[a-z]{2,4}-\d+(\.\d+)?$/

export const notUnderReview = gate<unknown>({
  code: 'under-review',
  rules: ['R126'],
  title: '運用承認の審査を受けている最中ではない',
  holds: ({ model }) => model.review === null,
  why: ({ model }) =>
    `${model.systemName}の運用承認が審査を受けている間、申請に添えた将来対応計画の項目は変えられません。`,
  remedy: ({ model }) => ({
    text: '審査中の運用承認を開く。承認、不承認、差戻しの後に変えられます',
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

export const hasMembers = gate<unknown>({
  code: 'no-members',
  rules: ['R142'],
  title: 'まとめた検出事項がある',
  holds: ({ model }) => model.members.length > 0,
  why: () => 'この項目に、検出事項は入っていません。',
})

export const membersAreHere = gate<{ findings: readonly string[] }>({
  code: 'not-a-member',
  rules: ['R142'],
  title: 'この項目に入っている検出事項である',
  asks: 'findings',
  holds: ({ model, input }) => input.findings.every((id) => model.members.some((m) => m.findingId === id)),
  why: () => '選んだ検出事項の中に、この項目に入っていないものがあります。',
})

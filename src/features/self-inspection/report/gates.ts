import { gateOf } from '#kernel/pure/process.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import type { UnitReport } from './model.ts'

const gate = gateOf<UnitReport>()

const people = (n: number) => `${n.toLocaleString('ja-JP')}人`

export const hrefOf = (m: Pick<UnitReport, 'campaignId' | 'unitId' | 'systemId'>): string =>
  m.unitId === null
    ? `/self-inspection/${m.campaignId}/systems/${m.systemId ?? ''}`
    : `/self-inspection/${m.campaignId}/units/${m.unitId}`

export const campaignRuns = gate<unknown>({
  code: 'campaign-not-running',
  rules: ['R032', 'R033'],
  title: '自己点検が回答期間か集計中である',
  holds: ({ model }) => model.campaignState === 'open' || model.campaignState === 'counting',
  why: () => 'この自己点検は、まだ始まっていないか、すでに結果が報告されています。',
  remedy: ({ model }) => ({ text: '自己点検の日程を見る', href: `/cases/${model.campaignId}` }),
})

export const notBegunTwice = gate<unknown>({
  code: 'already-begun',
  rules: ['R033'],
  title: '取りまとめが、まだ始められていない',
  holds: ({ model }) => !model.begun,
  why: ({ model }) => `${model.subjectName}の取りまとめは、すでに始められています。`,
  remedy: ({ model }) => ({ text: '取りまとめを開く', href: hrefOf(model) }),
})

export const somebodyOnRoster = gate<unknown>({
  code: 'nobody-on-roster',
  rules: ['R031', 'R033'],
  title: '名簿に対象者がいる',
  holds: ({ model }) => model.people.all > 0,
  why: ({ model }) => `${model.subjectName}には、この自己点検の対象者がいません。`,
})

export const somethingToConfirm = gate<unknown>({
  code: 'nothing-to-confirm',
  rules: ['R032'],
  title: '提出された回答がある',
  holds: ({ model }) => model.people.submitted > 0,
  why: () => '確定を待っている回答はありません。',
})

/** What comes in while the officer looks is not confirmed unseen. */
export const asShown = gate<{ shown: string | null }>({
  code: 'more-came-in',
  rules: ['R032', 'R033'],
  title: '画面に示された回答を確定する',
  asks: 'shown',
  holds: ({ model, input }) => input.shown !== null && Number(input.shown) >= model.people.submitted,
  why: ({ model, input }) =>
    `画面を開いた時は${people(Number(input.shown ?? 0))}でしたが、今は${people(model.people.submitted)}が提出しています。開き直して確かめてください。`,
  remedy: ({ model }) => ({ text: '回答の一覧を開き直す', href: hrefOf(model) }),
})

/** Everybody's answer is in and confirmed, or the person is absent with a reason: nothing less is a result to report. */
export const everybodySettled = gate<unknown>({
  code: 'answers-open',
  rules: ['R031', 'R032', 'R033'],
  title: '全員の回答が確定しているか、不在の理由が記録されている',
  holds: ({ model }) => model.people.open + model.people.submitted + model.people.returned === 0,
  why: ({ model: { people: p } }) =>
    `まだ済んでいない人がいます：${[
      p.open > 0 ? `未回答${people(p.open)}` : '',
      p.returned > 0 ? `差戻し中${people(p.returned)}` : '',
      p.submitted > 0 ? `確定待ち${people(p.submitted)}` : '',
    ]
      .filter(Boolean)
      .join('、')}。答えられない人は、不在とその理由を記録してください。`,
  remedy: ({ model }) => ({ text: '済んでいない人を見る', href: `${hrefOf(model)}?show=open` }),
})

export const confirmed = gate<{ confirmed: boolean }>({
  code: 'not-confirmed',
  rules: ['R033'],
  title: '集計の内容を確かめた',
  asks: 'confirmed',
  holds: ({ input }) => input.confirmed,
  why: () => '集計の内容を確かめたことが記されていません。',
})

/** The directive asks for the report; what was not kept and how it is mended is in the form. */
export const weakPointsNamed = gate<{ weakPoints: string | null; improvements: string | null }>({
  code: 'weak-points-unnamed',
  rules: ['R033'],
  title: '「いいえ」の回答があるとき、主な不遵守事項と改善措置が書かれている',
  asks: 'weakPoints',
  holds: ({ model, input }) =>
    (model.signable?.sums.no ?? 0) === 0 || (input.weakPoints !== null && input.improvements !== null),
  why: ({ model }) =>
    `「いいえ」の回答が${(model.signable?.sums.no ?? 0).toLocaleString('ja-JP')}件あります。主な不遵守事項と改善措置を書いてください。`,
})

/** A report that comes late is taken all the same, with the reason: it is owed still. */
export const lateSaysWhy = gate<{ lateReason: string | null }>({
  code: 'late-without-reason',
  rules: ['R033'],
  title: '報告期限の内である、又は遅れた理由が書かれている',
  asks: 'lateReason',
  holds: ({ model, input, today }) => today <= model.reportDue || input.lateReason !== null,
  why: ({ model }) => `報告期限（${wareki(model.reportDue)}）を過ぎています。遅れた理由を書いてください。`,
})

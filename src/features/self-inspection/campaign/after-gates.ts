import { gateOf } from '#kernel/pure/process.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import type { Campaign } from './model.ts'

const gate = gateOf<Campaign>()

const many = (n: number) => n.toLocaleString('ja-JP')

/** Reports that are owed and not received. */
export const missingOf = ({ after }: Campaign): number => Math.max(0, (after.owing ?? 0) - after.received)

export const somethingToReceive = gate<unknown>({
  code: 'nothing-to-receive',
  rules: ['R033'],
  title: '受領を待っている報告がある',
  holds: ({ model }) => model.after.reported > 0,
  why: () => '受領を待っている報告はありません。',
})

export const allReportsIn = gate<unknown>({
  code: 'reports-missing',
  rules: ['R033'],
  title: '全ての部隊等・情報システムの報告を受領した',
  force: 'warn',
  holds: ({ model }) => model.after.owing !== null && missingOf(model) === 0,
  why: ({ model }) =>
    model.after.owing === null
      ? '報告を要する部隊等・情報システムの数は、集計すると分かります。'
      : `受領していない報告が${many(missingOf(model))}件あります。`,
})

export const isCounted = gate<unknown>({
  code: 'not-counted',
  rules: ['R033'],
  title: '集計してある',
  holds: ({ model }) => model.after.result !== null,
  why: () => 'まだ集計していません。',
  remedy: ({ model }) => ({ text: '集計する', href: `/cases/${model.id}/acts/count` }),
})

/** What is reported is what was counted: an answer that came or was returned since makes it another result. */
export const countIsOfNow = gate<unknown>({
  code: 'changed-since-count',
  rules: ['R033'],
  title: '集計の後に、回答も不在の記録も変わっていない',
  holds: ({ model: { after } }) =>
    after.result === null || after.now === null ? 'not-applicable' : after.now.digest === after.result.digest,
  why: () => '集計の後に、回答か不在の記録が変わりました。もう一度集計してから報告してください。',
  remedy: ({ model }) => ({ text: '集計し直す', href: `/cases/${model.id}/acts/count` }),
})

export const missingSaysWhy = gate<{ missingReason: string | null }>({
  code: 'missing-without-reason',
  rules: ['R031', 'R033'],
  title: '全ての報告を受領した、又は受領していない報告の扱いが書かれている',
  asks: 'missingReason',
  holds: ({ model, input }) => missingOf(model) === 0 || input.missingReason !== null,
  why: ({ model }) => `受領していない報告が${many(missingOf(model))}件あります。その理由と扱いを書いてください。`,
  remedy: ({ model }) => ({
    text: '報告していない部隊等を見る',
    href: `/self-inspection/${model.id}/reports?show=missing`,
  }),
})

export const weakPointsNamed = gate<{ weakPoints: string | null; improvements: string | null }>({
  code: 'weak-points-unnamed',
  rules: ['R033'],
  title: '「いいえ」の回答があるとき、主な不遵守事項と改善措置が書かれている',
  asks: 'weakPoints',
  holds: ({ model, input }) =>
    (model.after.result?.noCount ?? 0) === 0 || (input.weakPoints !== null && input.improvements !== null),
  why: ({ model }) =>
    `「いいえ」の回答が${many(model.after.result?.noCount ?? 0)}件あります。主な不遵守事項と改善措置を書いてください。`,
})

export const lateSaysWhy = gate<{ lateReason: string | null }>({
  code: 'late-without-reason',
  rules: ['R033'],
  title: '報告期限の内である、又は遅れた理由が書かれている',
  asks: 'lateReason',
  holds: ({ model, input, today }) => today <= model.reportDue || input.lateReason !== null,
  why: ({ model }) => `報告期限（${wareki(model.reportDue)}）を過ぎています。遅れた理由を書いてください。`,
})

export const confirmed = gate<{ confirmed: boolean }>({
  code: 'not-confirmed',
  rules: ['R033'],
  title: '集計の内容を確かめた',
  asks: 'confirmed',
  holds: ({ input }) => input.confirmed,
  why: () => '集計の内容を確かめたことが記されていません。',
})

export const remediesEnded = gate<unknown>({
  code: 'remedies-open',
  rules: ['R033'],
  title: '是正項目が、すべて終わっている',
  force: 'warn',
  holds: ({ model }) => model.after.openRemedies === 0,
  why: ({ model }) =>
    `終わっていない是正項目が${many(model.after.openRemedies)}件あります。終結の後も、期限と義務は残ります。`,
})

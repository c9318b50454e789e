import { z } from 'zod'
import { areaOptional, check, noInput, textOptional } from '#kernel/pure/field.ts'
import { fiscalYearLabel } from '#kernel/pure/fiscal-year.ts'
import { actsOf } from '#kernel/pure/process.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { NO_SECRETS } from '../words.ts'
import {
  confirmed,
  countIsOfNow,
  isCounted,
  lateSaysWhy,
  missingOf,
  missingSaysWhy,
  remediesEnded,
  weakPointsNamed,
} from './after-gates.ts'
import type { Result } from './campaign-after.ts'
import type { Campaign } from './model.ts'

const act = actsOf<Campaign>()

const many = (n: number) => n.toLocaleString('ja-JP')

const withResult = (model: Campaign, change: Partial<Result>): Campaign => ({
  ...model,
  after: { ...model.after, result: model.after.result === null ? null : { ...model.after.result, ...change } },
})

/** What becomes of the year's result once it is counted. */
export const resultActs = {
  report: act({
    title: '自己点検の結果を報告する',
    by: 'organiser',
    from: 'counting',
    to: 'reported',
    rules: ['R029', 'R031', 'R033'],
    input: z.object({
      weakPoints: areaOptional('主な不遵守事項', { hint: NO_SECRETS }),
      improvements: areaOptional('改善措置', { hint: NO_SECRETS }),
      missingReason: areaOptional('受領していない報告の理由と扱い', {
        max: 500,
        hint: '全て受領したときは空けておく。',
      }),
      lateReason: textOptional('期限に遅れた理由', { max: 500, hint: '報告期限を過ぎたときに書く。' }),
      confirmed: check('集計の内容を確かめた。この内容で報告する'),
    }),
    gates: [isCounted, countIsOfNow, missingSaysWhy, weakPointsNamed, lateSaysWhy, confirmed],
    irreversible: true,
    help: (m) =>
      `情報保証責任者あて、指揮通信システム部長気付で報告します。期限は${wareki(m.reportDue)}です（${m.policy === null ? '本文 第6-1(4)' : '基本方針による'}）。`,
    tells: ({ model: { after } }) =>
      `${many(after.result?.people ?? 0)}件の自己点検の結果を報告した（回答${many(after.result?.answered ?? 0)}、不在${many(after.result?.absent ?? 0)}）`,
    apply: ({ model, input, actor, as, at }) =>
      withResult(model, {
        weakPoints: input.weakPoints,
        improvements: input.improvements,
        missingReason: input.missingReason,
        lateReason: input.lateReason,
        missingReports: missingOf(model),
        reportedAt: at,
        reportedBy: `${as.postTitle} ${actor.rank} ${actor.name}`.trim(),
      }),
    notices: ({ model }) => [
      {
        verb: '報告',
        role: 'IAO',
        to: {},
        text: `${fiscalYearLabel(model.fiscalYear)}の自己点検の結果が報告されました（指揮通信システム部長気付）。`,
        rules: ['R033'],
      },
    ],
  }),
  receive: act({
    title: '自己点検の結果を受領する',
    by: 'addressee',
    from: 'reported',
    to: 'received',
    rules: ['R033'],
    input: noInput,
    tells: () => '自己点検の結果を受領した',
    apply: ({ model, actor, as, at }) =>
      withResult(model, { receivedAt: at, receivedBy: `${as.postTitle} ${actor.rank} ${actor.name}`.trim() }),
  }),
  'hand-over': act({
    title: '結果を監査の側に提供する',
    by: 'organiser',
    from: 'received',
    to: 'handed',
    rules: ['R033'],
    input: z.object({ note: areaOptional('特に伝えること', { max: 1000, hint: NO_SECRETS }) }),
    help: '監査責任者と補助者に提供します。監査の項目は、各課等の自己点検の結果を踏まえて定められます（付紙第11）。集計・報告・是正項目は、打ち直さずにそのまま開けます。',
    tells: () => '自己点検の結果を監査責任者・補助者に提供した',
    apply: ({ model, input, actor, as, at }) =>
      withResult(model, {
        handedAt: at,
        handedBy: `${as.postTitle} ${actor.rank} ${actor.name}`.trim(),
        handOverNote: input.note,
      }),
    notices: ({ model, input }) =>
      (['AUD', 'AUD_AST'] as const).map((role) => ({
        verb: '情報提供' as const,
        role,
        to: {},
        text: `${fiscalYearLabel(model.fiscalYear)}の自己点検の結果を提供します。${input.note ?? ''}`,
        rules: ['R033'] as const,
      })),
  }),
  end: act({
    title: '自己点検を終結する',
    by: 'organiser',
    from: 'handed',
    to: 'ended',
    rules: ['R033'],
    input: noInput,
    gates: [remediesEnded],
    irreversible: true,
    tells: () => '自己点検を終結した',
    apply: ({ model }) => model,
  }),
}

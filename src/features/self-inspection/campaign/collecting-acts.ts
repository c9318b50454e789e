import { z } from 'zod'
import { area, noInput, pick } from '#kernel/pure/field.ts'
import { actsOf } from '#kernel/pure/process.ts'
import { NO_SECRETS } from '../words.ts'
import { allReportsIn, missingOf, somethingToReceive } from './after-gates.ts'
import type { Campaign } from './model.ts'

const act = actsOf<Campaign>()

const many = (n: number) => n.toLocaleString('ja-JP')

/** Reports one act receives at most. */
export const RECEIVED_AT_ONCE = 300

/** While the reports come in and are counted. */
export const collectingActs = {
  reopen: act({
    title: '回答の期間を開き直す',
    by: 'organiser',
    from: 'counting',
    to: 'open',
    rules: ['R032'],
    input: z.object({ reason: area('理由', { max: 500, hint: NO_SECRETS }) }),
    help: '締切りに遅れた人が答えられるようにします。名簿も、これまでの回答と確定も変わりません。',
    tells: ({ input }) => `回答の期間を開き直した：${input.reason}`,
    apply: ({ model }) => ({ ...model, closedAt: null }),
  }),
  'receive-reports': act({
    title: '部隊等・情報システムの報告を受領する',
    by: 'organiser',
    from: ['open', 'counting'],
    to: ({ model }) => model.state,
    rules: ['R033'],
    input: noInput,
    gates: [somethingToReceive],
    help: `受領を待っている報告を、一度に${RECEIVED_AT_ONCE}件まで受領します。報告の一つ一つに記録が残ります。`,
    tells: ({ model }) => `自己点検の報告を受領した（${many(model.after.waiting.length)}件）`,
    apply: ({ model }) => model,
    follows: ({ model }) =>
      model.after.waiting.map((caseId) => ({
        process: 'self-inspection.unit-report',
        act: 'receive',
        caseId,
        input: {},
      })),
  }),
  'send-back-report': act({
    title: '部隊等・情報システムの報告を差し戻す',
    by: 'organiser',
    from: ['open', 'counting'],
    to: ({ model }) => model.state,
    rules: ['R033'],
    input: z.object({
      report: pick('差し戻す報告', 'report'),
      reason: area('差し戻す理由', { max: 500, hint: NO_SECRETS }),
    }),
    gates: [somethingToReceive],
    tells: ({ input }) => `自己点検の報告を差し戻した：${input.reason}`,
    apply: ({ model }) => model,
    follows: ({ input }) => [
      {
        process: 'self-inspection.unit-report',
        act: 'send-back',
        caseId: input.report,
        input: { reason: input.reason },
      },
    ],
  }),
  count: act({
    title: '集計する',
    by: 'organiser',
    from: 'counting',
    to: 'counting',
    rules: ['R033'],
    input: noInput,
    gates: [allReportsIn],
    help: '名簿の全員と全ての回答を、初めから数え直します。人が多いと十数秒かかります。何度でもできます。',
    tells: () => '自己点検の結果を集計した',
    apply: ({ model }) => model,
    follows: (_, after) => [{ process: 'self-inspection.campaign', act: 'bind-count', caseId: after.id, input: {} }],
  }),
  /** The entry that binds the sums and the SHA-256 over everything counted. */
  'bind-count': act({
    title: '集計の値と要約値を記録した',
    by: 'consequence',
    from: 'counting',
    to: 'counting',
    rules: ['R033'],
    input: noInput,
    tells: ({ model: { after } }) =>
      after.now === null
        ? '集計の値を記録した'
        : `集計：対象${many(after.now.people)}、回答${many(after.now.answered)}、不在${many(after.now.absent)}、要約値（SHA-256）${after.now.digest}`,
    apply: ({ model, at }) =>
      model.after.now === null
        ? model
        : {
            ...model,
            after: {
              ...model.after,
              result: {
                missingReason: null,
                lateReason: null,
                weakPoints: null,
                improvements: null,
                reportedAt: null,
                reportedBy: null,
                receivedAt: null,
                receivedBy: null,
                handedAt: null,
                handedBy: null,
                handOverNote: null,
                ...model.after.now,
                countedAt: at,
                missingReports: missingOf(model),
              },
            },
          },
  }),
}

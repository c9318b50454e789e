import { fiscalYearLabel } from '#kernel/pure/fiscal-year.ts'
import { noInput } from '#kernel/pure/field.ts'
import { actsOf } from '#kernel/pure/process.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import {
  baseDateHasCome,
  closesLater,
  closingHasCome,
  everybodyAnswered,
  openingHasCome,
  sheetsAreFrozen,
} from './gates.ts'
import { Remind, Reopen } from './inputs.ts'
import type { Campaign } from './model.ts'

const act = actsOf<Campaign>()

/** While people answer: the roster as at the base date, reminders, the end. */
export const openingActs = {
  open: act({
    title: '名簿を確定して回答を始める',
    by: 'organiser',
    from: 'announced',
    to: 'open',
    rules: ['R030', 'R031', 'R032'],
    input: noInput,
    gates: [baseDateHasCome, openingHasCome, sheetsAreFrozen],
    irreversible: true,
    help: (m) =>
      `${wareki(m.baseDate)}現在の補職・指定・所属から、対象者の名簿を作って確定します。後の異動は名簿を変えません。二つの区分に当たる人は、それぞれに答えます。人が多いと十数秒かかります。`,
    tells: ({ model }) => `${wareki(model.baseDate)}現在の名簿を確定し、回答を始めた`,
    apply: ({ model, at }) => ({ ...model, openedAt: at }),
    follows: (_, after) => [{ process: 'self-inspection.campaign', act: 'bind-roster', caseId: after.id, input: {} }],
    notices: ({ model }) =>
      (['UNIT', 'SYS_OPS'] as const).map((role) => ({
        verb: '通知' as const,
        role,
        to: {},
        text: `${fiscalYearLabel(model.fiscalYear)}の自己点検の回答が始まりました（${wareki(model.closesOn)}まで）。`,
        rules: ['R032'] as const,
      })),
  }),
  /** The entry that binds how many the roster has, and its SHA-256. */
  'bind-roster': act({
    title: '確定した名簿の人数と要約値を記録した',
    by: 'consequence',
    from: 'open',
    to: 'open',
    rules: ['R030', 'R031'],
    input: noInput,
    tells: ({ model }) =>
      `確定した名簿：${(model.rosterCount ?? 0).toLocaleString('ja-JP')}件、要約値（SHA-256）${model.rosterDigest ?? ''}`,
    apply: ({ model }) => model,
  }),
  remind: act({
    title: '回答を催促する',
    by: 'organiser',
    from: 'open',
    to: 'open',
    rules: ['R032', 'R033'],
    input: Remind,
    help: '部隊等情報保証責任者と情報システム情報保証責任者（運用）に連絡します。まだ答えていない本人のホームには、期限とともに義務が出ています。',
    tells: ({ input }) => (input.note === null ? '回答を催促した' : `回答を催促した：${input.note}`),
    apply: ({ model }) => model,
    notices: ({ model, input }) =>
      (['UNIT', 'SYS_OPS'] as const).map((role) => ({
        verb: '連絡' as const,
        role,
        to: {},
        text: `自己点検の回答は${wareki(model.closesOn)}までです。まだの人に回答を促してください。${input.note ?? ''}`,
        rules: ['R032', 'R033'] as const,
      })),
  }),
  close: act({
    title: '回答を締め切る',
    by: 'organiser',
    from: 'open',
    to: 'counting',
    rules: ['R032', 'R033'],
    input: noInput,
    gates: [closingHasCome, everybodyAnswered],
    irreversible: true,
    help: '締め切った後は、差し戻された回答のほかは提出できません。',
    apply: ({ model, at }) => ({ ...model, closedAt: at }),
  }),
  reopen: act({
    title: '締切りを取り消し、回答を続ける',
    by: 'organiser',
    from: 'counting',
    to: 'open',
    rules: ['R032', 'R033'],
    input: Reopen,
    gates: [closesLater],
    tells: ({ input }) => `締切りを取り消した（回答は${wareki(input.closesOn)}まで）：${input.reason}`,
    apply: ({ model, input }) => ({ ...model, closesOn: input.closesOn, closedAt: null }),
  }),
}

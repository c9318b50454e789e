import { actsOf, NEW, type Context, type Notice } from '#kernel/pure/process.ts'
import { daysBetween } from '#kernel/pure/day.ts'
import { noInput } from '#kernel/pure/field.ts'
import { fiscalYearOf, fiscalYearShort } from '#kernel/pure/fiscal-year.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import {
  encryptionIsBack,
  hindranceArgued,
  hindranceJudged,
  noOtherExemption,
  notOwnRequest,
  notSecret,
  opinionGiven,
  opinionOfAnother,
  periodIsLimited,
  periodIsOver,
  periodNotOver,
  plainDataIsGone,
  registeredAndKept,
  systemEncrypts,
  unavoidableArgued,
  unavoidableJudged,
} from './gates.ts'
import { Opinion, OPINIONS, Permit, Reason, Request, Restore } from './inputs.ts'
import type { Exemption } from './model.ts'

const act = actsOf<Exemption>()

/** Who permits is left to 別に定める要領. */
export const DECIDER_IS_OURS =
  '許可する者は「別に定める要領」によるとされ、達に定めがありません。情報システム情報保証責任者（運用）とするのは本製品の設定です。'

const tellApplicant = (m: Exemption, text: string): Notice => ({
  verb: '通知',
  role: 'USER',
  to: { personId: m.applicantId },
  text,
  rules: ['R065'],
})

const tellUnit = (m: Exemption, text: string): Notice => ({
  verb: '通知',
  role: 'UNIT',
  to: { unitId: m.unitId },
  text,
  rules: ['R065'],
})

const signature = ({ actor, as }: Pick<Context<Exemption, unknown>, 'actor' | 'as'>): string =>
  `${as.postTitle} ${actor.rank} ${actor.name}`

const restoration = {
  from: 'in-force',
  to: 'restored',
  rules: ['R018', 'R064', 'R065'] as const,
  input: Restore,
  gates: [encryptionIsBack, plainDataIsGone],
  tells: ({ model, today }: Context<Exemption, unknown>) => {
    const late = daysBetween(model.endsOn, today)
    return late > 0 ? `暗号化機能を復旧した（期限から${late}日遅れ）` : '暗号化機能を復旧した'
  },
  apply: ({ model, at }: Context<Exemption, unknown>) => ({ ...model, restoredAt: at }),
  notices: (_: unknown, after: Exemption) => [tellUnit(after, `${after.number ?? ''}の暗号化機能が復旧されました。`)],
}

/** From application to restoration: 申請, 意見, 許可, 復旧, 期限切れ. */
export const exemptionActs = {
  request: act({
    title: '暗号化の無効化を申請する',
    by: 'member',
    from: NEW,
    to: 'requested',
    rules: ['R018', 'R064', 'R065'],
    input: Request,
    gates: [
      registeredAndKept,
      notSecret,
      noOtherExemption,
      systemEncrypts,
      hindranceArgued,
      unavoidableArgued,
      periodIsLimited,
    ],
    help: `媒体への保存は暗号化が原則です。職務の遂行に著しい支障があり、やむを得ないときに限り申請します。${DECIDER_IS_OURS}`,
    tells: ({ model, input }) =>
      `${model.mediumNumber}の暗号化の無効化を申請した（${wareki(input.startsOn)}から${wareki(input.endsOn)}まで）`,
    apply: ({ model, input, actor, as }) => ({
      ...model,
      ...input,
      systemName: model.systems.find((s) => s.id === input.systemId)?.name ?? null,
      applicantId: actor.personId,
      applicantName: `${actor.rank} ${actor.name}`,
      applicantPost: as.postTitle,
    }),
  }),
  opine: act({
    title: '意見を付ける',
    by: 'officer',
    from: 'requested',
    to: 'reviewed',
    rules: ['R064', 'R065'],
    input: Opinion,
    gates: [opinionOfAnother],
    help: '意見は許可ではありません。許可するかどうかは、情報システム情報保証責任者（運用）が決めます。',
    tells: ({ input }) => `意見を付けた：${OPINIONS[input.opinion]}（${input.reason}）`,
    apply: (c) => ({
      ...c.model,
      unitOpinion: `${OPINIONS[c.input.opinion]}。${c.input.reason}（${signature(c)}）`,
    }),
  }),
  permit: act({
    title: '無効化を許可する',
    by: 'operator',
    from: 'reviewed',
    to: 'in-force',
    rules: ['R065'],
    input: Permit,
    gates: [notOwnRequest, opinionGiven, periodNotOver, hindranceJudged, unavoidableJudged],
    irreversible: true,
    help: `許可すると番号が付き、期間の間だけ、この媒体に暗号化せずに保存できます。${DECIDER_IS_OURS}`,
    numbered: ({ model, today }) => ({
      series: 'media.exemption',
      unitId: model.unitId,
      prefix: `${model.unitMark}-${fiscalYearShort(fiscalYearOf(today))}-例-`,
      width: 3,
    }),
    tells: ({ input, number }) =>
      `無効化を許可した（${number}${input.condition === null ? '' : `、条件：${input.condition}`}）`,
    apply: (c) => ({ ...c.model, number: c.number, decidedBy: signature(c), disabledAt: c.at }),
    notices: (_, after) => [
      tellApplicant(
        after,
        `暗号化の無効化が許可されました（${after.number ?? ''}）。${wareki(after.endsOn)}までに復旧してください。`,
      ),
      tellUnit(after, `暗号化の無効化が許可されました（${after.number ?? ''}、${wareki(after.endsOn)}まで）。`),
    ],
  }),
  refuse: act({
    title: '許可しない',
    by: 'operator',
    from: 'reviewed',
    to: 'refused',
    rules: ['R065'],
    input: Reason,
    gates: [notOwnRequest, opinionGiven],
    irreversible: true,
    tells: ({ input }) => `許可しなかった：${input.reason}`,
    apply: (c) => ({ ...c.model, decidedBy: signature(c) }),
    notices: ({ model, input }) => [
      tellApplicant(model, `暗号化の無効化は許可されませんでした：${input.reason}`),
      tellUnit(model, `暗号化の無効化は許可されませんでした：${input.reason}`),
    ],
  }),
  withdraw: act({
    title: '申請を取り下げる',
    by: 'applicant',
    from: ['requested', 'reviewed'],
    to: 'withdrawn',
    rules: ['R065'],
    input: noInput,
    apply: ({ model }) => model,
  }),
  restore: act({ title: '暗号化機能を復旧する', by: 'applicant', ...restoration }),
  'restore-instead': act({ title: '申請者に代わって復旧を記録する', by: 'operator', ...restoration }),
  expire: act({
    title: '無効にしないまま期限が切れたと記録する',
    by: 'operator',
    from: 'in-force',
    to: 'expired',
    rules: ['R065'],
    input: Reason,
    gates: [periodIsOver],
    tells: ({ input }) => `無効にしないまま期限が切れた（${input.reason}）`,
    apply: ({ model }) => model,
    notices: (_, after) => [tellApplicant(after, `暗号化の無効化の許可（${after.number ?? ''}）は期限が切れました。`)],
  }),
}

import { gateOf } from '#kernel/pure/process.ts'
import { daysBetween } from '#kernel/pure/day.ts'
import type { Exemption } from './model.ts'

const gate = gateOf<Exemption>()

const bare = (text: string): string => text.normalize('NFKC').replace(/[\s、。，．・,.]/gu, '')

export const registeredAndKept = gate<unknown>({
  code: 'medium-not-kept',
  rules: ['R050', 'R065'],
  title: '登録されて保管中の媒体である',
  holds: ({ model }) => model.medium === null || model.medium.state === 'kept',
  why: ({ model }) => `${model.mediumNumber}は、今は保管中ではないため申請できません。`,
  remedy: ({ model }) => ({ text: '媒体の今の状態を見る', href: `/cases/${model.mediumId}` }),
})

export const notSecret = gate<unknown>({
  code: 'secret-medium',
  rules: ['R052'],
  title: '秘密以上の情報を扱う媒体ではない',
  holds: ({ model }) => model.medium?.kind !== 'secret-pointer',
  why: () => '秘密以上の情報を扱う媒体は、秘密保全の規則によります。ここでは申請できません。',
})

export const noOtherExemption = gate<unknown>({
  code: 'already-exempt',
  rules: ['R065'],
  title: 'この媒体に、申請中又は無効化中の別の申請がない',
  holds: ({ model }) => model.another === null,
  why: ({ model }) => `この媒体には、終わっていない無効化の申請があります（${model.another ?? ''}）。`,
  remedy: () => ({ text: '先の申請を取り下げるか、復旧してから申請してください。' }),
})

/** The exception exists only for systems that have an encryption function to disable. */
export const systemEncrypts = gate<{ systemId: string }>({
  code: 'system-without-encryption',
  rules: ['R064', 'R065'],
  title: '暗号化機能が設けられた情報システムである',
  asks: 'systemId',
  holds: ({ model, input }) => model.systems.some((s) => s.id === input.systemId),
  why: () => '選んだ情報システムは、暗号化機能が設けられたものとして登録されていません。',
})

export const hindranceArgued = gate<{ hindrance: string }>({
  code: 'hindrance-not-argued',
  rules: ['R065'],
  title: '職務の遂行に著しい支障が生じるおそれを、具体的に述べた（20字以上とするのは本製品の設定）',
  asks: 'hindrance',
  holds: ({ input }) => bare(input.hindrance).length >= 20,
  why: () => '何ができず、どのような支障が生じるのかが読み取れません。',
  remedy: () => ({ text: '職務の内容、できなくなること、その影響を書いてください。' }),
})

export const unavoidableArgued = gate<{ hindrance: string; unavoidable: string }>({
  code: 'unavoidable-not-argued',
  rules: ['R065'],
  title: 'やむを得ない理由を、支障とは別に述べた（20字以上とするのは本製品の設定）',
  asks: 'unavoidable',
  holds: ({ input }) => bare(input.unavoidable).length >= 20 && bare(input.unavoidable) !== bare(input.hindrance),
  why: ({ input }) =>
    bare(input.unavoidable) === bare(input.hindrance)
      ? 'やむを得ない理由が、支障の記述と同じです。支障があることと、他に方法がないことは別です。'
      : '他の方法では代えられない理由が読み取れません。',
  remedy: () => ({ text: '試みた又は検討した他の方法と、それでは足りない理由を書いてください。' }),
})

export const periodIsLimited = gate<{ startsOn: string; endsOn: string }>({
  code: 'period-not-limited',
  rules: ['R065'],
  title: '期間が今日以後で、限られている（上限の日数は本製品の設定）',
  asks: 'endsOn',
  holds: ({ model, input, today }) =>
    input.startsOn >= today &&
    input.endsOn >= input.startsOn &&
    daysBetween(input.startsOn, input.endsOn) < model.limitDays,
  why: ({ model, input, today }) => {
    if (input.startsOn < today) return '無効にする日が過ぎています。無効にする前に許可を受けます。'
    if (input.endsOn < input.startsOn) return '復旧する日が、無効にする日より前です。'
    return `期間が${model.limitDays}日を超えています。`
  },
})

/** The opinion is not the decision, so a double post is told and not stopped. */
export const opinionOfAnother = gate<unknown>({
  code: 'opinion-on-own-request',
  rules: ['R065'],
  title: '申請者と、意見を付ける者が別の人である',
  force: 'warn',
  holds: ({ model, actor }) => model.applicantId !== actor.personId,
  why: () => '自分の申請に自分で意見を付けようとしています。代理の指定を受けた人に頼むのが適当です。',
})

export const notOwnRequest = gate<unknown>({
  code: 'own-request',
  rules: ['R065'],
  title: '申請者と許可者が別の人である',
  holds: ({ model, actor }) => model.applicantId !== actor.personId,
  why: () => '自分の申請を自分で決めることはできません。',
  remedy: () => ({ text: '代理の指定を受けた人に判断を頼んでください。' }),
})

export const opinionGiven = gate<unknown>({
  code: 'no-opinion',
  rules: ['R064', 'R065'],
  title: '部隊等情報保証責任者の意見が付いている',
  holds: ({ model }) => model.unitOpinion !== null,
  why: () => '暗号化して保存させる責任のある、部隊等情報保証責任者の意見がまだありません。',
})

export const periodNotOver = gate<unknown>({
  code: 'period-over',
  rules: ['R065'],
  title: '申請の期間が過ぎていない',
  holds: ({ model, today }) => model.endsOn >= today,
  why: () => '申請の期間が過ぎています。許可しても使えません。',
  remedy: () => ({ text: '許可せず、期間を改めて申請するよう伝えてください。' }),
})

export const hindranceJudged = gate<{ hindranceJudged: boolean }>({
  code: 'hindrance-not-judged',
  rules: ['R065'],
  title: '著しい支障が生じるおそれがあると認めた',
  asks: 'hindranceJudged',
  holds: ({ input }) => input.hindranceJudged,
  why: () => '著しい支障が生じるおそれがあると認めた印がありません。認めない限り、許可できません。',
})

export const unavoidableJudged = gate<{ unavoidableJudged: boolean }>({
  code: 'unavoidable-not-judged',
  rules: ['R065'],
  title: 'やむを得ないと認めた',
  asks: 'unavoidableJudged',
  holds: ({ input }) => input.unavoidableJudged,
  why: () => 'やむを得ないと認めた印がありません。認めない限り、許可できません。',
})

export const encryptionIsBack = gate<{ encryptionOn: boolean }>({
  code: 'encryption-not-restored',
  rules: ['R018', 'R064'],
  title: '暗号化機能を有効に戻した',
  asks: 'encryptionOn',
  holds: ({ input }) => input.encryptionOn,
  why: () => '暗号化機能を有効に戻したことの確認がありません。',
})

export const plainDataIsGone = gate<{ plainDataGone: boolean }>({
  code: 'plain-data-left',
  rules: ['R064'],
  title: '暗号化されていないデータが媒体に残っていない',
  asks: 'plainDataGone',
  holds: ({ input }) => input.plainDataGone,
  why: () => '暗号化されていないデータが媒体に残っているかどうかが確かめられていません。',
  remedy: () => ({ text: '消去するか、暗号化して保存し直してから、印を付けてください。' }),
})

export const periodIsOver = gate<unknown>({
  code: 'period-not-over',
  rules: ['R065'],
  title: '許可の期間が過ぎた',
  holds: ({ model, today }) => model.endsOn < today,
  why: () => '許可の期間はまだ終わっていません。使わないなら、復旧を記録して終えます。',
})

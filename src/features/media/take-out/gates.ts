import { gateOf } from '#kernel/pure/process.ts'
import { stateLabel } from '../medium/register.ts'
import type { TakeOut } from './model.ts'

const gate = gateOf<TakeOut>()

export const registered = gate<unknown>({
  code: 'medium-not-kept',
  rules: ['R050', 'R054'],
  title: '登録されて保管中の媒体である',
  holds: ({ model }) => model.medium.state === 'kept',
  why: ({ model }) => `${model.medium.number}は、今は保管中ではないため持ち出せません。`,
  remedy: ({ model }) => ({ text: '媒体の今の状態を見る', href: `/cases/${model.mediumId}` }),
})

/** Media with 秘密以上 leave under the secrecy rules, never by this register. */
export const notSecret = gate<unknown>({
  code: 'secret-medium',
  rules: ['R052'],
  title: '秘密以上の情報を扱う媒体ではない',
  holds: ({ model }) => model.medium.kind !== 'secret-pointer',
  why: () => '秘密以上の情報を扱う媒体の持出しは、秘密保全の規則によります。ここでは申請できません。',
})

export const encryptedOrExempt = gate<{ encryption: TakeOut['encryption'] }>({
  code: 'not-encrypted',
  rules: ['R064', 'R065'],
  title: '暗号化して保存した、又は無効化の許可がある',
  asks: 'encryption',
  holds: ({ input, model }) => {
    if (input.encryption === 'exempt') return model.exemption !== null
    return !(input.encryption === 'not-required' && model.medium.encrypts)
  },
  why: ({ input }) =>
    input.encryption === 'exempt'
      ? 'この媒体に、今有効な暗号化の無効化の許可がありません。'
      : 'この媒体は、暗号化機能のある情報システムのデータを扱う媒体です。暗号化せずに持ち出せません。',
  remedy: ({ model }) => ({
    text: '暗号化して保存する。やむを得ないときは無効化を申請する',
    href: `/begin/media.exemption/request?medium=${model.mediumId}`,
  }),
})

export const cleanWhenAsked = gate<{ virusCheck: 'clean' | 'infected' }>({
  code: 'infected',
  rules: ['R015', 'R016'],
  title: '申請の前にウイルス検査をした',
  asks: 'virusCheck',
  holds: ({ input, model }) => input.virusCheck === 'clean' && !model.medium.infected,
  why: () => '感染が確認された媒体は、駆除されるまで使用も持出しもできません。',
  remedy: ({ model }) => ({
    text: '感染を届け出て使用を止める',
    href: `/cases/${model.mediumId}/acts/report-infection`,
  }),
})

/** 業務用データ leaves only for a business reason, on a period. */
export const periodIsSound = gate<{ startsOn: string; endsOn: string }>({
  code: 'period-unsound',
  rules: ['R070'],
  title: '持出しの期間が、今日以後の、始まりから終わりまでの期間である',
  asks: 'endsOn',
  holds: ({ input, today }) => input.startsOn >= today && input.endsOn >= input.startsOn,
  why: ({ input, today }) =>
    input.startsOn < today
      ? '持ち出す日が過ぎています。持ち出す前に許可を受けます。'
      : '返す日が、持ち出す日より前です。',
})

/** A permission is given for the medium as it is now, not as it was when it was asked for. */
export const stillAsked = gate<unknown>({
  code: 'medium-not-waiting',
  rules: ['R014', 'R054'],
  title: '媒体が、申請のとおり保管場所で待っている',
  holds: ({ model }) => (model.medium.infected ? 'not-applicable' : model.medium.state === 'asked'),
  why: ({ model }) => `${model.medium.number}は、今は「${stateLabel(model.medium.state)}」のため持ち出せません。`,
  remedy: ({ model }) => ({ text: '媒体の今の状態を見る', href: `/cases/${model.mediumId}` }),
})

export const notInfectedSince = gate<unknown>({
  code: 'infected-since',
  rules: ['R014', 'R016'],
  title: '申請の後に、感染が届け出られていない',
  holds: ({ model }) => !model.medium.infected,
  why: ({ model }) => `${model.medium.number}に感染が届け出られ、駆除がまだ確認されていません。`,
  remedy: ({ model }) => ({ text: '媒体の駆除を確認する', href: `/cases/${model.mediumId}` }),
})

export const notOwnRequest = gate<unknown>({
  code: 'own-request',
  rules: ['R014', 'R054'],
  title: '申請者と許可者が別の人である',
  holds: ({ model, actor }) => model.applicantId !== actor.personId,
  why: () => '自分の申請を自分で許可することはできません。',
  remedy: () => ({ text: '代理の指定を受けた人に判断を頼んでください。' }),
})

/** Only what the destination needs may be on the medium. */
export const onlyNeededData = gate<{ onlyNeededData: boolean }>({
  code: 'unneeded-data',
  rules: ['R012', 'R014'],
  title: '持出先の業務に必要な情報だけが保存されている',
  asks: 'onlyNeededData',
  holds: ({ input }) => input.onlyNeededData,
  why: () => '業務に要る情報のほかに何も入っていないことが、確認されていません。確認しない限り、許可してはなりません。',
  remedy: () => ({ text: '媒体の内容を確かめてから確認の印を付けるか、不要な情報を消すよう差し戻してください。' }),
})

export const purposeInstructed = gate<{ purposeInstructed: boolean }>({
  code: 'purpose-not-instructed',
  rules: ['R013', 'R014'],
  title: '目的外に複製しないことを指導し、措置の実施を確認した',
  asks: 'purposeInstructed',
  holds: ({ input }) => input.purposeInstructed,
  why: () =>
    '目的外に複製しないことの指導など、必要な措置の実施が確認されていません。確認しない限り、許可してはなりません。',
  remedy: () => ({ text: '申請者に指導し、印を付けてから許可してください。' }),
})

export const virusChecked = gate<{ virusChecked: boolean }>({
  code: 'virus-unchecked',
  rules: ['R014', 'R015'],
  title: '感染のないことが確認されている',
  asks: 'virusChecked',
  holds: ({ input }) => input.virusChecked,
  why: () => 'ウイルス検査の結果が確認されていません。',
  remedy: () => ({ text: '検査の記録を確かめてから印を付けてください。' }),
})

export const withinPeriod = gate<unknown>({
  code: 'outside-period',
  rules: ['R054'],
  title: '許可された期間の中である',
  holds: ({ model, today }) => today >= model.startsOn && today <= model.endsOn,
  why: ({ model, today }) =>
    today < model.startsOn ? '許可された期間は、まだ始まっていません。' : '許可された期間は過ぎました。',
  remedy: () => ({ text: '期間を改めるには、取り下げて申請し直してください。' }),
})

export const exemptionStillHolds = gate<unknown>({
  code: 'exemption-lapsed',
  rules: ['R064', 'R065'],
  title: '暗号化してある、又は無効化の許可が今も有効である',
  holds: ({ model }) => (model.encryption === 'exempt' ? model.exemption !== null : true),
  why: () => '暗号化の無効化の許可が、期限切れか復旧済みです。',
})

/** A medium reported lost comes back through its case, which records the return as well. */
export const notLost = gate<unknown>({
  code: 'reported-lost',
  rules: ['R048', 'R049'],
  title: '所在不明と届け出られていない',
  holds: ({ model }) => model.medium.state !== 'lost',
  why: ({ model }) =>
    `${model.medium.number}は所在不明と届け出られています。事案に「見つかった」と記録すると、持出しも戻ったものとなります。`,
  remedy: ({ model }) => ({
    text: '所在不明の事案を開く',
    href: `/registers/media-incidents?q=${encodeURIComponent(model.medium.number)}`,
  }),
})

export const backInPlace = gate<{ placeId: string }>({
  code: 'place-not-designated',
  rules: ['R048', 'R061'],
  title: '指定された集中保管場所に戻す',
  asks: 'placeId',
  holds: ({ model, input }) => model.medium.places.some((p) => p.id === input.placeId),
  why: () => '選んだ場所は、今、集中保管場所に指定されていません。',
  remedy: () => ({ text: '集中保管場所を指定する', href: '/begin/media.place/designate' }),
})

export const returnedContentsChecked = gate<{ contentsChecked: boolean }>({
  code: 'return-unchecked',
  rules: ['R054'],
  title: '戻った媒体の現物と内容を確かめた',
  asks: 'contentsChecked',
  holds: ({ input }) => input.contentsChecked,
  why: () => '現物と内容を確かめた印がありません。',
})

export const confirmedByAnother = gate<unknown>({
  code: 'own-return',
  rules: ['R054'],
  title: '持ち出した本人ではない人が確認する',
  holds: ({ model, actor }) => model.applicantId !== actor.personId,
  why: () => '持ち出した本人は、自分の返却を確認できません。',
  remedy: () => ({ text: '別の情報保証担当者か代理に確認を頼んでください。' }),
})

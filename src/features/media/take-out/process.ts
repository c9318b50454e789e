import { actsOf, NEW, type Process } from '#kernel/pure/process.ts'
import { noInput } from '#kernel/pure/field.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { VIRUS_CHECK } from '../words.ts'
import {
  cleanWhenAsked,
  confirmedByAnother,
  encryptedOrExempt,
  exemptionStillHolds,
  notOwnRequest,
  notSecret,
  onlyNeededData,
  periodIsSound,
  purposeInstructed,
  registered,
  returnedContentsChecked,
  virusChecked,
  withinPeriod,
} from './gates.ts'
import { Comment, Confirm, Leave, Permit, Request, Return } from './inputs.ts'
import type { TakeOut } from './model.ts'

const act = actsOf<TakeOut>()

const onMedium = (m: TakeOut, actKey: string, input: Record<string, unknown> = {}) => [
  { process: 'media.medium', act: actKey, caseId: m.mediumId, input },
]

const tellApplicant = (m: TakeOut, text: string) => [
  { verb: '通知' as const, role: 'USER' as const, to: { personId: m.applicantId }, text, rules: ['R054' as const] },
]

const askAgain = {
  input: Request,
  gates: [notSecret, encryptedOrExempt, cleanWhenAsked, periodIsSound],
}

/** 可搬記憶媒体の持出し (付紙第４ 1(1)ア(ｳ)、2、本文 第３-2): another MoD area and outside alike. */
export const takeOut: Process<TakeOut> = {
  key: 'media.take-out',
  title: '可搬記憶媒体の持出し',
  provision: '付紙第4 1(1)ア(ｳ)',
  rules: ['R054', 'R069', 'R070'],
  lanes: {
    member: { title: '職員', role: 'USER', over: (m) => ({ unitId: m.unitId }) },
    applicant: { title: '持出者', role: 'USER', over: (m) => ({ personId: m.applicantId }) },
    officer: { title: '部隊等情報保証責任者', role: 'UNIT', over: (m) => ({ unitId: m.unitId }) },
    keeper: { title: '部隊等情報保証責任者', role: 'UNIT', also: ['UNIT_IAP'], over: (m) => ({ unitId: m.unitId }) },
  },
  states: {
    requested: { label: '申請中', tone: 'ask', turn: 'officer', task: '可搬記憶媒体の持出しを許可する', due: (m) => m.startsOn },
    'sent-back': { label: '差戻し', tone: 'ask', turn: 'applicant', task: '差し戻された持出しの申請を直す', due: (m) => m.startsOn },
    permitted: { label: '許可', tone: 'ok', turn: 'applicant', task: '許可された媒体を持ち出す', due: (m) => m.startsOn },
    out: { label: '持出中', tone: 'out', turn: 'applicant', task: '持ち出した媒体を返す', due: (m) => m.endsOn },
    returned: { label: '返却・確認待ち', tone: 'now', turn: 'keeper', task: '返された媒体を確かめる' },
    closed: { label: '完結', tone: 'ok', closed: true },
    refused: { label: '不許可', tone: 'no', closed: true },
    withdrawn: { label: '取下げ', tone: 'gone', closed: true },
  },
  acts: {
    request: act({
      title: '持出しを申請する',
      by: 'member',
      from: NEW,
      to: 'requested',
      rules: ['R054', 'R069', 'R070'],
      input: Request,
      gates: [registered, ...askAgain.gates],
      help: '業務用データを防衛省が管理する区域の外へ持ち出すことは禁止されています。業務上の理由があり、許可を受けたときだけ持ち出せます。',
      tells: ({ model, input }) =>
        `${model.medium.number}の持出しを申請した（${input.destination}、${wareki(input.startsOn)}から${wareki(input.endsOn)}まで）`,
      apply: ({ model, input, actor, as, today }) => ({
        ...model,
        ...input,
        virusCheck: VIRUS_CHECK[input.virusCheck],
        exemptionId: input.encryption === 'exempt' ? (model.exemption?.id ?? null) : null,
        applicantId: actor.personId,
        applicantName: `${actor.rank} ${actor.name}`,
        applicantPost: as.postTitle,
        applicantUnit: model.unitName,
        appliedOn: today,
      }),
      follows: (_, after) => onMedium(after, 'reserve'),
    }),
    'request-again': act({
      title: '直して申請し直す',
      by: 'applicant',
      from: 'sent-back',
      to: 'requested',
      rules: ['R054', 'R070'],
      ...askAgain,
      apply: ({ model, input }) => ({
        ...model,
        ...input,
        virusCheck: VIRUS_CHECK[input.virusCheck],
        exemptionId: input.encryption === 'exempt' ? (model.exemption?.id ?? null) : null,
      }),
    }),
    permit: act({
      title: '持出しを許可する',
      by: 'officer',
      from: 'requested',
      to: 'permitted',
      rules: ['R012', 'R013', 'R014', 'R054'],
      input: Permit,
      gates: [notOwnRequest, onlyNeededData, purposeInstructed, virusChecked, exemptionStillHolds],
      help: '次の確認がすべて揃わない限り、許可してはなりません（達第38条第5項）。',
      tells: ({ input }) => (input.note === null ? '持出しを許可した' : `持出しを許可した（条件：${input.note}）`),
      apply: ({ model, input, actor, as, at }) => ({
        ...model,
        onlyNeededData: true,
        purposeInstructed: true,
        permitNote: input.note,
        permittedBy: `${as.postTitle} ${actor.rank} ${actor.name}`,
        permittedAt: at,
      }),
      notices: ({ model }) => tellApplicant(model, `${model.medium.number}の持出しが許可されました。`),
    }),
    'send-back': act({
      title: '差し戻す',
      by: 'officer',
      from: 'requested',
      to: 'sent-back',
      rules: ['R014'],
      input: Comment,
      gates: [notOwnRequest],
      tells: ({ input }) => `差し戻した：${input.comment}`,
      apply: ({ model, input }) => ({ ...model, refusedReason: input.comment }),
      notices: ({ model, input }) =>
        tellApplicant(model, `${model.medium.number}の持出しの申請が差し戻されました：${input.comment}`),
    }),
    refuse: act({
      title: '許可しない',
      by: 'officer',
      from: 'requested',
      to: 'refused',
      rules: ['R014'],
      input: Comment,
      gates: [notOwnRequest],
      irreversible: true,
      tells: ({ input }) => `許可しなかった：${input.comment}`,
      apply: ({ model, input }) => ({ ...model, refusedReason: input.comment }),
      follows: (_, after) => onMedium(after, 'release'),
      notices: ({ model, input }) =>
        tellApplicant(model, `${model.medium.number}の持出しは許可されませんでした：${input.comment}`),
    }),
    withdraw: act({
      title: '申請を取り下げる',
      by: 'applicant',
      from: ['requested', 'sent-back', 'permitted'],
      to: 'withdrawn',
      rules: ['R054'],
      input: noInput,
      apply: ({ model }) => model,
      follows: (_, after) => onMedium(after, 'release'),
    }),
    leave: act({
      title: '持ち出す',
      by: 'applicant',
      from: 'permitted',
      to: 'out',
      rules: ['R054', 'R070'],
      input: Leave,
      gates: [withinPeriod, exemptionStillHolds],
      help: '持出簿への記載はこの操作で済みます。媒体を受け取ってから行ってください。',
      apply: ({ model, at }) => ({ ...model, leftAt: at }),
      follows: (_, after) =>
        onMedium(after, 'leave', {
          holderId: after.applicantId,
          holderName: after.applicantName,
          whereabouts: after.destination,
          dueOn: after.endsOn,
        }),
    }),
    return: act({
      title: '返す',
      by: 'applicant',
      from: 'out',
      to: 'returned',
      rules: ['R015', 'R048', 'R054'],
      input: Return,
      tells: ({ input }) => `返した（${RETURN_WORDS[input.returnCheck]}）`,
      apply: ({ model, input, at }) => ({ ...model, returnedAt: at, returnCheck: RETURN_WORDS[input.returnCheck] }),
      follows: ({ input }, after) => [
        ...onMedium(after, 'come-back', { placeId: input.placeId }),
        ...(input.returnCheck === 'infected'
          ? onMedium(after, 'report-infection', { found: '持出しから戻ったときの検査で確認した。' })
          : []),
      ],
    }),
    'confirm-return': act({
      title: '返却を確認する',
      by: 'keeper',
      from: 'returned',
      to: 'closed',
      rules: ['R049', 'R054'],
      input: Confirm,
      gates: [confirmedByAnother, returnedContentsChecked],
      apply: ({ model, actor, as, at }) => ({
        ...model,
        returnConfirmedBy: `${as.postTitle} ${actor.rank} ${actor.name}`,
        returnConfirmedAt: at,
      }),
    }),
  },
  figure: [
    { act: 'request', from: 'applicant', to: ['officer'], verb: '申請する', provision: '1(1)ア(ｳ)', documents: ['持出簿'] },
    { act: 'permit', from: 'officer', to: ['applicant'], verb: '許可する', provision: '本文 第3-2' },
    { act: 'leave', from: 'applicant', to: ['applicant'], verb: '持ち出す', provision: '1(1)ア(ｳ)' },
    { act: 'return', from: 'applicant', to: ['officer'], verb: '返す', provision: '1(1)' },
    { act: 'confirm-return', from: 'officer', to: ['officer'], verb: '確認する', provision: '1(1)' },
  ],
  summary: (m) => ({
    title: `${m.medium.number}の持出し（${m.destination}）`,
    number: m.medium.number,
    unitId: m.unitId,
    personId: m.applicantId,
    words: [m.applicantName, m.destination],
  }),
}

const RETURN_WORDS = {
  clean: '検査して感染なし',
  added: '検査して感染なし、持出先で受けたデータあり',
  infected: '感染を確認',
}

import { actsOf, NEW } from '#kernel/pure/process.ts'
import { noInput } from '#kernel/pure/field.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { VIRUS_CHECK } from '../words.ts'
import {
  cleanWhenAsked,
  encryptedOrExempt,
  exemptionStillHolds,
  notInfectedSince,
  notOwnRequest,
  notSecret,
  onlyNeededData,
  periodIsSound,
  purposeInstructed,
  registered,
  stillAsked,
  virusChecked,
} from './gates.ts'
import { Comment, Permit, Request } from './inputs.ts'
import { OPEN_STATES, type TakeOut } from './model.ts'
import { onMedium, tellApplicant } from './tells.ts'

const act = actsOf<TakeOut>()

const asked = [notSecret, encryptedOrExempt, cleanWhenAsked, periodIsSound]

/** Until the permission: 申請, 許可, 差戻し, 不許可, 取下げ. */
export const permitActs = {
  request: act({
    title: '持出しを申請する',
    by: 'member',
    from: NEW,
    to: 'requested',
    rules: ['R054', 'R069', 'R070'],
    input: Request,
    gates: [registered, ...asked],
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
    input: Request,
    gates: [stillAsked, ...asked],
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
    gates: [
      notOwnRequest,
      stillAsked,
      notInfectedSince,
      onlyNeededData,
      purposeInstructed,
      virusChecked,
      exemptionStillHolds,
    ],
    help: '次の確認がすべて揃わない限り、許可してはなりません（達第38条第5項）。',
    tells: ({ input }) => (input.note === null ? '持出しを許可した' : `持出しを許可した（条件：${input.note}）`),
    apply: ({ model, input, actor, as, at }) => ({
      ...model,
      onlyNeededData: true,
      purposeInstructed: true,
      permitNote: input.note,
      permittedBy: `${as.postTitle} ${actor.rank} ${actor.name}`,
      permittedAt: at,
      virusCheck: VIRUS_CHECK.clean,
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
    tells: ({ model }) => `${model.medium.number}の持出しの申請を取り下げた`,
    apply: ({ model }) => model,
    follows: (_, after) => onMedium(after, 'release'),
  }),
  'ask-anew': act({
    title: '感染の届出により、許可の確認をやり直すこととした',
    by: 'consequence',
    from: OPEN_STATES,
    to: ({ model }) => (model.state === 'permitted' ? 'requested' : model.state),
    rules: ['R014', 'R015', 'R016'],
    input: noInput,
    apply: ({ model }) =>
      model.state === 'permitted'
        ? {
            ...model,
            onlyNeededData: null,
            purposeInstructed: null,
            permitNote: null,
            permittedBy: null,
            permittedAt: null,
            virusCheck: '感染の届出あり（駆除の後の検査を要する）',
          }
        : model,
    notices: ({ model }) =>
      model.state === 'permitted'
        ? tellApplicant(
            model,
            `${model.medium.number}に感染が届け出られたため、持出しの許可は効力を失いました。駆除の後に、許可の確認を改めて受けます。`,
          )
        : [],
  }),
  'withdraw-instead': act({
    title: '申請者に代わって取り下げる',
    by: 'officer',
    from: ['sent-back', 'permitted'],
    to: 'withdrawn',
    rules: ['R014', 'R054'],
    input: Comment,
    gates: [notOwnRequest],
    help: '申請者が異動などで取り下げられないときや、許可の後に持ち出さないことになったときに使います。',
    tells: ({ input }) => `申請者に代わって取り下げた：${input.comment}`,
    apply: ({ model, input }) => ({ ...model, refusedReason: input.comment }),
    follows: (_, after) => onMedium(after, 'release'),
    notices: ({ model, input }) =>
      tellApplicant(model, `${model.medium.number}の持出しの申請が、代わって取り下げられました：${input.comment}`),
  }),
}

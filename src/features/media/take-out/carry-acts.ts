import { actsOf } from '#kernel/pure/process.ts'
import { noInput } from '#kernel/pure/field.ts'
import {
  backInPlace,
  confirmedByAnother,
  exemptionStillHolds,
  notInfectedSince,
  notLost,
  returnedContentsChecked,
  stillAsked,
  withinPeriod,
} from './gates.ts'
import { Confirm, Leave, Return } from './inputs.ts'
import { OPEN_STATES, type TakeOut } from './model.ts'
import { onMedium, tellApplicant } from './tells.ts'

const act = actsOf<TakeOut>()

const returning = (model: TakeOut, after: TakeOut, input: { placeId: string; returnCheck: string }) => [
  ...onMedium(after, 'come-back', { placeId: input.placeId }),
  ...(input.returnCheck === 'infected' && !model.medium.infected
    ? onMedium(after, 'report-infection', { found: '持出しから戻ったときの検査で確認した。' })
    : []),
]

const RETURN_WORDS = {
  clean: '検査して感染なし',
  added: '検査して感染なし、持出先で受けたデータあり',
  infected: '感染を確認',
}

/** A return, whoever records it: the medium comes back to its place, infected or not. */
const comesBack = {
  from: 'out',
  to: 'returned',
  rules: ['R015', 'R048', 'R054'],
  input: Return,
} as const

/** From leaving to the confirmed return, or to the end that a loss puts to it. */
export const carryActs = {
  leave: act({
    title: '持ち出す',
    by: 'applicant',
    from: 'permitted',
    to: 'out',
    rules: ['R054', 'R070'],
    input: Leave,
    gates: [withinPeriod, stillAsked, notInfectedSince, exemptionStillHolds],
    help: '持出簿への記載はこの操作で済みます。媒体を受け取ってから行ってください。',
    tells: ({ model }) => `${model.medium.number}を持ち出した`,
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
    ...comesBack,
    title: '返す',
    by: 'applicant',
    gates: [notLost, backInPlace],
    tells: ({ input }) => `返した（${RETURN_WORDS[input.returnCheck]}）`,
    apply: ({ model, input, at }) => ({ ...model, returnedAt: at, returnCheck: RETURN_WORDS[input.returnCheck] }),
    follows: ({ model, input }, after) => returning(model, after, input),
  }),
  'take-back': act({
    ...comesBack,
    title: '持出者に代わって返却を記録する',
    by: 'keeper',
    gates: [notLost, backInPlace, confirmedByAnother],
    help: '持出者が異動・休職などで記録できないときに使います。誰が記録したかが残ります。',
    tells: ({ model, input }) => `${model.applicantName}に代わって返却を記録した（${RETURN_WORDS[input.returnCheck]}）`,
    apply: ({ model, input, at }) => ({ ...model, returnedAt: at, returnCheck: RETURN_WORDS[input.returnCheck] }),
    follows: ({ model, input }, after) => returning(model, after, input),
    notices: ({ model }) => tellApplicant(model, `${model.medium.number}の返却が、代わって記録されました。`),
  }),
  'confirm-return': act({
    title: '返却を確認する',
    by: 'keeper',
    from: 'returned',
    to: 'closed',
    rules: ['R049', 'R054'],
    input: Confirm,
    gates: [confirmedByAnother, returnedContentsChecked],
    tells: ({ model }) => `${model.medium.number}の返却を確認した`,
    apply: ({ model, actor, as, at }) => ({
      ...model,
      returnConfirmedBy: `${as.postTitle} ${actor.rank} ${actor.name}`,
      returnConfirmedAt: at,
    }),
  }),
  'end-by-finding': act({
    title: '見つかった媒体を戻った扱いとした',
    by: 'consequence',
    from: 'out',
    to: 'returned',
    rules: ['R048', 'R054'],
    input: noInput,
    apply: ({ model, at }) => ({ ...model, returnedAt: at, returnCheck: '所在不明の後に見つかり、保管した' }),
    notices: (_, after) =>
      tellApplicant(
        after,
        `所在不明だった${after.medium.number}が見つかり、持出しは戻ったものとして確認を待っています。`,
      ),
  }),
  'end-by-loss': act({
    title: '媒体の亡失により持出しを終えた',
    by: 'consequence',
    from: OPEN_STATES,
    to: 'lost',
    rules: ['R049', 'R054'],
    input: noInput,
    apply: ({ model }) => model,
    notices: (_, after) => tellApplicant(after, `${after.medium.number}は亡失とされ、持出しの手続は終わりました。`),
  }),
}

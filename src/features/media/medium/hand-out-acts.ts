import { noInput } from '#kernel/pure/field.ts'
import { actsOf } from '#kernel/pure/process.ts'
import { VIRUS_CHECK } from '../words.ts'
import { placeIsDesignated } from './gates.ts'
import {
  clearedByAnother,
  encryptionIsSet,
  infectionIsCleared,
  notInfected,
  receiverIsAnother,
  receiverIsOfTheUnit,
  withinOwnArea,
} from './handling-gates.ts'
import { Denial, HandOut, ReturnUse } from './inputs.ts'
import type { Medium } from './model.ts'
import { released } from './use-acts.ts'

const act = actsOf<Medium>()

const OWN_CHOICE =
  '達は、使用者が使用記録簿に記して取り出すことだけを定めています。保全に当たる者が渡し、使用者本人の確認でその記録を整えるのは、本製品の設定です。'

/** Handing out at the desk: the keeper writes the line of the log, and its user alone says that the medium came. */
export const handOutActs = {
  'hand-out': act({
    title: '職員に渡す',
    by: 'keeper',
    from: 'kept',
    to: 'handed',
    rules: ['R015', 'R016', 'R053', 'R068'],
    input: HandOut,
    gates: [receiverIsAnother, receiverIsOfTheUnit, infectionIsCleared, withinOwnArea, notInfected, encryptionIsSet],
    help: OWN_CHOICE,
    tells: ({ model, input }) => `${model.receiver?.name ?? ''}に渡した（${input.place}、${input.purpose}）`,
    apply: ({ model, input, actor, as, at, today }) => ({
      ...model,
      holderId: input.receiverId,
      holderName: model.receiver?.name ?? '',
      whereabouts: input.place,
      dueOn: input.dueOn ?? today,
      use: {
        id: '',
        userId: input.receiverId,
        userName: model.receiver?.name ?? '',
        userPost: model.receiver?.post ?? '',
        takenAt: at,
        handedBy: `${as.postTitle} ${actor.rank} ${actor.name}`,
        receivedAt: null,
        place: input.place,
        purpose: input.purpose,
        virusCheck: VIRUS_CHECK[input.virusCheck],
        dueOn: input.dueOn ?? today,
        returnedAt: null,
        returnNote: null,
        confirmedAt: null,
        confirmedBy: null,
      },
    }),
  }),

  receive: act({
    title: '受け取ったことを確認する',
    by: 'holder',
    from: ['handed', 'disputed'],
    to: 'in-use',
    rules: ['R053'],
    input: noInput,
    gates: [infectionIsCleared],
    help: '確認できるのは、渡された本人だけです。確認すると、使用記録簿の行が本人の記録になります。',
    tells: ({ model }) => `${model.use?.handedBy ?? ''}から渡された媒体を受け取った`,
    apply: ({ model, at }) => ({ ...model, use: model.use && { ...model.use, receivedAt: at, returnNote: null } }),
  }),

  'deny-receipt': act({
    title: '受け取っていないと申し出る',
    by: 'holder',
    from: 'handed',
    to: 'disputed',
    rules: ['R048', 'R049'],
    input: Denial,
    help: '申し出ると、部隊等情報保証責任者か情報保証担当者が所在を確かめます。後で手元にあると分かったときは、受け取ったことを確認できます。',
    tells: ({ input }) =>
      `受け取っていないと申し出た${input.circumstances === null ? '' : `（${input.circumstances}）`}`,
    apply: ({ model, input }) => ({
      ...model,
      use: model.use && {
        ...model.use,
        returnNote: `使用者が、受け取っていないと申し出た${input.circumstances === null ? '' : `（${input.circumstances}）`}`,
      },
    }),
    notices: ({ model, actor }) => [
      {
        verb: '連絡',
        role: 'UNIT',
        to: { unitId: model.unitId },
        text: `${model.number}について、${actor.rank} ${actor.name}が受け取っていないと申し出ました。所在を確かめてください。`,
        rules: ['R048', 'R049'],
      },
    ],
  }),

  'clear-hand-out': act({
    title: '渡した媒体が保管場所にあることを確かめる',
    by: 'keeper',
    from: ['handed', 'disputed'],
    to: 'kept',
    rules: ['R048', 'R049', 'R053'],
    input: ReturnUse,
    gates: [clearedByAnother, placeIsDesignated],
    help: '使用者の受領の確認がないまま、媒体が保管場所にある場合に、使用記録簿の行を閉じます。見当たらないときは、所在不明を届け出てください。',
    tells: ({ model, input }) =>
      `受領の確認のないまま「${model.places.find((p) => p.id === input.placeId)?.name ?? ''}」にあることを確かめた`,
    apply: ({ model, input, actor, as, at }) => ({
      ...model,
      ...released,
      placeId: input.placeId,
      use: model.use && {
        ...model.use,
        returnedAt: at,
        returnNote: ['受領の確認なく保管場所に戻った', model.use.returnNote, input.note].filter(Boolean).join('、'),
        confirmedAt: at,
        confirmedBy: `${as.postTitle} ${actor.rank} ${actor.name}`,
      },
    }),
  }),
}

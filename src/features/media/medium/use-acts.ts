import { actsOf } from '#kernel/pure/process.ts'
import { VIRUS_CHECK } from '../words.ts'
import { placeIsDesignated } from './gates.ts'
import {
  confirmedByAnother,
  encryptionIsSet,
  infectionIsCleared,
  notInfected,
  returnIsUnconfirmed,
  withinOwnArea,
} from './handling-gates.ts'
import { laidDown, onTakeOut, stateInPlace } from './in-place.ts'
import { BeginUse, Cleared, Infection, ReturnUse } from './inputs.ts'
import { noInput } from '#kernel/pure/field.ts'
import type { Medium } from './model.ts'

const act = actsOf<Medium>()

export const released = { holderId: null, holderName: null, whereabouts: null, dueOn: null }

const isOut = (m: Medium): boolean => m.takeOut?.state === 'out'

/** 使用記録簿, and the virus rules that go with it. */
export const useActs = {
  'begin-use': act({
    title: '区域内で使うために取り出す',
    by: 'member',
    from: 'kept',
    to: 'in-use',
    rules: ['R015', 'R016', 'R053', 'R068'],
    input: BeginUse,
    gates: [infectionIsCleared, withinOwnArea, notInfected, encryptionIsSet],
    help: '取り出す前に記録します。使う前にウイルス検査を行います。',
    tells: ({ input, actor }) => `${actor.rank} ${actor.name}が取り出した（${input.place}、${input.purpose}）`,
    apply: ({ model, input, actor, as, at, today }) => ({
      ...model,
      holderId: actor.personId,
      holderName: `${actor.rank} ${actor.name}`,
      whereabouts: input.place,
      dueOn: input.dueOn ?? today,
      use: {
        id: '',
        userId: actor.personId,
        userName: `${actor.rank} ${actor.name}`,
        userPost: as.postTitle,
        takenAt: at,
        handedBy: null,
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

  'return-use': act({
    title: '集中保管場所に戻す',
    by: 'holder',
    from: 'in-use',
    to: 'kept',
    rules: ['R048', 'R053'],
    input: ReturnUse,
    gates: [placeIsDesignated],
    tells: ({ model, input }) => `「${model.places.find((p) => p.id === input.placeId)?.name ?? ''}」に戻した`,
    apply: ({ model, input, at }) => ({
      ...model,
      ...released,
      placeId: input.placeId,
      use: model.use && { ...model.use, returnedAt: at, returnNote: input.note },
    }),
  }),

  'take-back': act({
    title: '使用者に代わって戻しを記録する',
    by: 'keeper',
    from: 'in-use',
    to: 'kept',
    rules: ['R048', 'R053'],
    input: ReturnUse,
    gates: [placeIsDesignated],
    tells: ({ model }) => `${model.holderName ?? '使用者'}に代わって、戻しを記録した`,
    apply: ({ model, input, at }) => ({
      ...model,
      ...released,
      placeId: input.placeId,
      use: model.use && { ...model.use, returnedAt: at, returnNote: input.note },
    }),
  }),

  'confirm-return': act({
    title: '格納を確認する',
    by: 'keeper',
    from: ['kept', 'asked', 'stopped'],
    to: ({ model }) => model.state,
    rules: ['R049', 'R053'],
    input: noInput,
    gates: [returnIsUnconfirmed, confirmedByAnother],
    tells: ({ model }) => `${model.use?.userName ?? ''}が戻した媒体の格納を確認した`,
    apply: ({ model, actor, as, at }) => ({
      ...model,
      use: model.use && {
        ...model.use,
        confirmedAt: at,
        confirmedBy: `${as.postTitle} ${actor.rank} ${actor.name}`,
      },
    }),
  }),

  'report-infection': act({
    title: '感染を届け出て使用を止める',
    by: 'reporter',
    from: ['kept', 'handed', 'disputed', 'in-use', 'asked', 'out', 'unlabelled', 'secret'],
    to: 'stopped',
    rules: ['R016'],
    input: Infection,
    urgent: true,
    help: '届け出た時から、駆除が確認されるまで使用できません。届出は承認を待ちません。',
    tells: () => 'コンピュータ・ウイルス等の感染を確認し、使用を止めた',
    apply: ({ model, at }) => ({ ...model, infectedSince: at }),
    // What was confirmed for a permission was confirmed of a medium not yet infected.
    follows: ({ model }) => (model.takeOut?.state === 'permitted' ? onTakeOut(model, 'ask-anew') : []),
    notices: ({ model }) => [
      {
        verb: '報告',
        role: 'UNIT',
        to: { unitId: model.unitId },
        text: `${model.number}に感染が確認され、使用を止めました。駆除を確認してください。`,
        rules: ['R016'],
      },
    ],
  }),

  'clear-infection': act({
    title: '駆除を確認し、使用停止を解く',
    by: 'keeper',
    from: 'stopped',
    to: ({ model }) => (isOut(model) ? 'out' : stateInPlace({ ...model, infectedSince: null })),
    rules: ['R016'],
    input: Cleared,
    help: '持出し中の媒体は、使用停止を解いても、返されるまで持出中のままです。',
    tells: ({ input }) => `駆除を確認した（${input.method}）`,
    apply: ({ model }) => ({ ...(isOut(model) ? model : laidDown(model)), infectedSince: null }),
  }),
}

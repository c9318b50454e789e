import { actsOf, NEW } from '#kernel/pure/process.ts'
import { fiscalYearOf, fiscalYearShort } from '#kernel/pure/fiscal-year.ts'
import { KIND_MARKS, MEDIA_TYPES, TRIGGERS, type DataKind } from '../words.ts'
import {
  commercialNeedsNoRegister,
  disclosableIsWriteProtected,
  disclosureIsShown,
  downloadedIsRegistered,
  kindsNotMixed,
  notAPointer,
  numberIsShown,
  placeIsDesignated,
  secretIsPointerOnly,
  separationHasGrounds,
} from './gates.ts'
import { Correct, Move, ReceiveAnew, Register, Reuse, ShowNumber } from './inputs.ts'
import type { Medium } from './model.ts'

const act = actsOf<Medium>()

const CORRECTABLE = { model: '型式', capacity: '容量', serialNumber: '製造番号', note: '備考' }

/** The unit's series for this kind of data in the 年度 of `today`. */
export const numberFor = (m: Medium, kind: DataKind | 'secret-pointer', today: string) => ({
  series: `media.${kind}`,
  unitId: m.unitId,
  prefix: `${m.unitMark}-${fiscalYearShort(fiscalYearOf(today))}-${KIND_MARKS[kind]}-`,
  width: 4,
})

const groundsOf = (input: {
  classification: string
  mixing: string
  separationGrounds: string | null
}): string | null =>
  input.mixing === 'separated' && input.classification !== 'secret' ? input.separationGrounds : null

const heldKind = (input: { kind: string; classification: string }): DataKind | 'secret-pointer' =>
  input.classification === 'secret' ? 'secret-pointer' : input.kind === 'disclosable' ? 'disclosable' : 'business'

/** Coming into the register and what is said of it there: 登録, 番号の表示, 接受, 再利用, 保管替え, 訂正. */
export const registerActs = {
  register: act({
    title: '登録簿に登録する',
    by: 'keeper',
    from: NEW,
    to: ({ input }) => (input.classification === 'secret' ? 'secret' : 'unlabelled'),
    rules: ['R050', 'R056', 'R019', 'R049'],
    input: Register,
    gates: [
      commercialNeedsNoRegister,
      downloadedIsRegistered,
      kindsNotMixed,
      separationHasGrounds,
      disclosableIsWriteProtected,
      secretIsPointerOnly,
      placeIsDesignated,
    ],
    help: '包装を開封した段階、又は他の部隊等から接受した段階で登録します。番号は登録したときに付きます。',
    numbered: ({ model, input, today }) => numberFor(model, heldKind(input), today),
    tells: ({ input, number }) =>
      `登録した（${number}、${MEDIA_TYPES[input.mediaType]}、契機：${TRIGGERS[input.trigger]}）`,
    apply: ({ model, input, today, number }) => ({
      ...model,
      number,
      kind: heldKind(input),
      trigger: input.trigger,
      registeredOn: today,
      mediaType: input.mediaType,
      model: input.model,
      capacity: input.capacity,
      serialNumber: input.serialNumber,
      encrypts: input.encrypts,
      placeId: input.classification === 'secret' ? null : input.placeId,
      writeProtectedOn: input.writeProtectedOn,
      separationGrounds: groundsOf(input),
      pointerRegister: input.classification === 'secret' ? input.pointerRegister : null,
      note: input.note,
    }),
  }),

  'register-received': act({
    title: '接受して登録する',
    by: 'consequence',
    from: NEW,
    to: 'unlabelled',
    rules: ['R050'],
    input: ReceiveAnew,
    gates: [placeIsDesignated],
    numbered: ({ model, input, today }) => numberFor(model, input.kind, today),
    tells: ({ input, number }) => `接受して登録した（${number}、接受元：${input.receivedFrom}）`,
    apply: ({ model, input, today, number }) => ({
      ...model,
      ...input,
      number,
      trigger: 'received',
      registeredOn: today,
    }),
  }),

  'show-number': act({
    title: '登録番号を表示した',
    by: 'keeper',
    from: 'unlabelled',
    to: 'kept',
    rules: ['R051', 'R057'],
    input: ShowNumber,
    gates: [numberIsShown, disclosureIsShown],
    tells: ({ model }) =>
      model.kind === 'disclosable' ? '登録番号と「開示」を媒体に表示した' : '登録番号を媒体に表示した',
    apply: ({ model, input }) => ({ ...model, numberShown: true, disclosureShown: input.disclosureShown }),
  }),

  'register-again': act({
    title: '再利用のために登録する',
    by: 'keeper',
    from: 'erased',
    to: ({ input }) => (input.classification === 'secret' ? 'secret' : 'unlabelled'),
    rules: ['R050', 'R062', 'R066'],
    input: Reuse,
    gates: [kindsNotMixed, separationHasGrounds, disclosableIsWriteProtected, secretIsPointerOnly, placeIsDesignated],
    help: '区分は、確実に消去した後でだけ改められます。新しい登録番号が付きます。',
    numbered: ({ model, input, today }) => numberFor(model, heldKind(input), today),
    tells: ({ model, number }) => `消去の後、${number}として登録した（前の番号 ${model.number}）`,
    apply: ({ model, input, today, number }) => ({
      ...model,
      number,
      kind: heldKind(input),
      trigger: 'reused',
      registeredOn: today,
      numberShown: false,
      disclosureShown: false,
      erasedOn: null,
      disposal: null,
      placeId: input.classification === 'secret' ? null : input.placeId,
      writeProtectedOn: input.writeProtectedOn,
      separationGrounds: groundsOf(input),
      pointerRegister: input.classification === 'secret' ? input.pointerRegister : null,
      note: input.note,
    }),
  }),

  move: act({
    title: '保管場所を替える',
    by: 'keeper',
    from: ['kept', 'erased'],
    to: ({ model }) => model.state,
    rules: ['R048', 'R061'],
    input: Move,
    gates: [placeIsDesignated],
    tells: ({ model, input }) =>
      `保管場所を「${model.places.find((p) => p.id === input.placeId)?.name ?? ''}」に替えた`,
    apply: ({ model, input }) => ({ ...model, placeId: input.placeId }),
  }),

  correct: act({
    title: '登録簿の記載を訂正する',
    by: 'keeper',
    from: ['unlabelled', 'kept', 'in-use', 'asked', 'out', 'in-transit', 'stopped', 'lost', 'erased'],
    to: ({ model }) => model.state,
    rules: ['R049'],
    input: Correct,
    gates: [notAPointer],
    help: '元の記載は消えません。取消線を引いて残り、訂正の理由と訂正者が記録されます。',
    tells: ({ model, input }) =>
      `訂正：${CORRECTABLE[input.field]}を「${model[input.field] ?? '（空）'}」から「${input.value}」とする（理由：${input.reason}）`,
    apply: ({ model, input }) => ({ ...model, [input.field]: input.value, corrected: true }),
    corrects: ({ model, input }) => model.saidBy[input.field] ?? null,
  }),
}

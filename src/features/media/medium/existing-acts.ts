import { z } from 'zod'
import { actsOf, gateOf, NEW } from '#kernel/pure/process.ts'
import { areaOptional, check, choice, day, dayOptional, pickOptional, text, textOptional } from '#kernel/pure/field.ts'
import { foldNumber } from '#kernel/pure/normalise.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { DATA_KINDS, MEDIA_TYPES, TRIGGERS } from '../words.ts'
import type { Medium } from './model.ts'
import { numberFor } from './register-acts.ts'

/** How a medium may stand in a ledger that was kept before: what it is now, or how it left. */
export const EXISTING_STATES = {
  kept: '保管中',
  unlabelled: '番号表示待ち',
  erased: '消去済',
  destroyed: '破棄済',
  moved: '転出',
  'handed-over': '交付済',
  'written-off': '亡失',
} as const

export type ExistingState = keyof typeof EXISTING_STATES

const HERE: ReadonlySet<string> = new Set(['kept', 'unlabelled', 'erased'])
const DISPOSED: ReadonlySet<string> = new Set(['erased', 'destroyed'])
const GIVEN: ReadonlySet<string> = new Set(['moved', 'handed-over'])

/** A line of the ledger as it was kept, its number included. */
export const RecordExisting = z.object({
  number: text('登録番号', { max: 60, hint: '前の登録簿にあるとおりに書く。', section: '登録簿の記載' }),
  registeredOn: day('登録した日', { section: '登録簿の記載' }),
  trigger: choice('登録の契機', TRIGGERS, { section: '登録簿の記載' }),
  receivedFrom: textOptional('接受元', { section: '登録簿の記載' }),
  kind: choice('データの区分', DATA_KINDS, { section: '媒体' }),
  mediaType: choice('媒体の種類', MEDIA_TYPES, { section: '媒体' }),
  model: text('型式', { section: '媒体' }),
  capacity: textOptional('容量', { section: '媒体' }),
  serialNumber: textOptional('製造番号', { section: '媒体' }),
  encrypts: check('暗号化機能のある情報システムのデータを保存する', { section: '媒体' }),
  writeProtectedOn: dayOptional('追記禁止措置を施した日', { hint: '開示可能データの場合に必要。', section: '媒体' }),
  state: choice('今の状態', EXISTING_STATES, { section: '今' }),
  placeId: pickOptional('集中保管場所', 'place', { hint: '手元にある媒体に必要。', section: '今' }),
  endedOn: dayOptional('消去・破棄した日', { section: '今' }),
  disposal: textOptional('消去・破棄の方法、実施者、確認者', { section: '今' }),
  movedTo: textOptional('転出・交付先', { section: '今' }),
  note: areaOptional('備考', { hint: '秘密以上の内容は書かない。', section: '今' }),
})

type Existing = z.output<typeof RecordExisting>

const gate = gateOf<Medium>()

const registeredBefore = gate<Existing>({
  code: 'registered-in-future',
  rules: ['R049'],
  title: '登録した日が今日以前である',
  asks: 'registeredOn',
  holds: ({ input, today }) => input.registeredOn <= today,
  why: ({ input }) => `登録した日（${wareki(input.registeredOn)}）が、先の日付です。`,
})

const keptInDesignatedPlace = gate<Existing>({
  code: 'place-not-designated',
  rules: ['R048', 'R061'],
  title: '手元にある媒体は、指定した集中保管場所に保管している',
  asks: 'placeId',
  holds: ({ model, input }) =>
    HERE.has(input.state) ? model.places.some((p) => p.id === input.placeId) : 'not-applicable',
  why: ({ model }) =>
    model.places.length === 0
      ? `${model.unitName}には、指定された集中保管場所がまだありません。`
      : '手元にある媒体の保管場所が、集中保管場所に指定されていません。',
  remedy: () => ({ text: '集中保管場所を指定する', href: '/begin/media.place/designate' }),
})

const disclosableWasProtected = gate<Existing>({
  code: 'not-write-protected',
  rules: ['R055'],
  title: '手元にある開示可能データの媒体は、追記禁止措置を施してある',
  asks: 'writeProtectedOn',
  holds: ({ input, today }) =>
    input.kind === 'disclosable' && HERE.has(input.state) && input.state !== 'erased'
      ? input.writeProtectedOn !== null && input.writeProtectedOn <= today
      : 'not-applicable',
  why: () => '開示可能データの媒体に、追記禁止措置を施した日（今日以前）がありません。',
})

const endIsTold = gate<Existing>({
  code: 'end-not-told',
  rules: ['R049', 'R066', 'R067'],
  title: '消去・破棄した媒体は、いつどのようにしたかが分かる',
  asks: 'endedOn',
  holds: ({ input, today }) =>
    DISPOSED.has(input.state)
      ? input.disposal !== null &&
        input.endedOn !== null &&
        input.endedOn >= input.registeredOn &&
        input.endedOn <= today
      : 'not-applicable',
  why: ({ input }) =>
    input.endedOn === null || input.disposal === null
      ? '消去・破棄した媒体に、その日か方法（実施者・確認者）が書かれていません。'
      : '消去・破棄した日が、登録した日から今日までの日ではありません。',
})

const receiverIsTold = gate<Existing>({
  code: 'receiver-not-told',
  rules: ['R049'],
  title: '転出・交付した媒体は、その先が分かる',
  asks: 'movedTo',
  holds: ({ input }) => (GIVEN.has(input.state) ? input.movedTo !== null : 'not-applicable'),
  why: () => '転出・交付した媒体に、その先が書かれていません。',
})

/** What the series must not give again: the number has the form of this year's own. */
const broughtNumber = (model: Medium, input: Existing, today: string) => {
  const { series, unitId, prefix } = numberFor(model, input.kind, today)
  const number = foldNumber(input.number)
  const start = foldNumber(prefix)
  const rest = number.startsWith(start) ? number.slice(start.length) : ''
  return /^\d{1,8}$/.test(rest) ? { series, unitId, last: Number(rest) } : null
}

/** What stood in the unit's ledger before the product was there. */
export const existingActs = {
  'record-existing': actsOf<Medium>()({
    title: '前の登録簿の媒体を写す',
    by: 'keeper',
    from: NEW,
    to: ({ input }) => input.state,
    rules: ['R049', 'R050'],
    input: RecordExisting,
    gates: [registeredBefore, keptInDesignatedPlace, disclosableWasProtected, endIsTold, receiverIsTold],
    help: '登録番号も登録した日も、前の登録簿のまま写します。使用・持出しの途中の媒体は、返却してから写してください。秘密以上の媒体と所在不明の媒体は、ここでは写せません。',
    brings: ({ model, input, today }) => broughtNumber(model, input, today),
    tells: ({ input }) =>
      `前の登録簿から写した（${input.number}、${MEDIA_TYPES[input.mediaType]}、${wareki(input.registeredOn)}登録、${EXISTING_STATES[input.state]}）`,
    apply: ({ model, input }) => ({
      ...model,
      number: input.number,
      kind: input.kind,
      trigger: input.trigger,
      receivedFrom: input.receivedFrom,
      registeredOn: input.registeredOn,
      mediaType: input.mediaType,
      model: input.model,
      capacity: input.capacity,
      serialNumber: input.serialNumber,
      encrypts: input.encrypts,
      placeId: HERE.has(input.state) ? input.placeId : null,
      numberShown: input.state !== 'unlabelled',
      disclosureShown: input.kind === 'disclosable' && input.state !== 'unlabelled',
      writeProtectedOn: input.writeProtectedOn,
      erasedOn: input.state === 'erased' ? input.endedOn : null,
      destroyedOn: input.state === 'destroyed' ? input.endedOn : null,
      disposal: DISPOSED.has(input.state) ? input.disposal : null,
      movedTo: GIVEN.has(input.state) ? input.movedTo : null,
      note: input.note,
    }),
  }),
}

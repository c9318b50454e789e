import { gateOf } from '#kernel/pure/process.ts'
import { PRINTED_AT_ONCE, namesOf, type LabelPrint, type Reason } from './model.ts'

const gate = gateOf<LabelPrint>()

const printedBefore = (m: LabelPrint) => m.items.filter((i) => i.printed > 0)

/** Media of 秘密以上 bear the marks of the secrecy rules; nothing of this product is stuck on them. */
export const noSecrets = gate<unknown>({
  code: 'secret-medium',
  rules: ['R052'],
  title: '秘密以上の情報を扱う媒体が含まれていない',
  holds: ({ model }) => model.items.every((i) => i.withheld !== 'secret'),
  why: () => '秘密以上の情報を扱う媒体の表示は、秘密保全の規則によります。ここではラベルを印刷できません。',
})

export const stillHere = gate<unknown>({
  code: 'nothing-to-mark',
  rules: ['R051'],
  title: '登録されて今も管理している媒体、又は指定中の集中保管場所である',
  holds: ({ model }) => model.items.length > 0 && model.items.every((i) => i.withheld !== 'ended'),
  why: ({ model }) => {
    const ended = model.items.filter((i) => i.withheld === 'ended')
    return ended.length === 0
      ? 'ラベルを印刷するものが選ばれていません。'
      : `${namesOf(ended)}は、破棄・転出・指定解除などにより、表示を要しません。`
  },
  remedy: () => ({ text: '登録簿で選び直す', href: '/registers/media' }),
})

export const ofOneUnit = gate<unknown>({
  code: 'of-several-units',
  rules: ['R051'],
  title: '一つの部隊等のものである',
  holds: ({ model }) => model.items.every((i) => i.unitId === model.unitId),
  why: ({ model }) =>
    `${namesOf(model.items.filter((i) => i.unitId !== model.unitId))}は、別の部隊等のものです。印刷の記録は部隊等ごとに残します。`,
  remedy: () => ({ text: '部隊等で絞ってから選び直してください。' }),
})

/** What the machine makes in one go; no demand of the directive. */
export const notTooMany = gate<unknown>({
  code: 'too-many-labels',
  rules: [],
  title: `一度に${PRINTED_AT_ONCE}枚までである（本製品の設定）`,
  holds: ({ model }) => model.items.length <= PRINTED_AT_ONCE,
  why: ({ model }) => `${model.items.length}枚は、一度に印刷できません。${PRINTED_AT_ONCE}枚までに分けてください。`,
})

/** A second label of one number is a second mark of registration: why it is wanted stays on record. */
export const reprintHasReason = gate<{ reason: Reason | null }>({
  code: 'reprint-without-reason',
  rules: ['R051', 'R057'],
  title: '前に印刷したラベルを印刷し直すときは、その理由を記す',
  asks: 'reason',
  holds: ({ model, input }) => (printedBefore(model).length === 0 ? 'not-applicable' : input.reason !== null),
  why: ({ model }) =>
    `${namesOf(printedBefore(model))}のラベルは、前に印刷されています。登録済みの表示が二つ出回らないよう、理由のない再印刷はできません。`,
  remedy: () => ({ text: '紛失・汚損・剥がれ・印字不良などの理由を選んでください。' }),
})

export const otherIsExplained = gate<{ reason: Reason | null; reasonNote: string | null }>({
  code: 'other-reason-unexplained',
  rules: ['R051', 'R057'],
  title: '「その他」の理由は、補足に書く',
  asks: 'reasonNote',
  holds: ({ input }) => (input.reason === 'other' ? (input.reasonNote ?? '') !== '' : 'not-applicable'),
  why: () => '理由に「その他」が選ばれていますが、補足がありません。',
})

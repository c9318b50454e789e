import { gateOf } from '#kernel/pure/process.ts'
import type { Transfer } from './model.ts'
import type { Arrival } from './receipt.ts'

const gate = gateOf<Transfer>()

type Prepared = { media: readonly string[]; toUnitId: string | null; toOutside: string | null }

const chosen = (model: Transfer, input: Pick<Prepared, 'media'>) =>
  input.media.map((id) => model.candidates.find((c) => c.id === id) ?? null)

/** Media with 秘密以上 travel under the secrecy rules. */
export const notSecret = gate<Pick<Prepared, 'media'>>({
  code: 'secret-medium',
  rules: ['R052'],
  title: '秘密以上の情報を扱う媒体が含まれていない',
  asks: 'media',
  holds: ({ model, input }) => chosen(model, input).every((c) => c?.kind !== 'secret-pointer'),
  why: () => '秘密以上の情報を扱う媒体の送達は、秘密保全の規則によります。ここでは送達票を作れません。',
})

export const keptAndRegistered = gate<Pick<Prepared, 'media'>>({
  code: 'medium-not-kept',
  rules: ['R045', 'R050'],
  title: '登録されて保管中の、自分の部隊等の媒体である',
  asks: 'media',
  holds: ({ model, input }) =>
    chosen(model, input).every((c) => c !== null && (c.state === 'kept' || c.kind === 'secret-pointer')),
  why: ({ model, input }) => {
    const gone = chosen(model, input).filter((c) => c === null || c.state !== 'kept').length
    return `選んだ媒体のうち${gone}点は、今は保管中ではないため送達できません。`
  },
  remedy: ({ model }) => ({ text: '保管中の媒体を選び直す', href: `/registers/media?unit=${model.unitId}&state=kept` }),
})

export const onNoOtherSlip = gate<Pick<Prepared, 'media'>>({
  code: 'on-another-slip',
  rules: ['R045'],
  title: '発送前の別の送達票に載っていない',
  asks: 'media',
  holds: ({ model, input }) => chosen(model, input).every((c) => (c?.onSlip ?? null) === null),
  why: ({ model, input }) => {
    const taken = chosen(model, input).flatMap((c) => (c !== null && c.onSlip !== null ? [c] : []))
    return taken.map((c) => `${c.number}は、送達票 ${c.onSlip ?? ''} に載っています。`).join('')
  },
  remedy: () => ({ text: '先の送達票を発送するか、取り消してください。' }),
})

export const oneRecipient = gate<Pick<Prepared, 'toUnitId' | 'toOutside'>>({
  code: 'one-recipient',
  rules: ['R045'],
  title: '送達先が一つに決まっている',
  asks: 'toOutside',
  holds: ({ input }) => (input.toUnitId === null) !== (input.toOutside === null),
  why: ({ input }) =>
    input.toUnitId === null
      ? '送達先がありません。部隊等を選ぶか、このシステムを使っていない送達先の名称を書きます。'
      : '送達先が二つあります。部隊等を選ぶか、名称を書くか、どちらか一つにします。',
})

export const anotherUnit = gate<Pick<Prepared, 'toUnitId'>>({
  code: 'same-unit',
  rules: ['R045', 'R046'],
  title: '送達先が発送元と違う部隊等である',
  asks: 'toUnitId',
  holds: ({ model, input }) => input.toUnitId !== model.unitId,
  why: ({ model }) => `${model.unitName}の中では送達しません。保管場所を替えるか、使用を記録します。`,
})

/** Without a 部隊等情報保証責任者 there is nobody who could sign the receipt. */
export const someoneCanSign = gate<Pick<Prepared, 'toUnitId'>>({
  code: 'nobody-to-sign',
  rules: ['R046'],
  title: '送達先に、受領票に署名する部隊等情報保証責任者がいる',
  asks: 'toUnitId',
  holds: ({ model, input }) =>
    input.toUnitId === null || input.toUnitId === model.unitId
      ? 'not-applicable'
      : model.recipients.some((r) => r.id === input.toUnitId),
  why: () => '選んだ送達先には、部隊等情報保証責任者の指定がありません。',
  remedy: () => ({ text: '名称を書いて送り、紙の受領票を受けてください。' }),
})

export const sentByNow = gate<{ sentOn: string }>({
  code: 'sent-in-future',
  rules: ['R045'],
  title: '発送年月日が、送達票を作った日から今日までの日である',
  asks: 'sentOn',
  holds: ({ model, input, today }) => input.sentOn >= model.preparedOn && input.sentOn <= today,
  why: ({ input, today }) =>
    input.sentOn > today
      ? '発送年月日が先の日付です。発送した後に記録します。'
      : '発送年月日が、送達票を作った日より前です。',
})

export const backInPlace = gate<{ placeId: string }>({
  code: 'place-not-designated',
  rules: ['R048', 'R061'],
  title: '指定された集中保管場所に戻す',
  asks: 'placeId',
  holds: ({ model, input }) => model.ownPlaces.some((p) => p.id === input.placeId),
  why: () => '選んだ場所は、今、集中保管場所に指定されていません。',
  remedy: () => ({ text: '集中保管場所を指定する', href: '/begin/media.place/designate' }),
})

type Arrived = Arrival & { missing: boolean }

const countArrived = (model: Transfer, input: Pick<Arrived, 'received'>) =>
  model.lines.filter((l) => input.received.includes(String(l.line))).length

/** A forgotten tick must not open a case, and a missing medium must not pass unsaid. */
export const everyLineAnswered = gate<Arrived>({
  code: 'line-unanswered',
  rules: ['R046'],
  title: '送達票のすべての媒体について、届いたかどうかを記入した',
  asks: 'missing',
  holds: ({ model, input }) => countArrived(model, input) < model.lines.length === input.missing,
  why: ({ model, input }) =>
    input.missing
      ? 'すべての媒体に届いた印があります。届いていない媒体があるなら、その印を外してください。'
      : `届いた印のない媒体が${model.lines.length - countArrived(model, input)}点あります。届いたなら印を付け、届いていないなら「届いていない媒体がある」に印を付けてください。`,
})

export const differencesAreOfArrived = gate<Arrived>({
  code: 'difference-of-absent-line',
  rules: ['R046'],
  title: '記載との違いは、届いた媒体の行について書く',
  asks: 'otherwise',
  holds: ({ input }) => {
    if (input.otherwise.length === 0) return 'not-applicable'
    return input.otherwise.every((l) => input.received.includes(l.line))
  },
  why: () => '「記載と違って届いたもの」に、届いた印のない行か、送達票にない行が書かれています。',
})

export const receivedByNow = gate<{ receivedOn: string }>({
  code: 'received-out-of-time',
  rules: ['R046'],
  title: '受領年月日が、発送年月日から今日までの日である',
  asks: 'receivedOn',
  holds: ({ model, input, today }) => input.receivedOn >= (model.sentOn ?? '') && input.receivedOn <= today,
  why: ({ input, today }) =>
    input.receivedOn > today ? '受領年月日が先の日付です。' : '受領年月日が、発送年月日より前です。',
})

export const placeForArrived = gate<Pick<Arrived, 'received'> & { placeId: string | null }>({
  code: 'place-not-designated',
  rules: ['R048', 'R050', 'R061'],
  title: '届いた媒体を、指定された集中保管場所に保管して登録する',
  asks: 'placeId',
  holds: ({ model, input }) =>
    countArrived(model, input) === 0 ? 'not-applicable' : model.receivingPlaces.some((p) => p.id === input.placeId),
  why: ({ model, input }) =>
    input.placeId === null
      ? '届いた媒体を保管する集中保管場所が選ばれていません。'
      : `選んだ場所は、${model.toUnitName ?? ''}の集中保管場所に指定されていません。`,
  remedy: () => ({ text: '集中保管場所を指定する', href: '/begin/media.place/designate' }),
})

export const returnedByNow = gate<{ returnedOn: string; receivedOn?: string }>({
  code: 'returned-out-of-time',
  rules: ['R047'],
  title: '受領票を返信した日が、受領年月日から今日までの日である',
  asks: 'returnedOn',
  holds: ({ model, input, today }) =>
    input.returnedOn >= (input.receivedOn ?? model.receivedOn ?? '') && input.returnedOn <= today,
  why: ({ input, today }) =>
    input.returnedOn > today ? '返信した日が先の日付です。' : '返信した日が、受領年月日より前です。',
})

export const slipIsBack = gate<{ slipBack: boolean }>({
  code: 'slip-not-back',
  rules: ['R047'],
  title: '返信された受領票を、送達票と照らし合わせた',
  asks: 'slipBack',
  holds: ({ model, input }) => input.slipBack && model.receiptReturnedOn !== null,
  why: () => '受領票が返っていることの確認がありません。',
  remedy: () => ({ text: '受領票を送達票と照らしてから、印を付けてください。' }),
})

export const closedByNow = gate<{ closedOn: string }>({
  code: 'closed-out-of-time',
  rules: ['R047'],
  title: '確かめた日が、受領票の返信から今日までの日である',
  asks: 'closedOn',
  holds: ({ model, input, today }) => input.closedOn >= (model.receiptReturnedOn ?? '') && input.closedOn <= today,
  why: ({ input, today }) =>
    input.closedOn > today ? '確かめた日が先の日付です。' : '確かめた日が、受領票の返信より前です。',
})

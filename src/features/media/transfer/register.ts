import type { Day } from '#kernel/pure/day.ts'
import { stateWords } from '#kernel/pure/process.ts'
import type { Register } from '#kernel/pure/register.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { transfer } from './process.ts'

/** One slip as the 送達簿 lists it. */
export type TransferRow = {
  id: string
  number: string
  state: string
  unitName: string
  recipient: string
  media: string
  count: number
  senderName: string
  sentOn: Day | null
  receivedOn: Day | null
  receiptReturnedOn: Day | null
  /** Days since sending while the receipt has not come back; null when nothing is awaited. */
  awaitedDays: number | null
  /** The first day of asking for the receipt has come. */
  remindable: boolean
  difference: string | null
}

const stateLabel = (state: string): string => transfer.states[state]?.label ?? state

const shownDay = (day: Day | null): string => (day === null ? '―' : wareki(day))

export const AWAITING_RECEIPT = ['sent', 'sent-outside', 'received', 'difference'] as const

export const ENDED = Object.entries(transfer.states).flatMap(([key, s]) => (s.closed ? [key] : []))

/** 送達簿: every slip a unit sent or is to receive, with how long its receipt has been missing. */
export const transferRegister: Register<TransferRow> = {
  key: 'media-transfers',
  title: '可搬記憶媒体送達簿',
  provision: '付紙第3',
  rules: ['R017', 'R045', 'R046', 'R047'],
  columns: [
    { key: 'number', title: '送達票の番号', kind: 'code', value: (r) => r.number },
    { key: 'state', title: '状態', kind: 'text', value: (r) => stateLabel(r.state), codes: stateWords(transfer) },
    { key: 'unit', title: '発送元', kind: 'text', value: (r) => r.unitName },
    { key: 'recipient', title: '送達先', kind: 'text', value: (r) => r.recipient },
    { key: 'count', title: '点数', kind: 'number', value: (r) => r.count },
    { key: 'media', title: '媒体の登録番号', kind: 'text', value: (r) => r.media, exportOnly: true },
    { key: 'sender', title: '発送者', kind: 'text', value: (r) => r.senderName, exportOnly: true },
    { key: 'sent-on', title: '発送', kind: 'day', value: (r) => r.sentOn, shown: (r) => shownDay(r.sentOn) },
    {
      key: 'received-on',
      title: '受領',
      kind: 'day',
      value: (r) => r.receivedOn,
      shown: (r) => shownDay(r.receivedOn),
    },
    {
      key: 'returned-on',
      title: '受領票の返信',
      kind: 'day',
      value: (r) => r.receiptReturnedOn,
      shown: (r) => shownDay(r.receiptReturnedOn),
    },
    {
      key: 'awaited',
      title: '受領票を待つ日数',
      kind: 'number',
      value: (r) => r.awaitedDays,
      shown: (r) => (r.awaitedDays === null ? '―' : `${r.awaitedDays}日`),
    },
    {
      key: 'difference',
      title: '相違',
      kind: 'text',
      value: (r) => r.difference,
      shown: (r) => (r.difference === null ? '―' : '相違あり'),
    },
  ],
  filters: [
    {
      key: 'state',
      title: '状態',
      kind: 'choice',
      standard: '終わっていないもの',
      options: [
        ['all', 'すべて'],
        ['awaiting', '受領票を待つもの'],
        ...Object.entries(transfer.states).map(([key, s]) => [key, s.label] as const),
      ],
    },
    { key: 'unit', title: '部隊等（発送元又は送達先）', kind: 'choice', source: 'unit' },
    { key: 'q', title: '探す', kind: 'text', hint: '番号、照合番号、相手の名称' },
  ],
}

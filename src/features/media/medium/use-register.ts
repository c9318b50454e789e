import { timeText } from '#kernel/pure/clock-text.ts'
import { dayOf, type Day } from '#kernel/pure/day.ts'
import type { Register } from '#kernel/pure/register.ts'
import { warekiShort } from '#kernel/pure/wareki.ts'
import type { Lateness } from '../lateness.ts'
import { dueShown } from './register.ts'

/** A line of the 可搬記憶媒体使用記録簿. */
export type UseRow = {
  id: string
  mediumId: string
  /** Null where the medium has gone to a unit the reader does not see; the use stays theirs to see. */
  number: string | null
  unitName: string
  userName: string
  userPost: string
  takenAt: Date
  /** Who handed it out, where the user did not take it himself, and when the user confirmed that. */
  handedBy: string | null
  receivedAt: Date | null
  /** PostgreSQL's own text of takenAt, for the cursor. */
  takenKey: string
  place: string
  purpose: string
  virusCheck: string
  dueOn: Day
  returnedAt: Date | null
  returnNote: string | null
  confirmedAt: Date | null
  confirmedBy: string | null
  late: Lateness
}

export const USE_STATES = {
  unreceived: '受領未確認',
  open: '区域内使用中',
  unconfirmed: '格納の確認待ち',
  confirmed: '済',
} as const

export const useState = (
  u: Pick<UseRow, 'returnedAt' | 'confirmedAt' | 'handedBy' | 'receivedAt'>,
): keyof typeof USE_STATES =>
  u.returnedAt === null
    ? u.handedBy !== null && u.receivedAt === null
      ? 'unreceived'
      : 'open'
    : u.confirmedAt === null
      ? 'unconfirmed'
      : 'confirmed'

const clock = (at: Date) => `${warekiShort(dayOf(at))} ${timeText(at)}`

/** 可搬記憶媒体使用記録簿: every taking out of the central place for use inside the unit's own area. */
export const mediaUseRegister: Register<UseRow> = {
  key: 'media-use',
  title: '可搬記憶媒体使用記録簿',
  provision: '付紙第4 1(1)ア(ｲ)',
  rules: ['R053', 'R015', 'R049', 'R068'],
  columns: [
    { key: 'number', title: '登録番号', kind: 'code', value: (u) => u.number },
    {
      key: 'state',
      title: '状態',
      kind: 'text',
      value: (u) => (u.late === 'late' ? '期限超過' : USE_STATES[useState(u)]),
      codes: [...Object.values(USE_STATES), '期限超過'],
    },
    { key: 'user', title: '使用者', kind: 'text', value: (u) => u.userName },
    {
      key: 'takenAt',
      title: '取出し',
      kind: 'moment',
      value: (u) => u.takenAt.toISOString(),
      shown: (u) => clock(u.takenAt),
    },
    { key: 'place', title: '使用場所・端末', kind: 'text', value: (u) => u.place },
    {
      key: 'returnedAt',
      title: '格納',
      kind: 'moment',
      value: (u) => u.returnedAt?.toISOString() ?? null,
      shown: (u) => (u.returnedAt === null ? '―' : clock(u.returnedAt)),
    },
    { key: 'due', title: '返す日', kind: 'day', value: (u) => u.dueOn, shown: (u) => dueShown(u.dueOn, u.late) },
    { key: 'post', title: '使用者の官職', kind: 'text', value: (u) => u.userPost, exportOnly: true },
    { key: 'purpose', title: '使用の目的', kind: 'text', value: (u) => u.purpose, exportOnly: true },
    { key: 'virusCheck', title: 'ウイルス検査', kind: 'text', value: (u) => u.virusCheck, exportOnly: true },
    { key: 'handedBy', title: '渡した人', kind: 'text', value: (u) => u.handedBy, exportOnly: true },
    {
      key: 'receivedAt',
      title: '受領確認の日時',
      kind: 'moment',
      value: (u) => u.receivedAt?.toISOString() ?? null,
      exportOnly: true,
    },
    { key: 'confirmedBy', title: '格納確認者', kind: 'text', value: (u) => u.confirmedBy, exportOnly: true },
    {
      key: 'confirmedAt',
      title: '格納確認の日時',
      kind: 'moment',
      value: (u) => u.confirmedAt?.toISOString() ?? null,
      exportOnly: true,
    },
    { key: 'unit', title: '管理する部隊等', kind: 'text', value: (u) => u.unitName, exportOnly: true },
    { key: 'note', title: '備考', kind: 'text', value: (u) => u.returnNote, exportOnly: true },
  ],
  filters: [
    { key: 'no', title: '登録番号', kind: 'text', hint: '下4桁、又は番号の一部' },
    { key: 'user', title: '使用者', kind: 'text', hint: '氏名の一部' },
    {
      key: 'state',
      title: '状態',
      kind: 'choice',
      options: [
        ['late', '期限超過'],
        ['open', '未返却'],
        ['unreceived', USE_STATES.unreceived],
        ['unconfirmed', USE_STATES.unconfirmed],
      ],
    },
    { key: 'from', title: '取出し　から', kind: 'text', hint: '例 R8.4.1' },
    { key: 'to', title: '取出し　まで', kind: 'text', hint: '例 R8.4.30' },
    { key: 'unit', title: '部隊等', kind: 'choice', source: 'unit', standard: '見られるすべて' },
  ],
}

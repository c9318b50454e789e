import { clockText } from '#kernel/pure/clock-text.ts'
import type { Register } from '#kernel/pure/register.ts'
import { ACTIONS, isActionKey } from '../actions.ts'

export const TURNED_OUT = {
  medium: '登録してある媒体だった',
  registered: '登録していない媒体で、登録した',
  misread: '読み違い、又は媒体のコードではなかった',
} as const

export type TurnedOut = keyof typeof TURNED_OUT

/** A code that was scanned and known to nobody, and what it turned out to be. */
export type UnknownRow = {
  id: string
  code: string
  at: Date
  way: 'scanner' | 'typed' | 'camera'
  personName: string
  deskId: string
  action: string
  unitName: string
  turnedOut: TurnedOut | null
  mediumId: string | null
  mediumNumber: string | null
  reason: string | null
  resolvedBy: string | null
  resolvedAt: Date | null
}

const WAYS = { scanner: '読取り機', typed: '手入力', camera: 'カメラ' } as const

/** 不明コード: nothing that was scanned is thrown away because nobody knew it. */
export const unknownCodes: Register<UnknownRow> = {
  key: 'unknown-codes',
  title: '不明コード',
  provision: '付紙第4 1(1)',
  rules: ['R049'],
  columns: [
    { key: 'code', title: 'コード', kind: 'code', value: (u) => u.code },
    {
      key: 'state',
      title: '状態',
      kind: 'text',
      value: (u) => (u.turnedOut === null ? '未解決' : '解決済'),
      codes: ['未解決', '解決済'],
    },
    { key: 'turnedOut', title: '何であったか', kind: 'text', value: (u) => u.turnedOut && TURNED_OUT[u.turnedOut] },
    { key: 'medium', title: '登録番号', kind: 'code', value: (u) => u.mediumNumber },
    { key: 'person', title: '読み取った人', kind: 'text', value: (u) => u.personName },
    {
      key: 'at',
      title: '読み取った日時',
      kind: 'moment',
      value: (u) => u.at.toISOString(),
      shown: (u) => clockText(u.at),
    },
    {
      key: 'action',
      title: '読取卓',
      kind: 'text',
      value: (u) => (isActionKey(u.action) ? ACTIONS[u.action].title : u.action),
    },
    { key: 'way', title: '読み取り方', kind: 'text', value: (u) => WAYS[u.way], exportOnly: true },
    { key: 'reason', title: '理由', kind: 'text', value: (u) => u.reason, exportOnly: true },
    { key: 'resolvedBy', title: '記した人', kind: 'text', value: (u) => u.resolvedBy, exportOnly: true },
    {
      key: 'resolvedAt',
      title: '記した日時',
      kind: 'moment',
      value: (u) => u.resolvedAt?.toISOString() ?? null,
      exportOnly: true,
    },
    { key: 'unit', title: '部隊等', kind: 'text', value: (u) => u.unitName, exportOnly: true },
  ],
  filters: [
    {
      key: 'state',
      title: '状態',
      kind: 'choice',
      options: [
        ['open', '未解決だけ'],
        ['resolved', '解決済だけ'],
      ],
    },
    { key: 'unit', title: '部隊等', kind: 'choice', source: 'unit', standard: '見られるすべて' },
  ],
}

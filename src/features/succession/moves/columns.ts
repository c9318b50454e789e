import { readDay } from '#kernel/pure/read-day.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { ImportColumn, Parsed } from '#kernel/sheet/columns.ts'

export const MOVE_KINDS = { appoint: '補職', leave: '離任', retire: '退職' } as const

export type MoveKind = keyof typeof MOVE_KINDS

/** One line of an order: who, to which post of which unit, from which day, by which order. */
export type Move = {
  serviceNumber?: string
  name?: string
  kind: MoveKind
  on: Day
  unit?: string
  post?: string
  order?: string
}

/** Other words under which orders know the three. */
const ALSO: Readonly<Record<string, MoveKind>> = { 異動: 'appoint', 転入: 'appoint', 離籍: 'retire', 転出: 'retire' }

const plain =
  (max: number) =>
  (text: string): Parsed<string> =>
    text.length <= max ? { ok: true, value: text } : { ok: false, message: `${max}文字までです。` }

const kindNamed = (text: string): Parsed<MoveKind> => {
  const found = (Object.keys(MOVE_KINDS) as MoveKind[]).find((key) => MOVE_KINDS[key] === text) ?? ALSO[text]
  return found === undefined
    ? { ok: false, message: `「${text}」は、${Object.values(MOVE_KINDS).join('・')}のどれでもありません。` }
    : { ok: true, value: found }
}

const dayNamed = (text: string): Parsed<Day> => {
  const reading = readDay(text)
  return reading.ok ? { ok: true, value: reading.day } : { ok: false, message: reading.message }
}

export const MOVE_COLUMNS: readonly ImportColumn<Move>[] = [
  { key: 'serviceNumber', label: '職員番号', aliases: ['認識番号'], required: false, parse: plain(30) },
  { key: 'name', label: '氏名', required: false, parse: plain(60) },
  { key: 'kind', label: '種別', aliases: ['発令の種別', '区分'], required: true, parse: kindNamed },
  { key: 'on', label: '発令日', aliases: ['発令年月日', '日付'], required: true, parse: dayNamed },
  { key: 'unit', label: '部隊等', aliases: ['新しい部隊等', '課等'], required: false, parse: plain(200) },
  { key: 'post', label: '官職', aliases: ['新しい官職', '官職名'], required: false, parse: plain(200) },
  { key: 'order', label: '発令番号', aliases: ['発令の番号'], required: false, parse: plain(60) },
]

/** Headings and three orders, one of each kind. */
export const MOVE_EXAMPLE: readonly (readonly string[])[] = [
  MOVE_COLUMNS.map((column) => column.label),
  ['A-0001', '見本 太郎', '補職', '令和9年4月1日', '統合幕僚監部 総務課', '総務課長', '人発第401号'],
  ['A-0002', '見本 花子', '離任', '令和9年4月1日', '', '', '人発第401号'],
  ['A-0003', '見本 次郎', '退職', '令和9年4月1日', '', '', '人発第402号'],
]

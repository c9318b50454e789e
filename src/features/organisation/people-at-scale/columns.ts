import { dayCell, oneOfCell, plainCell } from '#kernel/sheet/cell-parsers.ts'
import type { AnyColumn, ImportColumn } from '#kernel/sheet/columns.ts'
import { PERSON_KINDS, UNIT_KINDS, type PersonKind, type UnitKind } from '../words.ts'
import type { ListKind } from './words.ts'

/** One line of the list of people. What is left out or blank stays as it is registered. */
export type ListedPerson = {
  code: string
  name: string
  kana: string
  rank?: string
  unit: string
  kind?: PersonKind
  startsOn?: string
  externalId?: string
}

/** One line of the list of units. */
export type ListedUnit = { code: string; name: string; parent?: string; kind?: UnitKind; startsOn?: string }

const PEOPLE: readonly ImportColumn<ListedPerson>[] = [
  { key: 'code', label: '職員番号', aliases: ['認識番号', '番号'], required: true, parse: plainCell(30) },
  { key: 'name', label: '氏名', aliases: ['名前'], required: true, parse: plainCell(60) },
  {
    key: 'kana',
    label: 'よみ',
    aliases: ['ふりがな', 'フリガナ', 'カナ', '読み', '読み仮名'],
    required: true,
    parse: plainCell(60),
  },
  { key: 'rank', label: '階級', aliases: ['階級・職名', '官名'], required: false, parse: plainCell(30) },
  { key: 'unit', label: '所属', aliases: ['部隊等', '課等', '部署'], required: true, parse: plainCell(200) },
  { key: 'kind', label: '区分', aliases: ['職員区分'], required: false, parse: oneOfCell(PERSON_KINDS) },
  { key: 'startsOn', label: '日付', aliases: ['所属した日', '発令日'], required: false, parse: dayCell },
  {
    key: 'externalId',
    label: '外部ID',
    aliases: ['ディレクトリのID', 'externalId'],
    required: false,
    parse: plainCell(200),
  },
]

const UNITS: readonly ImportColumn<ListedUnit>[] = [
  { key: 'code', label: '略号', aliases: ['略称'], required: true, parse: plainCell(12) },
  { key: 'name', label: '名称', aliases: ['部隊等', '課等', '部隊等名'], required: true, parse: plainCell(200) },
  {
    key: 'parent',
    label: '上位',
    aliases: ['上位の部隊等', '上級部隊', '部官名'],
    required: false,
    parse: plainCell(200),
  },
  { key: 'kind', label: '種別', aliases: ['部隊等の種別'], required: false, parse: oneOfCell(UNIT_KINDS) },
  { key: 'startsOn', label: '日付', aliases: ['設けた日', '新編日', '改めた日'], required: false, parse: dayCell },
]

export const LIST_COLUMNS: Readonly<Record<ListKind, readonly AnyColumn[]>> = { people: PEOPLE, units: UNITS }

/** Headings and an example line for the empty file that is handed out. */
export const LIST_EXAMPLES: Readonly<Record<ListKind, readonly (readonly string[])[]>> = {
  people: [
    PEOPLE.map(({ label }) => label),
    ['A-0001', '見本 太郎', 'みほん たろう', '2等空佐', '総務課', '職員', '令和8年4月1日', ''],
  ],
  units: [UNITS.map(({ label }) => label), ['サ1', '第１隊', '自衛隊サイバー防衛隊', '課等・各隊', '令和8年4月1日']],
}

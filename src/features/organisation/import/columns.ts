import { ROLES, type RoleKey } from '#directive/roles.ts'
import type { IncumbencyKind } from '#kernel/pure/actor.ts'
import { dayCell, oneOfCell, plainCell } from '#kernel/sheet/cell-parsers.ts'
import type { ImportColumn, Parsed } from '#kernel/sheet/columns.ts'
import {
  DESIGNATED_ROLES,
  INCUMBENCY_KINDS,
  PERSON_KINDS,
  UNIT_KINDS,
  type PersonKind,
  type UnitKind,
} from '../words.ts'

/** One line of a list of the organisation: a unit, a post in it, who holds the post and what it is designated as. */
export type OrganisationEntry = {
  unit: string
  parent?: string
  abbreviation?: string
  unitKind?: UnitKind
  post?: string
  rank?: string
  name?: string
  kana?: string
  serviceNumber?: string
  personKind?: PersonKind
  incumbency?: IncumbencyKind
  roles?: readonly RoleKey[]
  systems?: readonly string[]
  document?: string
  startsOn?: string
}

const words = (text: string): readonly string[] =>
  text
    .split(/[、,，;；\n]/u)
    .map((w) => w.trim())
    .filter((w) => w !== '')

const rolesNamed = (text: string): Parsed<readonly RoleKey[]> => {
  const found: RoleKey[] = []
  for (const word of words(text)) {
    const role = DESIGNATED_ROLES.find(
      (key) => key === word || ROLES[key].title === word || ROLES[key].shortTitle === word,
    )
    if (role === undefined) return { ok: false, message: `「${word}」という役割は達にありません。` }
    found.push(role)
  }
  return { ok: true, value: found }
}

export const ORGANISATION_COLUMNS: readonly ImportColumn<OrganisationEntry>[] = [
  { key: 'unit', label: '部隊等', aliases: ['課等', '部隊等・課等', '所属'], required: true, parse: plainCell(200) },
  { key: 'parent', label: '上位', aliases: ['上位の部隊等', '部官名'], required: false, parse: plainCell(200) },
  { key: 'abbreviation', label: '略号', required: false, parse: plainCell(12) },
  { key: 'unitKind', label: '種別', aliases: ['部隊等の種別'], required: false, parse: oneOfCell(UNIT_KINDS) },
  { key: 'post', label: '官職', aliases: ['官職名', '職名'], required: false, parse: plainCell(200) },
  { key: 'rank', label: '階級', aliases: ['階級・職名'], required: false, parse: plainCell(30) },
  { key: 'name', label: '氏名', required: false, parse: plainCell(60) },
  { key: 'kana', label: 'よみ', aliases: ['ふりがな', 'フリガナ', 'カナ'], required: false, parse: plainCell(60) },
  { key: 'serviceNumber', label: '職員番号', aliases: ['認識番号'], required: false, parse: plainCell(30) },
  { key: 'personKind', label: '区分', aliases: ['職員区分'], required: false, parse: oneOfCell(PERSON_KINDS) },
  { key: 'incumbency', label: '補職区分', aliases: ['補職'], required: false, parse: oneOfCell(INCUMBENCY_KINDS) },
  { key: 'roles', label: '役割', aliases: ['指定'], required: false, parse: rolesNamed },
  {
    key: 'systems',
    label: '情報システム',
    required: false,
    parse: (text) => ({ ok: true, value: words(text) }),
  },
  { key: 'document', label: '指定した文書', aliases: ['根拠文書'], required: false, parse: plainCell(200) },
  { key: 'startsOn', label: '日付', aliases: ['発令日', '効力の始まる日'], required: false, parse: dayCell },
]

/** Headings and example lines for the empty file that is handed out. */
export const ORGANISATION_EXAMPLE: readonly (readonly string[])[] = [
  ORGANISATION_COLUMNS.map((column) => column.label),
  [
    '第１隊',
    '自衛隊サイバー防衛隊',
    'サ1',
    '課等・各隊',
    '第１隊長',
    '2等空佐',
    '見本 太郎',
    'みほん たろう',
    'A-0001',
    '職員',
    '補職',
    '部隊等情報保証責任者',
    '',
    '統幕指通第1号',
    '令和8年4月1日',
  ],
  [
    '第１隊',
    '',
    '',
    '',
    '',
    '1等空尉',
    '見本 花子',
    'みほん はなこ',
    'A-0002',
    '職員',
    '',
    '',
    '',
    '',
    '令和8年4月1日',
  ],
]

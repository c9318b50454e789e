import type { AnyImport, BoundImport, RowActs } from '#kernel/http/product.ts'
import type { Day } from '#kernel/pure/day.ts'
import { dayCell, oneOfCell, plainCell } from '#kernel/sheet/cell-parsers.ts'
import { foldHeading } from '#kernel/sheet/columns.ts'
import { UNIT_KINDS, type UnitKind } from '../words.ts'
import { unitNamed, unitsStanding, type StandingUnit } from './standing.ts'

/** One line of a list of units, known by their marks. */
export type UnitEntry = { abbreviation: string; name: string; parent?: string; kind?: UnitKind; startsOn?: string }

/** A unit by its names from the organisation down, as it would stand under another. */
export const fullName = (parent: StandingUnit | null, name: string): string => {
  if (parent === null) return name
  return name.startsWith(parent.name)
    ? parent.fullName.slice(0, parent.fullName.length - parent.name.length) + name
    : `${parent.fullName} ${name}`
}

const establish = (units: StandingUnit[], entry: UnitEntry, parent: StandingUnit | null, today: Day): RowActs => {
  const { name, abbreviation, kind = 'section', startsOn = today } = entry
  if (parent === null && kind !== 'organisation' && kind !== 'outside')
    return {
      commands: [],
      problems: ['新しく設ける部隊等の「上位」が書かれていません（機関と部外だけは要りません）。'],
    }
  const made = { id: null, parentId: parent?.id ?? null, name, abbreviation, kind, fullName: fullName(parent, name) }
  units.push(made)
  const input = { name, abbreviation, kind, parentId: parent?.fullName ?? null, startsOn, inferred: null }
  const from: Record<string, string> = parent === null ? {} : { parent: parent.fullName }
  return { commands: [{ process: 'organisation.unit', act: 'establish', caseId: null, from, input }] }
}

const change = (was: StandingUnit, entry: UnitEntry, parent: StandingUnit | null, today: Day): RowActs => {
  if (was.id === null) return { commands: [], problems: ['この行より前に、同じ略号の部隊等があります。'] }
  if (entry.kind !== undefined && entry.kind !== was.kind)
    return {
      commands: [],
      problems: [`種別が違います（登録は「${UNIT_KINDS[was.kind]}」）。種別を改める手続はありません。`],
    }
  const on = entry.startsOn ?? today
  const { id: caseId } = was
  const act = (key: string, input: Record<string, unknown>) => ({
    process: 'organisation.unit',
    act: key,
    caseId,
    input: { ...input, on },
  })
  const moves = parent !== null && (parent.id === null || parent.id !== was.parentId)
  const commands = [
    ...(entry.name === was.name ? [] : [act('rename', { name: entry.name, abbreviation: was.abbreviation })]),
    ...(moves ? [act('move', { parentId: parent.id ?? parent.fullName })] : []),
  ]
  return commands.length === 0 ? { commands, unchanged: true } : { commands, changed: true }
}

const planUnit = (units: StandingUnit[], entry: UnitEntry, today: Day): RowActs => {
  const parent = entry.parent === undefined ? null : unitNamed(units, entry.parent)
  if (typeof parent === 'string')
    return { commands: [], problems: [`上位：${parent}上位は、先の行に書くか、先に登録してください。`] }
  const was = units.find((u) => foldHeading(u.abbreviation) === foldHeading(entry.abbreviation))
  return was ? change(was, entry, parent, today) : establish(units, entry, parent, today)
}

const bound: BoundImport<UnitEntry> = {
  key: 'units',
  title: '部隊等・課等を取り込む',
  help: '略号で照らし合わせます。ない部隊等は設け、名称が違えば改め、上位が違えば移します。上位の部隊等は、それに属するものより先の行に書きます。ファイルにない部隊等はそのままです。',
  rules: ['R044'],
  who: 'administrator',
  columns: [
    { key: 'abbreviation', label: '略号', aliases: ['略称'], required: true, parse: plainCell(12) },
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
  ],
  unique: [['abbreviation']],
  planner: async (tx, _actor, today) => {
    const units = await unitsStanding(tx)
    return async (_chunk, rows) => rows.map(({ record }) => planUnit(units, record, today))
  },
  example: [
    ['略号', '名称', '上位', '種別', '日付'],
    ['サ1', '第１隊', '自衛隊サイバー防衛隊', '課等・各隊', '令和8年4月1日'],
  ],
  doneHref: '/registers/units',
}

export const unitsImport: AnyImport = bound

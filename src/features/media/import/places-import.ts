import type { Tx } from '#kernel/db/database.ts'
import type { AnyImport, BoundImport, RowActs } from '#kernel/http/product.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { dayCell, oneOfCell, plainCell, yesNoCell } from '#kernel/sheet/cell-parsers.ts'
import { foldHeading } from '#kernel/sheet/columns.ts'
import { BASES } from '../place/process.ts'
import { unitsKept, type ImportUnit } from './units.ts'

type Basis = keyof typeof BASES

/** One line of a list of places where media are kept. */
export type PlaceEntry = {
  name: string
  unit?: string
  basis: Basis
  lockable: boolean
  designatedOn: string
  note?: string
}

const placesStanding = (tx: Tx, unitIds: readonly string[]) =>
  tx
    .selectFrom('storagePlace')
    .select(['unitId', 'name', 'basis', 'lockable', 'designatedOn'])
    .where('withdrawnOn', 'is', null)
    .where('unitId', 'in', unitIds)
    .execute()

type Standing = Awaited<ReturnType<typeof placesStanding>>[number]

const planPlace = (entry: PlaceEntry, unit: ImportUnit, was: Standing | undefined): RowActs => {
  const { unit: _unit, ...input } = entry
  const command = { process: 'media.place', act: 'designate', caseId: null, from: { unit: unit.id }, input }
  if (!was) return { commands: [command] }
  const problems = [
    ...(was.basis === entry.basis
      ? []
      : [`すでに指定されている場所と指定の基準が違います（「${BASES[was.basis as Basis]}」）。`]),
    ...(was.lockable === entry.lockable ? [] : ['すでに指定されている場所と施錠の有無が違います。']),
    ...(was.designatedOn === entry.designatedOn
      ? []
      : [`すでに指定されている場所と指定した日が違います（${wareki(was.designatedOn)}）。`]),
  ].map((text) => `${text}改めるには、指定を解いて、指定し直してください。`)
  return problems.length > 0 ? { commands: [], problems } : { commands: [], unchanged: true }
}

const bound: BoundImport<PlaceEntry> = {
  key: 'storage-places',
  title: '集中保管場所を取り込む',
  help: '部隊等情報保証責任者が指定した集中保管場所を、まとめて記録します。同じ名称の場所がすでに指定されていれば、そのままにします。',
  rules: ['R061'],
  who: 'signed-in',
  columns: [
    {
      key: 'name',
      label: '場所の名称',
      aliases: ['集中保管場所', '保管場所', '名称', '場所'],
      required: true,
      parse: plainCell(200),
    },
    { key: 'unit', label: '部隊等', aliases: ['課等', '所属', '管理部署'], required: false, parse: plainCell(200) },
    {
      key: 'basis',
      label: '指定の基準',
      aliases: ['基準'],
      required: true,
      parse: oneOfCell(BASES, { office: ['執務室'], secrecy: ['省秘訓令第43条', '第43条'], other: ['その他'] }),
    },
    { key: 'lockable', label: '施錠できる', aliases: ['施錠', '鍵'], required: true, parse: yesNoCell },
    { key: 'designatedOn', label: '指定した日', aliases: ['指定日', '指定年月日'], required: true, parse: dayCell },
    { key: 'note', label: '備考', required: false, parse: plainCell(200) },
  ],
  unique: [['unit', 'name']],
  planner: async (tx, actor) => {
    const unitOf = await unitsKept(tx, actor, ['UNIT'])
    return async (chunk, rows) => {
      const units = rows.map(({ record }) => unitOf(record.unit))
      const ids = [...new Set(units.flatMap((unit) => (typeof unit === 'string' ? [] : [unit.id])))]
      const standing = ids.length === 0 ? [] : await placesStanding(chunk, ids)
      const known = new Map(standing.map((was) => [`${was.unitId} ${foldHeading(was.name)}`, was]))
      return rows.map(({ record }, nth) => {
        const unit = units[nth] ?? ''
        if (typeof unit === 'string') return { commands: [], problems: [unit] }
        return planPlace(record, unit, known.get(`${unit.id} ${foldHeading(record.name)}`))
      })
    }
  },
  example: [
    ['場所の名称', '部隊等', '指定の基準', '施錠できる', '指定した日', '備考'],
    ['B棟4階 保管庫 甲-2', '', '執務室', '有', '令和8年4月1日', ''],
  ],
  doneHref: '/registers/storage-places',
}

export const placesImport: AnyImport = bound

import type { Day } from '#kernel/pure/day.ts'
import { stateWords } from '#kernel/pure/process.ts'
import type { Register } from '#kernel/pure/register.ts'
import { dayShown } from '../medium/register.ts'
import { stocktake } from './process.ts'

/** One 棚卸 as its register lists it. */
export type StocktakeRow = {
  id: string
  number: string
  state: string
  unitName: string
  scope: string
  startsOn: Day
  endsOn: Day
  baseAt: Date | null
  reportedAt: Date | null
  reportedBy: string | null
  itemCount: number | null
  missingCount: number | null
  digest: string | null
  late: boolean
}

const moment = (at: Date | null) => at?.toISOString() ?? null
const points = (n: number | null) => (n === null ? '―' : `${n.toLocaleString('ja-JP')}点`)

export const ENDED = Object.entries(stocktake.states).flatMap(([key, s]) => (s.closed ? [key] : []))

/** 棚卸簿: every stocktake of a unit, running or reported, the newest first. */
export const stocktakeRegister: Register<StocktakeRow> = {
  key: 'stocktakes',
  title: '棚卸簿',
  provision: '付紙第4 1(1)',
  rules: ['R048', 'R049'],
  columns: [
    { key: 'number', title: '棚卸の番号', kind: 'code', value: (r) => r.number },
    {
      key: 'state',
      title: '状態',
      kind: 'text',
      value: (r) => stocktake.states[r.state]?.label ?? r.state,
      codes: stateWords(stocktake),
    },
    { key: 'unit', title: '部隊等', kind: 'text', value: (r) => r.unitName },
    { key: 'scope', title: '範囲', kind: 'text', value: (r) => (r.scope === 'unit' ? '部隊等のすべて' : '選んだ場所') },
    { key: 'startsOn', title: '始める日', kind: 'day', value: (r) => r.startsOn, shown: (r) => dayShown(r.startsOn) },
    { key: 'endsOn', title: '終える予定の日', kind: 'day', value: (r) => r.endsOn, shown: (r) => dayShown(r.endsOn) },
    { key: 'items', title: '対象', kind: 'number', value: (r) => r.itemCount, shown: (r) => points(r.itemCount) },
    {
      key: 'missing',
      title: '所在不明',
      kind: 'number',
      value: (r) => r.missingCount,
      shown: (r) => points(r.missingCount),
    },
    { key: 'baseAt', title: '基準時刻', kind: 'moment', value: (r) => moment(r.baseAt), exportOnly: true },
    { key: 'reportedAt', title: '報告の日時', kind: 'moment', value: (r) => moment(r.reportedAt), exportOnly: true },
    { key: 'reportedBy', title: '報告者', kind: 'text', value: (r) => r.reportedBy, exportOnly: true },
    { key: 'digest', title: '要約値（SHA-256）', kind: 'code', value: (r) => r.digest, exportOnly: true },
  ],
  filters: [
    {
      key: 'state',
      title: '状態',
      kind: 'choice',
      standard: 'すべて',
      options: Object.entries(stocktake.states).map(([key, s]) => [key, s.label] as const),
    },
    { key: 'unit', title: '部隊等', kind: 'choice', source: 'unit', standard: '見られるすべて' },
  ],
}

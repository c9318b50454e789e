import { clockText } from '#kernel/pure/clock-text.ts'
import type { Register } from '#kernel/pure/register.ts'
import { medium } from '../../medium/process.ts'
import { MEDIA_TYPES, type MediaType } from '../../words.ts'
import { RESULTS, type Result } from '../words.ts'

/** One expected medium of a stocktake, as frozen and as found. */
export type ItemRow = {
  mediumId: string
  stocktakeNumber: string
  number: string
  result: Result
  mediaType: MediaType
  model: string
  capacity: string | null
  stateThen: string
  placeName: string | null
  holderName: string | null
  foundPlace: string | null
  resultAt: Date | null
  resultBy: string | null
  remark: string | null
}

export const OPEN = 'open'
export const DIFFERENCES = 'differences'

const METHODS = {
  scan: '場所で数えるもの',
  holder: '所持者に確かめるもの',
  none: '送達中・所在不明だったもの',
} as const

/** 棚卸一覧: what should be there by the frozen list, and what became of each. */
export const itemRegister: Register<ItemRow> = {
  key: 'stocktake-items',
  title: '棚卸一覧',
  provision: '付紙第4 1(1)',
  rules: ['R048', 'R049'],
  columns: [
    { key: 'number', title: '登録番号', kind: 'code', value: (r) => r.number },
    { key: 'state', title: '結果', kind: 'text', value: (r) => RESULTS[r.result], codes: Object.values(RESULTS) },
    {
      key: 'expected',
      title: 'あるはずの所',
      kind: 'text',
      value: (r) => (r.holderName === null ? r.placeName : `${r.holderName}の手元`),
    },
    { key: 'found', title: 'あった所', kind: 'text', value: (r) => r.foundPlace },
    { key: 'by', title: '確かめた者', kind: 'text', value: (r) => r.resultBy },
    {
      key: 'at',
      title: '確かめた時',
      kind: 'moment',
      value: (r) => r.resultAt?.toISOString() ?? null,
      shown: (r) => (r.resultAt === null ? '―' : clockText(r.resultAt)),
    },
    { key: 'remark', title: '理由・備考', kind: 'text', value: (r) => r.remark },
    { key: 'type', title: '媒体', kind: 'text', value: (r) => MEDIA_TYPES[r.mediaType], exportOnly: true },
    { key: 'model', title: '型式', kind: 'text', value: (r) => r.model, exportOnly: true },
    { key: 'capacity', title: '容量', kind: 'text', value: (r) => r.capacity, exportOnly: true },
    {
      key: 'stateThen',
      title: '基準時刻の状態',
      kind: 'text',
      value: (r) => medium.states[r.stateThen]?.label ?? r.stateThen,
      exportOnly: true,
    },
    { key: 'stocktake', title: '棚卸の番号', kind: 'code', value: (r) => r.stocktakeNumber, exportOnly: true },
  ],
  filters: [
    { key: 'stocktake', title: '棚卸', kind: 'choice', source: 'stocktake', standard: '一番新しいもの' },
    {
      key: 'result',
      title: '結果',
      kind: 'choice',
      options: [
        [OPEN, '確認できていないもの'],
        [DIFFERENCES, '所定の場所・手元で確認したもの以外'],
        ...Object.entries(RESULTS),
      ],
    },
    { key: 'method', title: '確かめ方', kind: 'choice', options: Object.entries(METHODS) },
    { key: 'place', title: 'あるはずの場所', kind: 'choice', source: 'place' },
    { key: 'no', title: '登録番号', kind: 'text', hint: '下4桁、又は番号の一部' },
  ],
}

export const isMethod = (text: string): boolean => Object.hasOwn(METHODS, text)

import { clockText } from '#kernel/pure/clock-text.ts'
import type { Register } from '#kernel/pure/register.ts'
import { SCANS, type ScanResult } from '../words.ts'

/** One text read or typed in a stocktake. */
export type ScanRow = {
  id: string
  stocktakeNumber: string
  code: string
  result: ScanResult
  personName: string
  placeName: string | null
  way: string
  line: string
  mediumId: string | null
  scannedAt: Date
  receivedAt: Date
  /** PostgreSQL's own spelling, for the cursor. */
  received: string
}

const WAYS: Readonly<Record<string, string>> = { scanner: '読取機', typed: '手入力', camera: 'カメラ', form: '画面' }

/** 読取りの記録: who read what, where and when, with the text as it came. */
export const scanRegister: Register<ScanRow> = {
  key: 'stocktake-scans',
  title: '棚卸の読取り',
  provision: '付紙第4 1(1)',
  rules: ['R048', 'R049'],
  columns: [
    { key: 'code', title: '読み取った文字', kind: 'code', value: (r) => r.code },
    { key: 'result', title: '判定', kind: 'text', value: (r) => SCANS[r.result].word },
    { key: 'place', title: '場所', kind: 'text', value: (r) => r.placeName },
    { key: 'person', title: '数えた者', kind: 'text', value: (r) => r.personName },
    {
      key: 'at',
      title: '読み取った時',
      kind: 'moment',
      value: (r) => r.scannedAt.toISOString(),
      shown: (r) => clockText(r.scannedAt),
    },
    { key: 'line', title: '示した内容', kind: 'text', value: (r) => r.line },
    { key: 'way', title: '読み取り方', kind: 'text', value: (r) => WAYS[r.way] ?? r.way, exportOnly: true },
    {
      key: 'received',
      title: '受け付けた時',
      kind: 'moment',
      value: (r) => r.receivedAt.toISOString(),
      exportOnly: true,
    },
    { key: 'stocktake', title: '棚卸の番号', kind: 'code', value: (r) => r.stocktakeNumber, exportOnly: true },
    { key: 'id', title: '読取りの識別', kind: 'code', value: (r) => r.id, exportOnly: true },
  ],
  filters: [
    { key: 'stocktake', title: '棚卸', kind: 'choice', source: 'stocktake', standard: '一番新しいもの' },
    {
      key: 'result',
      title: '判定',
      kind: 'choice',
      options: Object.entries(SCANS).map(([key, s]) => [key, s.word] as const),
    },
  ],
}

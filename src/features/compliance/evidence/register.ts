import { provisionOf, isRuleNumber } from '#directive/rules.ts'
import { clockText } from '#kernel/pure/clock-text.ts'
import { stateWords } from '#kernel/pure/process.ts'
import type { Register } from '#kernel/pure/register.ts'
import { wareki, warekiShort } from '#kernel/pure/wareki.ts'
import { evidencePack } from './process.ts'
import { sizeText } from './words.ts'

export type PackRow = {
  id: string
  purpose: string
  state: string
  rules: readonly string[]
  subjects: readonly string[]
  fromOn: string
  toOn: string
  askedAt: Date
  /** The same instant as the database writes it. */
  askedText: string
  askedBy: string
  files: number | null
  entries: number | null
  fileBytes: number | null
  keepUntil: string | null
  today: string
}

/** Is the file still there? */
export const isKept = (row: Pick<PackRow, 'state' | 'keepUntil' | 'today'>): boolean =>
  row.state === 'made' && row.keepUntil !== null && row.keepUntil >= row.today

const OVER = '保存期間終了'

export const stateOf = (row: Pick<PackRow, 'state' | 'keepUntil' | 'today'>): string =>
  row.state === 'made' && !isKept(row) ? OVER : (evidencePack.states[row.state]?.label ?? row.state)

/** 証拠一式の台帳: every archive asked for, by whom, for what and how long it is there. */
export const packRegister: Register<PackRow> = {
  key: 'evidence-packs',
  title: '証拠一式',
  provision: '達に定めなし',
  rules: evidencePack.rules,
  columns: [
    { key: 'purpose', title: '何のために使うか', kind: 'text', value: (r) => r.purpose },
    { key: 'state', title: '状態', kind: 'text', value: stateOf, codes: [...stateWords(evidencePack), OVER] },
    {
      key: 'rules',
      title: '条項',
      kind: 'text',
      value: (r) => r.rules.map((rule) => (isRuleNumber(rule) ? provisionOf(rule) : rule)).join('、'),
      shown: (r) => `${r.rules.length}条`,
    },
    { key: 'subjects', title: '範囲', kind: 'text', value: (r) => r.subjects.join('、') || '見える範囲の全て' },
    { key: 'fromOn', title: 'この日から', kind: 'day', value: (r) => r.fromOn, shown: (r) => warekiShort(r.fromOn) },
    { key: 'toOn', title: 'この日まで', kind: 'day', value: (r) => r.toOn, shown: (r) => warekiShort(r.toOn) },
    {
      key: 'askedAt',
      title: '依頼',
      kind: 'moment',
      value: (r) => r.askedAt.toISOString(),
      shown: (r) => clockText(r.askedAt),
    },
    { key: 'askedBy', title: '依頼した人', kind: 'text', value: (r) => r.askedBy },
    { key: 'files', title: 'ファイル', kind: 'number', value: (r) => r.files },
    { key: 'entries', title: '記録', kind: 'number', value: (r) => r.entries },
    {
      key: 'bytes',
      title: '大きさ',
      kind: 'number',
      value: (r) => r.fileBytes,
      shown: (r) => (r.fileBytes === null ? '―' : sizeText(r.fileBytes)),
    },
    {
      key: 'keepUntil',
      title: '保存の終わり',
      kind: 'day',
      value: (r) => r.keepUntil,
      shown: (r) => (r.keepUntil === null ? '―' : wareki(r.keepUntil)),
    },
  ],
  filters: [],
}

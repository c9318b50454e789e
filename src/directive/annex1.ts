import type { PostKey } from './organisation/posts.ts'

/** The head of whichever section plans and prepares the system: known only for each single system of a class. */
export type PlanningSectionHead = 'planning-section-head'

type Row = {
  readonly key: string
  readonly name: string
  readonly dev: PostKey | PlanningSectionHead
  readonly ops: PostKey | PlanningSectionHead
  readonly isClass?: true
  /** Attacks on it call for acting together with connected systems (R105). A first value; it can be changed per system. */
  readonly actsWithConnected?: true
  readonly inferred?: string
}

const C4 = { dev: 'c4-planning-chief', ops: 'c4-operations-chief' } as const
const MERGED_WITH_1 = '責任者は1の行に一度だけ示される。2から14まで続く欄として読んだ。'
const MERGED_WITH_23 = '責任者は23の行に一度だけ示される。24と25まで続く欄として読んだ。'

const ROWS = [
  { key: 'central-command', name: '中央指揮システム', ...C4, actsWithConnected: true },
  { key: 'central-command-line', name: '中央指揮システム専用通信', ...C4, inferred: MERGED_WITH_1 },
  { key: 'central-command-emergency', name: '中央指揮システム緊急伝達装置', ...C4, inferred: MERGED_WITH_1 },
  {
    key: 'dii-closed',
    name: '防衛情報通信基盤（クローズ系）',
    ...C4,
    actsWithConnected: true,
    inferred: MERGED_WITH_1,
  },
  { key: 'dii-open', name: '防衛情報通信基盤（オープン系）', ...C4, actsWithConnected: true, inferred: MERGED_WITH_1 },
  {
    key: 'dii-open-uc',
    name: '防衛情報通信基盤（オープン系）ＵＣサービス（防衛省携帯管理機能）',
    ...C4,
    actsWithConnected: true,
    inferred: MERGED_WITH_1,
  },
  { key: 'mobile-concealment', name: '携帯電話用秘匿装置', ...C4, inferred: MERGED_WITH_1 },
  { key: 'mod-mobile', name: '防衛省携帯電話端末', ...C4, inferred: MERGED_WITH_1 },
  { key: 'relay-control', name: '中継器等管制局', ...C4, inferred: MERGED_WITH_1 },
  { key: 'joint-satellite-nms', name: '統合衛星ＮＭＳ', ...C4, inferred: MERGED_WITH_1 },
  { key: 'joint-nms', name: '統合ＮＭＳ', ...C4, inferred: MERGED_WITH_1 },
  { key: 'cekms', name: 'ＣＥＫＭＳ', ...C4, inferred: MERGED_WITH_1 },
  { key: 'gccs', name: 'ＧＣＣＳ', ...C4, inferred: MERGED_WITH_1 },
  { key: 'centrix-j', name: 'ＣＥＮＴＲＩＸ－Ｊ', ...C4, inferred: MERGED_WITH_1 },
  { key: 'cyber-related', name: 'サイバー関連システム', dev: 'c4-planning-chief', ops: 'c4-planning-chief' },
  { key: 'data-management', name: 'データ管理装置', dev: 'c4-operations-chief', ops: 'c4-operations-chief' },
  { key: 'jetss', name: '統合訓練支援システム（ＪＥＴＳＳ）', dev: 'operations-3-chief', ops: 'operations-3-chief' },
  {
    key: 'joint-analysis',
    name: '日米共同分析研究用コンピュータシステム',
    dev: 'planning-chief',
    ops: 'planning-chief',
  },
  { key: 'information-gathering', name: '情報収集用端末', dev: 'deputy-spokesperson', ops: 'deputy-spokesperson' },
  {
    key: 'college-lan',
    name: '統合幕僚学校ＬＡＮ',
    dev: 'college-general-affairs-chief',
    ops: 'college-general-affairs-chief',
  },
  { key: 'education', name: '教育用システム', dev: 'college-peace-head', ops: 'college-peace-head' },
  { key: 'research-support', name: '研究支援システム', dev: 'college-education-chief', ops: 'college-education-chief' },
  {
    key: 'standalone',
    name: 'スタンドアロン型情報システム',
    dev: 'planning-section-head',
    ops: 'planning-section-head',
    isClass: true,
  },
  {
    key: 'tablet',
    name: 'タブレット型情報システム',
    dev: 'planning-section-head',
    ops: 'planning-section-head',
    isClass: true,
    inferred: MERGED_WITH_23,
  },
  {
    key: 'facility',
    name: '施設設備関連情報システム',
    dev: 'planning-section-head',
    ops: 'planning-section-head',
    isClass: true,
    inferred: MERGED_WITH_23,
  },
] as const satisfies readonly Row[]

/** The stable key of a row of 付紙第1. */
export type SystemKey = (typeof ROWS)[number]['key']

/** One row of 付紙第1. `isClass` rows stand for many systems, each with its own section. */
export type AnnexSystem = Omit<Row, 'key' | 'isClass' | 'actsWithConnected'> & {
  readonly no: number
  readonly key: SystemKey
  readonly isClass: boolean
  readonly actsWithConnected: boolean
}

/** The 25 rows of 付紙第1, in order. */
export const ANNEX_1_SYSTEMS: readonly AnnexSystem[] = ROWS.map(numbered)

function numbered(row: Row & { readonly key: SystemKey }, index: number): AnnexSystem {
  return { ...row, no: index + 1, isClass: row.isClass === true, actsWithConnected: row.actsWithConnected === true }
}

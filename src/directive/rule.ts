import type { RoleKey } from './roles.ts'

type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9

/** The numbers R001 to R176, and no other. */
export type RuleNumber =
  Exclude<`R0${Digit}${Digit}`, 'R000'> | `R1${0 | 1 | 2 | 3 | 4 | 5 | 6}${Digit}` | `R17${0 | 1 | 2 | 3 | 4 | 5 | 6}`

/** 〜なければならない · 〜してはならない · 〜ものとする · 〜することができる · 指定・定義 · 図の説明. */
export type Force = 'must' | 'must-not' | 'shall' | 'may' | 'definition' | 'explanatory'

/** Where in the directive a rule stands: one of the seven parts of the text or of the eleven annexes. */
export type Chapter = `main-${1 | 2 | 3 | 4 | 5 | 6 | 7}` | `annex-${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11}`

/** Who the rule speaks to. `roles` is empty where the directive names nobody. */
export type Subject = { readonly roles: readonly RoleKey[]; readonly text: string }

/** One rule of the directive: where it stands and, in our own words, what it asks of whom. */
export type Rule = {
  readonly id: RuleNumber
  readonly provision: string
  readonly cites?: string
  readonly force: Force
  readonly subject: Subject
  readonly summary: string
  /** When it is owed, as the text or the order of its figure says; absent where nothing is said. */
  readonly deadline?: string
  readonly chapter: Chapter
}

/** The word shown for each force. */
export const FORCE_LABEL = {
  must: '義務',
  'must-not': '禁止',
  shall: '実施',
  may: '任意',
  definition: '定め',
  explanatory: '図',
} as const satisfies Record<Force, string>

/** The heading of each part, in the order of the directive. */
export const CHAPTER_TITLE = {
  'main-1': '本文 第1　適用・責任者・持込み',
  'main-2': '本文 第2　端末の掌握とかぎ',
  'main-3': '本文 第3　可搬記憶媒体',
  'main-4': '本文 第4　私有機器',
  'main-5': '本文 第5　連絡態勢とサイバー攻撃等',
  'main-6': '本文 第6　自己点検と情報流出',
  'main-7': '本文 第7　リスク管理と監査',
  'annex-1': '付紙第1　情報システムと責任者',
  'annex-2': '付紙第2　部隊等情報保証責任者',
  'annex-3': '付紙第3　可搬記憶媒体送達票・受領票',
  'annex-4': '付紙第4　可搬記憶媒体等の管理要領',
  'annex-5': '付紙第5　誓約書',
  'annex-6': '付紙第6　セキュリティ情報連絡態勢',
  'annex-7': '付紙第7　サイバー攻撃等対処要領',
  'annex-8': '付紙第8　情報流出時の対応要領',
  'annex-9': '付紙第9　運用承認',
  'annex-10': '付紙第10　リスク分析・評価',
  'annex-11': '付紙第11　監査',
} as const satisfies Record<Chapter, string>

/** Must something in the product carry this rule out? Definitions and words in figures are only shown. */
export function mustBeCarried(force: Force): boolean {
  return force !== 'definition' && force !== 'explanatory'
}

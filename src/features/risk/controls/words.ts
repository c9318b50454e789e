export const APPLICABILITIES = { applied: '適用', excluded: '適用除外', inherited: '継承' } as const
export const STATUSES = { implemented: '実装済', partial: '一部実装', planned: '実装計画', none: '未実装' } as const
export const RESPONSIBILITIES = { dev: '整備', ops: '運用', both: '整備・運用' } as const
export const LEVELS = { low: '低', moderate: '中', high: '高' } as const
export const METHODS = { examine: '確認', interview: '面談', test: '試験' } as const
export const RESULTS = { satisfied: '満足', 'other-than-satisfied': '不満足' } as const
export const CATALOG_KINDS = { catalog: '管理策の一覧', profile: '選定（プロファイル）' } as const

export type Applicability = keyof typeof APPLICABILITIES
export type ImplementationStatus = keyof typeof STATUSES
export type Responsibility = keyof typeof RESPONSIBILITIES
export type Level = keyof typeof LEVELS
export type Method = keyof typeof METHODS
export type AssessmentResult = keyof typeof RESULTS
export type CatalogKind = keyof typeof CATALOG_KINDS

/** The word for a value that came from a column; the value itself where it is none of ours. */
export const wordFor = (words: Readonly<Record<string, string>>, value: string): string =>
  Object.hasOwn(words, value) ? (words[value] ?? value) : value

const ORDER: readonly Level[] = ['low', 'moderate', 'high']

/** 最高水位: the system's level is the highest of the three. */
export const highWater = (of: { confidentiality: Level; integrity: Level; availability: Level }): Level =>
  ORDER[Math.max(ORDER.indexOf(of.confidentiality), ORDER.indexOf(of.integrity), ORDER.indexOf(of.availability))] ??
  'high'

/** 確認・面談, in that order whatever the order they were ticked in. */
export const methodWords = (methods: readonly string[]): string =>
  Object.entries(METHODS)
    .flatMap(([key, word]) => (methods.includes(key) ? [word] : []))
    .join('・')

/** 重大度 as this product names it; scanners name theirs differently. */
export const SEVERITIES = ['情報', '低', '中', '重大', '緊急'] as const

export const severityWord = (severity: number): string => SEVERITIES[severity] ?? String(severity)

export const FINDING_STATES = { open: '未解消', closed: '解消' } as const

export const DIFFS = {
  new: '新しく見つかった',
  still: '続いている',
  closed: '解消した',
  reopened: '再び見つかった',
} as const

export type Diff = keyof typeof DIFFS

export const isDiff = (text: string | undefined): text is Diff => text !== undefined && Object.hasOwn(DIFFS, text)

export const OWNERS = {
  dev: '整備',
  ops: '運用',
} as const
export type Owner = keyof typeof OWNERS

export const UNITS = { days: '日', months: 'か月' } as const
export type FrequencyUnit = keyof typeof UNITS

export const RESULTS = { normal: '異状なし', deviation: '逸脱あり' } as const
export type MonitoringResult = keyof typeof RESULTS

export const REPORTS_TO = {
  dev: '情報システム情報保証責任者（整備）',
  ops: '情報システム情報保証責任者（運用）',
  cert: '情報システム情報保証認証者',
  cir: '事案対処責任者',
} as const
export type ReportsTo = keyof typeof REPORTS_TO

export const frequencyText = (every: number, unit: FrequencyUnit): string => `${every}${UNITS[unit]}ごと`

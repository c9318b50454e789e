import type { RoleKey } from '#directive/roles.ts'

/** Those who answer for units or systems, or look at whether others keep the directive. */
export const ASKERS: readonly RoleKey[] = [
  'UNIT',
  'UNIT_IAP',
  'SYS_OPS',
  'SYS_DEV',
  'CERT',
  'IAO',
  'AUD',
  'AUD_AST',
  'CIR',
  'CIR_AST',
  'J6D',
  'J6P',
  'COMSEC_G',
]

export const KEEP_SETTING = 'compliance.evidence.keep-days'
export const KEEP_DAYS = 30

/** So many forms are typeset for one archive; the others are named in its index as left out. */
export const MOST_FORMS = 1000

/** 12 KB, 3.4 MB. */
export const sizeText = (bytes: number): string =>
  bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000)).toLocaleString('ja-JP')} KB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`

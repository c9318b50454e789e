import type { DocumentKind } from '#directive/governing-documents.ts'
import type { RoleKey } from '#directive/roles.ts'
import { ROLE_KEYS, ROLES } from '#directive/roles.ts'

/** Words that the organisation's slices share. */

export const UNIT_KINDS = {
  organisation: '機関',
  department: '部・官・隊本部',
  section: '課等・各隊',
  subsection: '課等の内部',
  outside: '部外',
} as const

export type UnitKind = keyof typeof UNIT_KINDS

export const PERSON_KINDS = { staff: '職員', attached: '職員以外' } as const

export type PersonKind = keyof typeof PERSON_KINDS

export const INCUMBENCY_KINDS = { substantive: '補職', deputy: '代理', acting: '事務取扱' } as const

/** Kinds of document the register holds: those of the directive, and what designates a post or a person. */
export const DOCUMENT_KINDS = {
  訓令: '訓令',
  達: '達',
  通達: '通達',
  通知: '通知',
  規則: '規則',
  基本方針: '基本方針',
  要領: '要領',
  様式: '様式',
  定め: '定め',
  指定書: '指定書',
  人事発令: '人事発令',
} as const satisfies Record<DocumentKind | '指定書' | '人事発令', string>

const LEVELS: ReadonlySet<string> = new Set(['organisation', 'unit', 'system'])

/** Roles a document can bind to a post. Those of the ministry have no account here; 職員 follows from belonging. */
export const DESIGNATED_ROLES = ROLE_KEYS.filter((key) => LEVELS.has(ROLES[key].level))

/** Roles that have one post at a time: over the organisation, over one unit or over one system. */
export const SINGLE_ROLES: readonly RoleKey[] = ['IAO', 'AUD', 'CIR', 'J6D', 'SYS_DEV', 'SYS_OPS', 'CERT', 'UNIT']

export const NOT_LAID_DOWN = '未制定'

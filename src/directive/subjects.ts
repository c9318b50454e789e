import type { Subject } from './rule.ts'

// The subjects that many rules share, worded as the directive words them.
export const NOBODY = { roles: [], text: '（主語なし）' } as const satisfies Subject
export const EVERYONE = { roles: [], text: '全ての者' } as const satisfies Subject
export const IAO = { roles: ['IAO'], text: '情報保証責任者' } as const satisfies Subject
export const AUD = { roles: ['AUD'], text: '情報保証監査責任者' } as const satisfies Subject
export const AUD_AST = {
  roles: ['AUD_AST'],
  text: 'サイバー企画室長（情報保証監査責任者補助者）',
} as const satisfies Subject
export const CIR = { roles: ['CIR'], text: '事案対処責任者' } as const satisfies Subject
export const SYS_DEV = { roles: ['SYS_DEV'], text: '情報システム情報保証責任者（整備）' } as const satisfies Subject
export const SYS_OPS = { roles: ['SYS_OPS'], text: '情報システム情報保証責任者（運用）' } as const satisfies Subject
export const SYS_BOTH = {
  roles: ['SYS_DEV', 'SYS_OPS'],
  text: '情報システム情報保証責任者（整備・運用）',
} as const satisfies Subject
export const CERT = { roles: ['CERT'], text: '情報システム情報保証認証者' } as const satisfies Subject
export const UNIT = { roles: ['UNIT'], text: '部隊等情報保証責任者' } as const satisfies Subject
export const J6P = { roles: ['J6P'], text: '指揮通信システム企画課' } as const satisfies Subject
export const STAFF = { roles: ['USER'], text: '職員' } as const satisfies Subject
export const USER = { roles: ['USER'], text: 'システム利用者' } as const satisfies Subject

/** The directive leaves the acting person unnamed; the act is read as the user's. */
export const UNNAMED_USER = { roles: ['USER'], text: '使用する者（主語の定めなし）' } as const satisfies Subject
/** The directive leaves the acting person unnamed; the register is kept by this post, so is the act. */
export const UNNAMED_UNIT = {
  roles: ['UNIT'],
  text: '部隊等情報保証責任者（主語の定めなし）',
} as const satisfies Subject
/** The two who act together with others when an attack spreads; the sentence names only those others. */
export const RESPONDERS = {
  roles: ['SYS_OPS', 'CIR'],
  text: '情報システム情報保証責任者（運用）及び事案対処責任者（主語の定めなし）',
} as const satisfies Subject

/** 対象者 (本文 第6-1(2)), in the directive's order ア, イ, ウ. */
export const STRATA = {
  operator: '情報システム情報保証責任者（運用）',
  unit: '部隊等情報保証責任者',
  staff: '全職員',
} as const

export type Stratum = keyof typeof STRATA

export const STRATUM_KEYS: readonly Stratum[] = ['operator', 'unit', 'staff']

export const REPLIES = { yes: 'はい', no: 'いいえ', na: '該当なし' } as const

export type ReplyKind = keyof typeof REPLIES

export const STANDINGS = { due: '対象', 'late-joiner': '基準日の後に加わった者', absent: '不在' } as const

export type Standing = keyof typeof STANDINGS

export const ROSTER_STATES = {
  none: '未回答',
  draft: '下書き',
  submitted: '提出',
  returned: '差戻し',
  confirmed: '確定',
} as const

export type RosterState = keyof typeof ROSTER_STATES

export const isStratum = (text: unknown): text is Stratum => typeof text === 'string' && Object.hasOwn(STRATA, text)

export const NO_SECRETS = '秘密以上の内容は書かない。'

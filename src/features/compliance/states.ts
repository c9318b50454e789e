/** How a rule stands in one unit, system or post on one day. The order is the order screens show them in. */
export const CELL_STATES = {
  overdue: '期限超過',
  'not-begun': '未着手',
  within: '期限内',
  'no-record': '記録なし',
  kept: '履行',
  'not-applicable': '該当なし',
} as const

export type CellState = keyof typeof CELL_STATES

export const CELL_STATE_KEYS = Object.keys(CELL_STATES) as readonly CellState[]

export const isCellState = (text: string): text is CellState => Object.hasOwn(CELL_STATES, text)

/** What each state means, as the page explains it. */
export const STATE_MEANINGS: Readonly<Record<CellState, string>> = {
  overdue: '期日を過ぎても済んでいない義務がある。',
  'not-begun': '果たすべき義務があるが、まだ何も始めていない（期日は来ていない）。',
  within: '手続の途中又は期日前の義務がある。期日の定めがないものを含む。',
  'no-record': '条項が当たるものは登録されているが、行った記録がない。',
  kept: '果たすべき義務が残っておらず、行った記録がある。',
  'not-applicable': '条項が当たるもの（案件・義務）が登録されていない。',
}

/** What a rule binds in this product: 部隊等, 情報システム, or a post that stands for the whole organisation. */
export type SubjectKind = 'unit' | 'system' | 'post'

export const SUBJECT_KINDS: Readonly<Record<SubjectKind, string>> = {
  unit: '部隊等',
  system: '情報システム',
  post: '官職',
}

export const isSubjectKind = (text: string): text is SubjectKind => Object.hasOwn(SUBJECT_KINDS, text)

export type Subject = { kind: SubjectKind; id: string }

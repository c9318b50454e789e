import type { DocumentKind } from '../documents/kind.ts'

/** 運用承認申請文書, セキュリティ評価文書 and what follows them, as 付紙第９ names them. */
export const APPLICATION = ['approval-risk-assessment', 'security-plan', 'monitoring-plan'] as const
export const ASSESSMENT = ['assessment-plan', 'assessment-report'] as const
export const PLAN = ['action-plan'] as const
export const CERTIFICATION = ['certification-report'] as const

/**
 * What is attached to the application: 3+2+1. The directive's list leaves the 将来対応計画書 out; this product attaches it,
 * for whoever judges the remaining risk has to read it.
 */
export const PACKAGE = [...APPLICATION, ...ASSESSMENT, ...PLAN, ...CERTIFICATION] as const

/** Of the package, what the directive does not name. */
export const BEYOND_DIRECTIVE: readonly PaperKind[] = [...PLAN]

export type PaperKind = (typeof PACKAGE)[number]

export const PAPERS: Readonly<Record<PaperKind, string>> = {
  'approval-risk-assessment': '運用承認時リスク評価報告書',
  'security-plan': 'セキュリティ計画書',
  'monitoring-plan': '継続監視計画書',
  'assessment-plan': 'セキュリティ評価計画書',
  'assessment-report': 'セキュリティ評価報告書',
  'action-plan': '将来対応計画書',
  'certification-report': '認証結果報告書',
}

PACKAGE satisfies readonly DocumentKind[]

export const isPaperKind = (kind: string): kind is PaperKind => Object.hasOwn(PAPERS, kind)

/** The step that hands over or decides on papers. */
export const STEPS = {
  submit: '認証者へ提出',
  assess: '評価文書の交付',
  plan: '将来対応計画の提出',
  certify: '認証',
  apply: '承認の申請',
  decide: '承認',
  confirm: '変更の確認',
} as const

export type Step = keyof typeof STEPS

export const isStep = (text: string): text is Step => Object.hasOwn(STEPS, text)

export const OCCASIONS = {
  preparation: '整備',
  replacement: '換装',
  renewal: '承認の更新（運用上の区分。達に定めなし）',
} as const

export type Occasion = keyof typeof OCCASIONS

export const VERDICTS = { agreed: '異存なし', comments: '意見あり' } as const

/** What 付紙第９ takes to be laid down elsewhere, and what this product does while it is not entered. */
export const GOES_BY = [
  { slot: 'approval-timing', instead: '定められた時期は、整備の責任者が根拠とともに記入した日によります。' },
  { slot: 'control-catalogue', instead: '管理策は、取り込んで選んだ一覧によります。' },
  { slot: 'approval-forms', instead: '文書は、本製品の様式で印刷します。' },
] as const

export const NOT_IN_DIRECTIVE = '運用上の区分（達に定めなし）'

/** An approval that is in force, with or without open conditions. */
export const IN_FORCE = ['approved', 'conditional', 'conditions-reported'] as const

/** A case that has come to no decision yet. */
export const UNDECIDED = [
  'preparing',
  'opinion',
  'ready',
  'submitted',
  'assessed',
  'planned',
  'reviewed',
  'returned-cert',
  'certified',
  'applied',
  'returned-iao',
] as const

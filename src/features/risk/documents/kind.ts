import type { RoleKey } from '#directive/roles.ts'
import type { RuleNumber } from '#directive/rule.ts'

export type DocumentKind =
  | 'approval-risk-assessment'
  | 'risk-assessment'
  | 'security-plan'
  | 'monitoring-plan'
  | 'assessment-plan'
  | 'assessment-report'
  | 'action-plan'
  | 'certification-report'
  | 'approval-letter'
  | 'inspection-plan'

/** In whose charge a section is: 整備, 運用, 認証者, 情報保証責任者, 指揮通信システム企画課. */
export type Charge = 'dev' | 'ops' | 'cert' | 'iao' | 'plan'

export const CHARGES: Readonly<Record<Charge, { role: RoleKey; title: string; overSystem: boolean }>> = {
  dev: { role: 'SYS_DEV', title: '整備', overSystem: true },
  ops: { role: 'SYS_OPS', title: '運用', overSystem: true },
  cert: { role: 'CERT', title: '認証者', overSystem: true },
  iao: { role: 'IAO', title: '情報保証責任者', overSystem: false },
  plan: { role: 'J6P', title: '指揮通信システム企画課', overSystem: false },
}

type Asked = {
  key: string
  title: string
  /** What belongs here, for somebody who does this once a year beside other work. */
  guidance: string
  /** A sentence as it might stand here. Nothing in it is real. */
  example: string
  /** No version is finalised without it. */
  required?: true
}

/** A word to choose; `hint` tells when it is the right one. */
export type Choice = readonly [value: string, label: string, hint?: string]

export type CellColumn = {
  key: string
  title: string
  kind: 'text' | 'choice' | 'day'
  options?: readonly Choice[]
}

export type FieldDef = Asked &
  (
    | { kind: 'text' | 'area' | 'day' | 'number' }
    | { kind: 'choice' | 'several'; options: readonly Choice[] }
    | { kind: 'rows'; columns: readonly CellColumn[] }
  )

export type SectionDef = {
  key: string
  title: string
  editors: readonly Charge[]
  fields: readonly FieldDef[]
}

export type KindDef = {
  kind: DocumentKind
  title: string
  /** What it is for, in one sentence above the first section. */
  purpose: string
  provision: string
  rules: readonly [RuleNumber, ...RuleNumber[]]
  /** Whether one is written each 年度, or once for an approval. */
  yearly: boolean
  sections: readonly SectionDef[]
}

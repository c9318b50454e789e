import type { Charge, DocumentKind, FieldDef, KindDef, SectionDef } from './kind.ts'
import { actionPlan } from './kinds/action-plan.ts'
import { approvalLetter } from './kinds/approval-letter.ts'
import { approvalRiskAssessment } from './kinds/approval-risk-assessment.ts'
import { assessmentPlan } from './kinds/assessment-plan.ts'
import { assessmentReport } from './kinds/assessment-report.ts'
import { certificationReport } from './kinds/certification-report.ts'
import { inspectionPlan } from './kinds/inspection-plan.ts'
import { monitoringPlan } from './kinds/monitoring-plan.ts'
import { riskAssessment } from './kinds/risk-assessment.ts'
import { securityPlan } from './kinds/security-plan.ts'

/** The ten documents of 付紙第9 and 付紙第10, in the order in which they are handed around. */
export const KINDS: readonly KindDef[] = [
  approvalRiskAssessment,
  riskAssessment,
  securityPlan,
  monitoringPlan,
  assessmentPlan,
  assessmentReport,
  actionPlan,
  certificationReport,
  approvalLetter,
  inspectionPlan,
]

const BY_KIND: ReadonlyMap<string, KindDef> = new Map(KINDS.map((def) => [def.kind, def]))

export const isDocumentKind = (text: string): text is DocumentKind => BY_KIND.has(text)

/** Throws for a word that is no kind: the table holds none. */
export const kindOf = (kind: string): KindDef => {
  const def = BY_KIND.get(kind)
  if (!def) throw new Error(`no kind of document ${kind}`)
  return def
}

export const fieldsOfKind = (def: KindDef): readonly FieldDef[] => def.sections.flatMap((s) => s.fields)

export const fieldOf = (def: KindDef, key: string): FieldDef | undefined =>
  fieldsOfKind(def).find((field) => field.key === key)

export const sectionOf = (def: KindDef, field: string): SectionDef | undefined =>
  def.sections.find((s) => s.fields.some((f) => f.key === field))

/** Whoever writes any of its sections; they begin and finalise it, too. */
export const chargesOf = (def: KindDef): readonly Charge[] => [...new Set(def.sections.flatMap((s) => s.editors))]

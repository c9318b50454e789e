import { assessmentPart, assessmentPlanPart, baselinePart, controlsPart } from '../controls/document-part.ts'
import { monitoringPart } from '../monitoring/document-part.ts'
import { planPart } from '../plan/document-part.ts'
import { risksPart } from '../risks/document-part.ts'
import type { DocumentKind } from './kind.ts'
import type { DocumentPart } from './part.ts'

/** What each kind of document carries besides its own answers, in the order it is read and printed. */
const PARTS: Partial<Record<DocumentKind, readonly DocumentPart[]>> = {
  'approval-risk-assessment': [risksPart],
  'risk-assessment': [risksPart],
  'monitoring-plan': [monitoringPart],
  'security-plan': [baselinePart, controlsPart],
  'assessment-plan': [assessmentPlanPart],
  'assessment-report': [assessmentPart],
  'action-plan': [planPart],
}

export const partsOf = (kind: DocumentKind): readonly DocumentPart[] => PARTS[kind] ?? []

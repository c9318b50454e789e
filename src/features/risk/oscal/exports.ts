import type { OscalModel } from './check.ts'

/** The documents of one system that leave as OSCAL, with the file each is saved under. */
export const EXPORTS = {
  'system-security-plan': 'security-plan',
  'assessment-plan': 'assessment-plan',
  'assessment-results': 'assessment-results',
  'plan-of-action-and-milestones': 'action-plan',
} as const satisfies Partial<Record<OscalModel, string>>

export type Exported = keyof typeof EXPORTS

export const EXPORT_KEYS = Object.keys(EXPORTS) as readonly Exported[]

import type { Day } from '#kernel/pure/day.ts'

/** A responsible post of a system as OSCAL names it: a role and who fills it. */
export type OscalParty = { id: string; role: string; roleTitle: string; name: string }

export type ImpactLevel = 'low' | 'moderate' | 'high'

/** What every document of a system says of it. */
export type OscalSystem = {
  id: string
  name: string
  description: string
  /** When anything of what is written last changed; the same content gives the same document. */
  changedAt: Date
  version: string
  impact: { confidentiality: ImpactLevel; integrity: ImpactLevel; availability: ImpactLevel } | null
  authorizedOn: Day | null
  retired: boolean
  /** The catalogue or profile the controls were chosen from. */
  baseline: { id: string; title: string }
  parties: readonly OscalParty[]
}

export type OscalControl = {
  id: string
  controlId: string
  applicability: 'applied' | 'excluded' | 'inherited'
  reason: string | null
  status: 'implemented' | 'partial' | 'planned' | 'none'
  description: string | null
  responsibility: 'dev' | 'ops' | 'both'
  provider: { id: string; name: string } | null
  evidence: string | null
}

export const METHODS = { examine: 'EXAMINE', interview: 'INTERVIEW', test: 'TEST' } as const

export type Method = keyof typeof METHODS

/** What the certifier means to look at of one control, and how. */
export type OscalPlanned = { controlId: string; methods: readonly Method[] }

export type OscalJudged = OscalPlanned & {
  id: string
  result: 'satisfied' | 'other-than-satisfied' | null
  finding: string | null
  risk: string | null
  recommendation: string | null
}

export type OscalFound = {
  id: string
  title: string
  host: string
  port: string
  plugin: string
  severity: number
  cves: readonly string[]
  foundAt: Date
}

export type OscalMilestone = { id: string; title: string; dueOn: Day; doneOn: Day | null }

export type OscalItem = {
  id: string
  number: string
  title: string
  weakness: string
  state: string
  stateTitle: string
  origin: string
  severity: string | null
  controlId: string | null
  responsible: string | null
  dueOn: Day | null
  openedAt: Date
  milestones: readonly OscalMilestone[]
  found: readonly OscalFound[]
}

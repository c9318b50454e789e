import type { OscalControl } from '../model.ts'
import { each, oneOf, propOf, textOf, under, words, type Json } from './json.ts'

/** What a plan says of one control; null where it says nothing. */
export type ReadControl = {
  controlId: string
  applicability: OscalControl['applicability'] | null
  status: OscalControl['status'] | null
  description: string | null
  responsibility: OscalControl['responsibility'] | null
  evidence: string | null
  reason: string | null
  /** The name of the system it is inherited from, where the plan came from this product. */
  inheritedFrom: string | null
}

/** OSCAL's words and those of FedRAMP for how far a control is implemented. */
const STATUS: Readonly<Record<string, OscalControl['status']>> = {
  implemented: 'implemented',
  operational: 'implemented',
  partial: 'partial',
  planned: 'planned',
  alternative: 'implemented',
}

const NOT_APPLICABLE = new Set(['not-applicable', 'not applicable'])

const OPERATORS = /operat|admin|custod|isso|運用/iu
const OWNERS = /owner|manager|develop|creator|整備/iu

const responsibility = (requirement: Json): ReadControl['responsibility'] => {
  const roles = each(requirement, 'responsible-roles').map((r) => textOf(r, 'role-id') ?? '')
  const ops = roles.some((role) => OPERATORS.test(role))
  const dev = roles.some((role) => OWNERS.test(role))
  if (ops && dev) return 'both'
  return ops ? 'ops' : dev ? 'dev' : null
}

/** Everything said of how the control is done, statement by statement. */
const prose = (requirement: Json): string | null => {
  const own = each(requirement, 'by-components').flatMap((c) => textOf(c, 'description') ?? [])
  const ofStatements = each(requirement, 'statements').flatMap((s) => {
    const said = each(s, 'by-components').flatMap((c) => textOf(c, 'description') ?? [])
    const text = [...said, ...(textOf(s, 'remarks') === null ? [] : [textOf(s, 'remarks')])].join('\n')
    return text === '' ? [] : [`${textOf(s, 'statement-id') ?? ''}：${text}`]
  })
  const all = [...new Set([...own, ...ofStatements])].join('\n')
  return all === '' ? textOf(requirement, 'remarks') : all
}

const states = (requirement: Json): readonly string[] => {
  const components = [
    ...each(requirement, 'by-components'),
    ...each(requirement, 'statements').flatMap((s) => each(s, 'by-components')),
  ]
  const said = components.flatMap((c) => textOf(under(c, 'implementation-status'), 'state') ?? [])
  return [...said, ...[propOf(requirement, 'implementation-status')].filter((s) => s !== null)]
}

/** Where components differ, the control is done in part. */
const statusOf = (all: readonly string[]): ReadControl['status'] => {
  const known = new Set(all.flatMap((s) => STATUS[s] ?? []))
  if (known.size === 0) return null
  const [only] = known
  return known.size === 1 && only !== undefined ? only : 'partial'
}

const inherits = (requirement: Json): boolean =>
  each(requirement, 'by-components').some((c) => each(c, 'inherited').length > 0)

const applicability = (requirement: Json, all: readonly string[]): ReadControl['applicability'] => {
  const own = oneOf(propOf(requirement, 'applicability'), ['applied', 'excluded', 'inherited'] as const)
  if (own !== null) return own
  if (all.length > 0 && all.every((s) => NOT_APPLICABLE.has(s))) return 'excluded'
  return inherits(requirement) ? 'inherited' : 'applied'
}

const readOne = (requirement: Json): ReadControl => {
  const all = states(requirement)
  const applies = applicability(requirement, all)
  const [component] = each(requirement, 'by-components')
  const reason =
    applies === 'excluded' && component ? textOf(under(component, 'implementation-status'), 'remarks') : null
  return {
    controlId: textOf(requirement, 'control-id') ?? '',
    applicability: applies,
    status:
      oneOf(propOf(requirement, 'implementation'), ['implemented', 'partial', 'planned', 'none'] as const) ??
      statusOf(all),
    description: prose(requirement),
    responsibility: responsibility(requirement),
    evidence: propOf(requirement, 'evidence'),
    reason,
    inheritedFrom: propOf(requirement, 'inherited-from'),
  }
}

/** The impact a plan gives one objective: `low` of `fips-199-low`; null where it gives none of the three. */
const impactOf = (plan: Json, of: string) => {
  const level = under(under(plan, 'system-characteristics'), 'security-impact-level')
  const said = textOf(level, `security-objective-${of}`)?.replace(/^fips-199-/u, '') ?? null
  return oneOf(said, ['low', 'moderate', 'high'] as const)
}

export type ReadPlan = {
  title: string
  systemName: string
  controls: readonly ReadControl[]
  roles: readonly string[]
  impact: Readonly<Record<'confidentiality' | 'integrity' | 'availability', 'low' | 'moderate' | 'high' | null>>
}

/** What an OSCAL system security plan says, ours or others'. The document has passed `checkOscal`. */
export const readSecurityPlan = (document: Json): ReadPlan => {
  const plan = under(document, 'system-security-plan')
  return {
    title: textOf(under(plan, 'metadata'), 'title') ?? '',
    systemName: textOf(under(plan, 'system-characteristics'), 'system-name') ?? '',
    controls: each(under(plan, 'control-implementation'), 'implemented-requirements').map(readOne),
    roles: words(plan, 'roles'),
    impact: {
      confidentiality: impactOf(plan, 'confidentiality'),
      integrity: impactOf(plan, 'integrity'),
      availability: impactOf(plan, 'availability'),
    },
  }
}

import { METHODS, type Method, type OscalJudged } from '../model.ts'
import { line } from '../write/parts.ts'
import { byUuid, dayIn, each, propOf, propsOf, textOf, under, words, type Json } from './json.ts'

const METHOD_OF = new Map(Object.entries(METHODS).map(([key, word]) => [word as string, key as Method]))

const methodsOf = (said: readonly string[]): readonly Method[] => [
  ...new Set(said.flatMap((word) => METHOD_OF.get(word.toUpperCase()) ?? [])),
]

/** `ac-2`, from what points at an objective or statement of it: `ac-2_obj.a-1`, `ac-2.1_smt`. */
export const controlOf = (target: string): string => /^[^_]+/u.exec(target)?.[0] ?? target

export type ReadJudgement = Omit<OscalJudged, 'id' | 'result'> & { result: 'satisfied' | 'other-than-satisfied' }

const joined = (texts: readonly (string | null)[]): string | null => {
  const all = [...new Set(texts.filter((text) => text !== null))].join('\n')
  return all === '' ? null : all
}

/** A property holds a text on one line; where the same stands elsewhere with its breaks, that is what was meant. */
const fullest = (onOneLine: string | null, whole: string | null): string | null =>
  onOneLine === null || (whole !== null && line(whole) === onOneLine) ? whole : onOneLine

type Lookup = { observations: ReadonlyMap<string, Json>; risks: ReadonlyMap<string, Json> }

const referred = (of: Json, list: string, key: string, known: ReadonlyMap<string, Json>): readonly Json[] =>
  each(of, list).flatMap<Json>((one) => known.get(textOf(one, key) ?? '') ?? [])

const readFinding = (finding: Json, known: Lookup): ReadJudgement => {
  const target = under(finding, 'target')
  const observations = referred(finding, 'related-observations', 'observation-uuid', known.observations)
  const risks = referred(finding, 'related-risks', 'risk-uuid', known.risks)
  const advice = risks.flatMap((risk) => each(risk, 'remediations').map((r) => textOf(r, 'description')))
  return {
    controlId: controlOf(textOf(target, 'target-id') ?? ''),
    methods: methodsOf(observations.flatMap((o) => words(o, 'methods'))),
    result: textOf(under(target, 'status'), 'state') === 'satisfied' ? 'satisfied' : 'other-than-satisfied',
    finding: textOf(finding, 'description'),
    risk: fullest(propOf(finding, 'risk'), joined(risks.map((risk) => textOf(risk, 'statement')))),
    recommendation: fullest(propOf(finding, 'recommendation'), joined(advice)),
  }
}

/** Several findings of one control are one judgement: it is satisfied only where all are. */
const merged = (all: readonly ReadJudgement[]): readonly ReadJudgement[] => {
  const byControl = new Map<string, ReadJudgement>()
  for (const one of all) {
    const before = byControl.get(one.controlId)
    byControl.set(
      one.controlId,
      before
        ? {
            controlId: one.controlId,
            methods: [...new Set([...before.methods, ...one.methods])],
            result: before.result === 'satisfied' ? one.result : before.result,
            finding: joined([before.finding, one.finding]),
            risk: joined([before.risk, one.risk]),
            recommendation: joined([before.recommendation, one.recommendation]),
          }
        : one,
    )
  }
  return [...byControl.values()]
}

/** What OSCAL assessment results judge, control by control. The document has passed `checkOscal`. */
export const readAssessmentResults = (document: Json): readonly ReadJudgement[] => {
  const results = each(under(document, 'assessment-results'), 'results')
  return merged(
    results.flatMap((result) => {
      const known = { observations: byUuid(each(result, 'observations')), risks: byUuid(each(result, 'risks')) }
      return each(result, 'findings').map((finding) => readFinding(finding, known))
    }),
  )
}

export type ReadPlanned = { controlId: string; methods: readonly Method[] }

export type ReadTask = { title: string; from: string | null; until: string | null }

/** What an OSCAL assessment plan says beside its controls: what is looked at, and what is done when. */
export const readAssessmentProse = (document: Json): { scope: string | null; tasks: readonly ReadTask[] } => {
  const plan = under(document, 'assessment-plan')
  const reviewed = under(plan, 'reviewed-controls')
  const selections = each(reviewed, 'control-selections')
  return {
    scope: joined([textOf(reviewed, 'description'), ...selections.map((s) => textOf(s, 'description'))]),
    tasks: each(plan, 'tasks').map((task) => {
      const timing = under(task, 'timing')
      const range = under(timing, 'within-date-range')
      const on = textOf(under(timing, 'on-date'), 'date')
      return {
        title: textOf(task, 'title') ?? '',
        from: dayIn(on ?? textOf(range, 'start')),
        until: dayIn(on ?? textOf(range, 'end')),
      }
    }),
  }
}

/** Whether an OSCAL assessment plan means all controls of the system instead of naming them. */
export const meansAllControls = (document: Json): boolean =>
  each(under(under(document, 'assessment-plan'), 'reviewed-controls'), 'control-selections').some(
    (selection) => selection['include-all'] !== undefined,
  )

/** Which controls an OSCAL assessment plan names, and by what methods. Empty where it means all of them. */
export const readAssessmentPlan = (document: Json): readonly ReadPlanned[] => {
  const plan = under(document, 'assessment-plan')
  const methods = new Map<string, readonly Method[]>()
  for (const activity of each(under(plan, 'local-definitions'), 'activities'))
    for (const id of selected(under(activity, 'related-controls')))
      methods.set(id, [...new Set([...(methods.get(id) ?? []), ...methodsOf(propsOf(activity, 'method'))])])
  return selected(under(plan, 'reviewed-controls')).map((controlId) => ({
    controlId,
    methods: methods.get(controlId) ?? [],
  }))
}

const selected = (reviewed: Json): readonly string[] =>
  each(reviewed, 'control-selections').flatMap((selection) =>
    each(selection, 'include-controls').flatMap((c) => textOf(c, 'control-id') ?? []),
  )

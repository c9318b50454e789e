import type { Day } from '#kernel/pure/day.ts'
import { byUuid, dayIn, each, propOf, propsOf, textOf, under, type Json } from './json.ts'

export type ReadItem = {
  uuid: string | null
  /** Our own number, where the document came from this product. */
  number: string | null
  title: string
  weakness: string
  severity: string | null
  status: 'open' | 'closed' | 'accepted'
  controlId: string | null
  dueOn: Day | null
  /** Ours only: which side does it, how it came about, how it stood and since when it is there. */
  side: string | null
  origin: string | null
  state: string | null
  openedOn: Day | null
  milestones: readonly { title: string; dueOn: Day; doneOn: Day | null }[]
  /** Milestones without a day. */
  undated: number
  cves: readonly string[]
}

const CLOSED = new Set(['closed', 'completed'])
const ACCEPTED = new Set(['deviation-approved', 'accepted'])

const endOf = (task: Json): string | null => {
  const timing = under(task, 'timing')
  return textOf(under(timing, 'on-date'), 'date') ?? textOf(under(timing, 'within-date-range'), 'end')
}

const tasksOf = (risk: Json): readonly Json[] =>
  each(risk, 'remediations').flatMap((r) => each(r, 'tasks').flatMap((t) => [t, ...each(t, 'tasks')]))

const isMilestone = (task: Json): boolean => textOf(task, 'type') === 'milestone'

const milestonesOf = (risks: readonly Json[]) =>
  risks
    .flatMap(tasksOf)
    .filter(isMilestone)
    .flatMap((task) => {
      const dueOn = dayIn(endOf(task))
      return dueOn === null ? [] : [{ title: textOf(task, 'title') ?? '', dueOn, doneOn: propOf(task, 'done-on') }]
    })

const undatedOf = (risks: readonly Json[]): number =>
  risks.flatMap(tasksOf).filter((task) => isMilestone(task) && dayIn(endOf(task)) === null).length

const severityOf = (risks: readonly Json[]): string | null => {
  for (const risk of risks) {
    const own = propOf(risk, 'severity')
    if (own !== null) return own
    const facets = each(risk, 'characterizations').flatMap((c) => each(c, 'facets'))
    const facet = facets.find((f) => /risk|severity|impact/u.test(textOf(f, 'name') ?? ''))
    if (facet) return textOf(facet, 'value')
  }
  return null
}

const statusOf = (risks: readonly Json[]): ReadItem['status'] => {
  const said = risks.map((risk) => textOf(risk, 'status') ?? 'open')
  if (said.length > 0 && said.every((s) => CLOSED.has(s))) return 'closed'
  return said.length > 0 && said.every((s) => ACCEPTED.has(s)) ? 'accepted' : 'open'
}

const earliest = (days: readonly (Day | null)[]): Day | null => days.filter((d) => d !== null).toSorted()[0] ?? null

/** What an OSCAL plan of action holds, ours or others'. The document has passed `checkOscal`. */
export const readActionPlan = (document: Json): readonly ReadItem[] => {
  const plan = under(document, 'plan-of-action-and-milestones')
  const allRisks = byUuid(each(plan, 'risks'))
  const allObservations = byUuid(each(plan, 'observations'))
  return each(plan, 'poam-items').map((item) => {
    const risks = each(item, 'related-risks').flatMap<Json>((r) => allRisks.get(textOf(r, 'risk-uuid') ?? '') ?? [])
    const refers = [item, ...risks].flatMap((of) => each(of, 'related-observations'))
    const observations = refers.flatMap<Json>((o) => allObservations.get(textOf(o, 'observation-uuid') ?? '') ?? [])
    return {
      uuid: textOf(item, 'uuid'),
      number: propOf(item, 'number'),
      title: textOf(item, 'title') ?? '',
      weakness: textOf(item, 'description') ?? textOf(item, 'title') ?? '',
      severity: severityOf(risks),
      status: statusOf(risks),
      controlId: propOf(item, 'control-id') ?? propOf(item, 'impacted-control-id'),
      dueOn: earliest(risks.map((risk) => dayIn(textOf(risk, 'deadline')))),
      side: propOf(item, 'responsible'),
      origin: propOf(item, 'origin'),
      state: propOf(item, 'state'),
      openedOn: dayIn(propOf(item, 'opened-at')),
      milestones: milestonesOf(risks),
      undated: undatedOf(risks),
      cves: [...new Set(observations.flatMap((o) => propsOf(o, 'cve')))],
    }
  })
}

import type { RowActs } from '#kernel/http/product.ts'
import type { Milestone } from '../model.ts'
import { planItem } from '../process.ts'
import { ORIGINS, type Origin } from '../words.ts'
import type { PlanEntry } from './plan-columns.ts'
import { stepsOf, type Step } from './steps.ts'

/** An item as it is kept: what a row of the same number is compared with. */
export type Kept = {
  id: string
  systemId: string
  number: string
  title: string
  weakness: string
  state: string
  severity: string | null
  side: string
  dueOn: string | null
  origin: string
  source: string | null
  controlId: string | null
  resources: string | null
  openedOn: string
  milestones: readonly Milestone[]
}

const REASON = '表の取込みによる'

/** A cell is one line: a break in what is kept is a space there. */
const plain = (text: string): string => text.replace(/\s*[\r\n]+\s*/gu, ' ').trim()

const stateLabel = (state: string) => planItem.states[state]?.label ?? state

/** What no import may change: it follows from other acts, or was so from the beginning. */
const contradictions = (was: Kept, entry: PlanEntry): string[] => [
  ...(entry.state === undefined || entry.state === was.state
    ? []
    : [
        `記録では「${stateLabel(was.state)}」です。「${stateLabel(entry.state)}」とするには、その手続を行ってください。`,
      ]),
  ...(entry.origin === undefined || entry.origin === was.origin
    ? []
    : [`起票の契機は変えられません（記録は「${ORIGINS[was.origin as Origin]}」）。`]),
  ...(entry.openedOn === undefined || entry.openedOn === was.openedOn
    ? []
    : [`起票した日は変えられません（記録は${was.openedOn}）。`]),
]

const sameSteps = (was: readonly Milestone[], said: readonly Step[]): boolean =>
  said.length === 0 ||
  (was.length === said.length && was.every((m, nth) => plain(m.title) === said[nth]?.title && m.dueOn === said[nth].on))

const reachedElsewhere = (was: readonly Milestone[], said: readonly Step[]): boolean =>
  said.some((s) => s.reachedOn !== null && was.find((m) => plain(m.title) === s.title)?.reachedOn !== s.reachedOn)

const planned = (was: Kept, entry: PlanEntry, steps: readonly Step[]) => {
  const said = steps.length > 0 ? steps : was.milestones.map((m) => ({ title: m.title, on: m.dueOn }))
  return {
    severity: entry.severity ?? was.severity,
    dueOn: entry.dueOn ?? was.dueOn,
    resources: entry.resources ?? was.resources,
    ...Object.fromEntries(
      said.flatMap((s, nth) => [
        [`milestone${nth + 1}`, s.title],
        [`milestone${nth + 1}On`, s.on],
      ]),
    ),
  }
}

/** The acts that bring an item to what its row says; a blank cell says nothing and takes nothing away. */
export const changesOf = (was: Kept, entry: PlanEntry): RowActs => {
  const { steps, problems: halves } = stepsOf(entry)
  const problems = [...contradictions(was, entry), ...halves]
  if (reachedElsewhere(was.milestones, steps))
    problems.push('節目の到達は、取込みでは変わりません。「節目の到達を記録する」を行ってください。')
  const act = (name: string, input: Record<string, unknown>) => ({
    process: 'risk.plan-item',
    act: name,
    caseId: was.id,
    input,
  })
  const differs = (said: string | undefined, now: string | null) =>
    said !== undefined && said !== (now === null ? null : plain(now))
  const corrections = (['title', 'weakness', 'source'] as const).flatMap((field) =>
    differs(entry[field], was[field]) ? [act('correct', { field, value: entry[field], reason: REASON })] : [],
  )
  const control = entry.controlId?.toLowerCase()
  if (control !== undefined && control !== was.controlId)
    corrections.push(act('correct', { field: 'controlId', value: control, reason: REASON }))
  if (entry.side !== undefined && entry.side !== was.side)
    corrections.push(act('hand-over', { side: entry.side, reason: REASON }))
  const replans =
    differs(entry.severity, was.severity) ||
    differs(entry.dueOn, was.dueOn) ||
    differs(entry.resources, was.resources) ||
    !sameSteps(was.milestones, steps)
  if (problems.length > 0) return { commands: [], problems }
  const commands = [
    ...corrections,
    ...(replans ? [act(was.state === 'draft' ? 'plan' : 'replan', planned(was, entry, steps))] : []),
  ]
  return commands.length === 0 ? { commands, unchanged: true } : { commands, changed: true }
}

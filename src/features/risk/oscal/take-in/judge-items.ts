import { fieldErrors } from '#kernel/act/field-errors.ts'
import type { Actor, Authority } from '#kernel/pure/actor.ts'
import { actNamed, decide } from '#kernel/pure/decide.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { Follow } from '#kernel/pure/process.ts'
import type { PlanEntry } from '../../plan/import/plan-columns.ts'
import { stepsOf } from '../../plan/import/steps.ts'
import { currentMilestones, type PlanItem } from '../../plan/model.ts'
import { planItem } from '../../plan/process.ts'
import { CORRECTABLE } from '../../plan/inputs.ts'
import { SEVERITIES, SIDES } from '../../plan/words.ts'
import { fromTo } from './lines.ts'

export type Judging = { actor: Actor; as: Authority; at: Date; today: Day }

/** Why these acts could not happen on an item as it stands, by the acts' own forms and conditions; empty where they could. */
export const refusalsOf = (model: PlanItem, acts: readonly Follow[], by: Judging): readonly string[] =>
  acts.flatMap(({ act, input }) => {
    const spec = actNamed(planItem, act)
    if (!spec) return []
    const parsed = spec.input.safeParse(input)
    if (!parsed.success) return Object.values(fieldErrors(parsed.error))
    const { actor, at, today, as } = by
    const verdict = decide(planItem, model, act, { actor, at, today, cause: as, input: parsed.data as unknown })
    return verdict.ok ? [] : verdict.refusals.map((r) => r.sentence)
  })

/** What the acts on an item that is here would change, in words. */
export const changesIn = (was: PlanItem, entry: PlanEntry): readonly string[] => {
  const { steps } = stepsOf(entry)
  const texts = (['title', 'weakness', 'controlId'] as const).flatMap((key) =>
    entry[key] === undefined || entry[key] === was[key] ? [] : [fromTo(CORRECTABLE[key], was[key], entry[key])],
  )
  const told = (all: readonly { title: string; on: string }[]) => all.map((s) => `${s.title}（${s.on}）`).join('、')
  const now = currentMilestones(was).map((m) => ({ title: m.title, on: m.dueOn }))
  return [
    ...texts,
    ...(entry.side === undefined ? [] : [fromTo('対応する側', SIDES[was.side], SIDES[entry.side])]),
    ...(entry.severity === undefined
      ? []
      : [fromTo('深刻度', was.severity && SEVERITIES[was.severity], SEVERITIES[entry.severity])]),
    ...(entry.dueOn === undefined ? [] : [fromTo('完了予定日', was.dueOn, entry.dueOn)]),
    ...(steps.length === 0 ? [] : [fromTo('節目', told(now), told(steps))]),
  ]
}

/** What a new item would say, in words. */
export const saysOfNew = (entry: PlanEntry, planned: boolean): readonly string[] => {
  const { steps } = stepsOf(entry)
  return [
    planned ? '計画とともに起票します。' : '起票します。計画（完了予定日と節目）は、起票の後に立てます。',
    ...(entry.severity === undefined ? [] : [`深刻度：${SEVERITIES[entry.severity]}`]),
    ...(planned && entry.dueOn !== undefined ? [`完了予定日：${entry.dueOn}`] : []),
    ...(planned ? steps.map((step) => `節目：${step.title}（${step.on}）`) : []),
  ]
}

const REST = ['system', 'state', 'origin', 'number'] as const

/** The act that begins an item: with its plan where the file has a whole one. */
export const beginning = (entry: PlanEntry, systemId: string, act: 'open' | 'enter'): Follow => {
  const { origin, title, weakness, source, controlId, severity, side } = entry
  const what = { title, weakness: weakness ?? title, source, controlId, severity, side: side ?? 'dev' }
  const rest = Object.fromEntries(
    Object.entries(entry).filter(([key]) => !(key in what) && !(REST as readonly string[]).includes(key)),
  )
  return {
    process: planItem.key,
    act,
    caseId: null,
    from: { system: systemId, ...(origin === undefined ? {} : { origin }) },
    input: act === 'open' ? what : { ...what, ...rest },
  }
}

export const hasWholePlan = (entry: PlanEntry): boolean =>
  entry.severity !== undefined && entry.dueOn !== undefined && stepsOf(entry).steps.length > 0

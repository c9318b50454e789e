import { pairsOf, type Steps } from './inputs.ts'
import { currentMilestones, type Milestone, type PlanItem } from './model.ts'

/** A milestone that is not kept yet has no id: the store gives one. */
const blank = (title: string, dueOn: string, position: number): Milestone => ({
  id: '',
  position,
  title,
  dueOn,
  reachedOn: null,
  reachedNote: null,
  reason: null,
  dropped: false,
})

/** The milestones of a form, in its order, behind those there have been. */
export const newMilestones = (model: PlanItem, input: Steps): readonly Milestone[] =>
  pairsOf(input).flatMap(({ title, on }, nth) =>
    title === null || on === null ? [] : [blank(title, on, model.milestones.length + nth + 1)],
  )

/** All milestones as they were, none of them in force any more. */
export const dropAll = (model: PlanItem, reason: string): readonly Milestone[] =>
  model.milestones.map((m) => (m.dropped ? m : { ...m, dropped: true, reason }))

/** A plan written anew: what is said again as it stands, reached or not, stays; the rest gives way. */
export const rewritten = (model: PlanItem, input: Steps): readonly Milestone[] => {
  const wanted = newMilestones(model, input)
  const same = (a: Milestone, b: Milestone) => a.title === b.title && a.dueOn === b.dueOn
  const kept = currentMilestones(model).filter((m) => wanted.some((w) => same(m, w)))
  return [
    ...model.milestones.map((m) =>
      m.dropped || kept.includes(m) ? m : { ...m, dropped: true, reason: '計画を直した' },
    ),
    ...wanted.filter((w) => !kept.some((m) => same(m, w))),
  ]
}

/** One milestone more, or in the place of `instead`, with the reason of the change. */
export const withMilestone = (
  model: PlanItem,
  of: { title: string | null; dueOn: string; reason: string },
  instead: string | null,
): readonly Milestone[] => {
  const old = model.milestones.find((m) => m.id === instead)
  const step = blank(of.title ?? old?.title ?? '', of.dueOn, old?.position ?? model.milestones.length + 1)
  return [
    ...model.milestones.map((m) => (m === old ? { ...m, dropped: true, reason: of.reason } : m)),
    { ...step, reason: of.reason },
  ]
}

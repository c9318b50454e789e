import { currentMilestones, type PlanItem } from './model.ts'

const blankIfNull = (facts: Readonly<Record<string, string | null>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, value ?? '']))

const steps = (model: PlanItem): Record<string, string> =>
  Object.fromEntries(
    currentMilestones(model).flatMap((m, nth) => [
      [`milestone${nth + 1}`, m.title],
      [`milestone${nth + 1}On`, m.dueOn],
    ]),
  )

/** What stands in a form before anything is typed: what the findings or the plan so far say. */
export const initialOf = (model: PlanItem, act: string): Readonly<Record<string, string>> => {
  const { title, source, controlId, severity, side, resources, dueOn } = model
  if (act === 'open' || act === 'enter') return blankIfNull({ title, source, controlId, severity, side })
  if (act === 'plan' || act === 'replan') return { ...blankIfNull({ severity, resources, dueOn }), ...steps(model) }
  return {}
}

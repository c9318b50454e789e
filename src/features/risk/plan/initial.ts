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

const MOST_NAMED = 20

/** What the findings say, a line each, so that it need not be typed again. */
export const weaknessFrom = (found: readonly { title: string; host: string; port: number }[]): string =>
  [
    ...found
      .slice(0, MOST_NAMED)
      .map((f) => `${f.title.slice(0, 120)}（${f.host}${f.port === 0 ? '' : `:${f.port}`}）`),
    ...(found.length > MOST_NAMED ? [`ほか${found.length - MOST_NAMED}件`] : []),
  ].join('\n')

/** What stands in a form before anything is typed: what the findings or the plan so far say. */
export const initialOf = (model: PlanItem, act: string): Readonly<Record<string, string>> => {
  const { title, weakness, source, controlId, severity, side, resources, dueOn } = model
  if (act === 'open' || act === 'enter') return blankIfNull({ title, weakness, source, controlId, severity, side })
  if (act === 'plan' || act === 'replan') return { ...blankIfNull({ severity, resources, dueOn }), ...steps(model) }
  return {}
}

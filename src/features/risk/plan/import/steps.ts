import type { PlanEntry } from './plan-columns.ts'

export type Step = { title: string; on: string; reachedOn: string | null }

/** The milestones a row says, in its order; what is half said is a problem. */
export const stepsOf = (entry: PlanEntry): { steps: readonly Step[]; problems: readonly string[] } => {
  const steps: Step[] = []
  const problems: string[] = []
  for (const nth of [1, 2, 3, 4, 5] as const) {
    const [title, on] = [entry[`milestone${nth}`], entry[`milestone${nth}On`]]
    if (title !== undefined && on !== undefined)
      steps.push({ title, on, reachedOn: entry[`milestone${nth}Reached`] ?? null })
    else if (title !== undefined || on !== undefined) problems.push(`節目${nth}は、名称と期日のどちらかが空欄です。`)
  }
  return { steps, problems }
}

import { dayOf } from '#kernel/pure/day.ts'
import { monthDay } from '#kernel/pure/wareki.ts'
import { allowedFrom } from '#kernel/pure/decide.ts'
import type { CaseModel, FigureStep, Process } from '#kernel/pure/process.ts'
import { LaneFigure } from '#ui/figure/lane-figure.tsx'
import type { LaneColumn, LaneState } from '#ui/figure/lane-model.ts'
import type { Entry } from '../cases/case-view.ts'

const stateOf = (process: Process<CaseModel>, step: FigureStep, model: CaseModel, done: boolean): LaneState => {
  const act = process.acts[step.act]
  const state = process.states[model.state]
  if (act && state?.turn === act.by && allowedFrom(act, model.state)) return 'now'
  return done ? 'done' : 'next'
}

const noteOf = (state: LaneState, entry: Entry | undefined, due: string | null): string => {
  if (state === 'done' && entry) return monthDay(dayOf(entry.at))
  return due === null ? '' : `期限 ${monthDay(due)}`
}

/** The directive's overview figure with 「今ここ」, drawn from the process and what has happened. */
export const CaseFigure = (props: {
  process: Process<CaseModel>
  model: CaseModel
  entries: readonly Entry[]
  holders: Readonly<Record<string, string>>
}) => {
  const { process, model, entries, holders } = props
  const used = new Set(process.figure.flatMap((s) => [s.from, ...s.to]))
  let nowTaken = false
  const columns: LaneColumn[] = process.figure.map((step) => {
    const entry = entries.find((e) => e.act === step.act)
    const found = stateOf(process, step, model, entry !== undefined)
    const state = found === 'now' && nowTaken ? 'next' : found
    nowTaken ||= state === 'now'
    return {
      key: step.act,
      verb: step.verb,
      provision: step.provision,
      note: noteOf(state, entry, state === 'now' ? (process.states[model.state]?.due?.(model) ?? null) : null),
      from: step.from,
      to: step.to,
      documents: step.documents,
      state,
    }
  })
  return (
    <LaneFigure
      id="figure"
      title={`${process.title}の手順と今の位置`}
      lanes={Object.entries(process.lanes)
        .filter(([key]) => used.has(key))
        .map(([key, lane]) => ({ key, title: lane.title, holder: holders[key] || undefined }))}
      columns={columns}
      corner={process.provision}
    />
  )
}

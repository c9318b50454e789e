import type { CaseModel, Process } from '#kernel/pure/process.ts'
import type { Actor, Authority } from '#kernel/pure/actor.ts'
import { anIncident } from './incident/incident-for-tests.ts'
import type { Incident } from './incident/model.ts'
import { incident } from './incident/process.ts'
import { aTakeOut, attempt } from './media-for-tests.ts'
import { isPointer, type Medium } from './medium/model.ts'
import { medium } from './medium/process.ts'
import { OPEN_STATES, type TakeOut } from './take-out/model.ts'
import { takeOut } from './take-out/process.ts'

/** One medium with the take-out and the case that stand open on it: what the acts of the three processes share. */
export type World = { medium: Medium; takeOut: TakeOut | null; incident: Incident | null }

export type Step = {
  process: 'media.medium' | 'media.take-out' | 'media.incident'
  act: string
  typed: Readonly<Record<string, unknown>>
  by: Actor
}

const open = (t: TakeOut | null): boolean => t !== null && OPEN_STATES.some((state) => state === t.state)

const closed = <M extends CaseModel>(process: Process<M>, model: M): boolean =>
  process.states[model.state]?.closed === true

/** Each case with what its gates read of the others, as the stores load it; what has closed is out of the way. */
const loaded = (w: World): World => ({
  medium: {
    ...w.medium,
    takeOut: open(w.takeOut) && w.takeOut !== null ? { id: w.takeOut.id, state: w.takeOut.state } : null,
  },
  takeOut:
    w.takeOut === null || closed(takeOut, w.takeOut)
      ? null
      : {
          ...w.takeOut,
          medium: {
            ...w.takeOut.medium,
            state: w.medium.state,
            kind: w.medium.kind,
            infected: w.medium.infectedSince !== null,
          },
        },
  incident:
    w.incident === null || closed(incident, w.incident)
      ? null
      : { ...w.incident, mediumState: w.medium.state, mediumKind: w.medium.kind },
})

const drafted = (w: World, process: string): World =>
  process === 'media.take-out'
    ? {
        ...w,
        takeOut: aTakeOut({ state: 'new', applicantId: '', medium: { state: w.medium.state, kind: w.medium.kind } }),
      }
    : { ...w, incident: anIncident({ state: 'new', number: '' }) }

type Told = { by: Actor; cause?: Authority }

const carriedOut = <M extends CaseModel>(
  process: Process<M>,
  model: M | null,
  step: Pick<Step, 'act' | 'typed'>,
  told: Told,
) => {
  const tried = model && attempt(process, model, step.act, step.typed, told)
  if (tried?.kind !== 'done') return null
  const { after, context } = tried
  return { after, as: context.as, follows: process.acts[step.act]?.follows?.(context, after) ?? [] }
}

const onCase = (w: World, step: Pick<Step, 'process' | 'act' | 'typed'>, told: Told) => {
  if (step.process === 'media.medium') {
    const done = carriedOut(medium, w.medium, step, told)
    return done && { ...done, world: { ...w, medium: done.after } }
  }
  if (step.process === 'media.take-out') {
    const done = carriedOut(takeOut, w.takeOut, step, told)
    return done && { ...done, world: { ...w, takeOut: done.after } }
  }
  const done = carriedOut(incident, w.incident, step, told)
  return done && { ...done, world: { ...w, incident: done.after } }
}

const isProcess = (key: string): key is Step['process'] =>
  key === 'media.medium' || key === 'media.take-out' || key === 'media.incident'

/** An act with all that follows from it, or null where any of it is refused: as one transaction does it. */
const perform = (
  w: World,
  step: Pick<Step, 'process' | 'act' | 'typed'>,
  told: Told,
  begins: boolean,
): World | null => {
  const done = onCase(begins ? drafted(w, step.process) : w, step, told)
  if (!done) return null
  let now: World | null = loaded(done.world)
  for (const follow of done.follows) {
    if (now === null || !isProcess(follow.process)) return null
    const next = { process: follow.process, act: follow.act, typed: follow.input }
    now = perform(now, next, { by: told.by, cause: done.as }, follow.caseId === null)
  }
  return now
}

export const stepped = (w: World, step: Step): World | null =>
  perform(loaded(w), step, { by: step.by }, step.process === 'media.take-out' && step.act === 'request')

/** What tells two situations apart for the rules. */
export const situation = ({ medium: m, takeOut: t, incident: i }: World): string =>
  [
    m.state,
    m.infectedSince === null ? '' : 'infected',
    m.erasedOn === null ? '' : 'erased',
    m.numberShown ? '' : 'numberless',
    isPointer(m) ? 'pointer' : m.kind,
    m.holderId === null ? '' : 'held',
    m.use === null ? '' : m.use.returnedAt === null ? 'used' : m.use.confirmedAt === null ? 'unconfirmed' : '',
    `take-out: ${t?.state ?? ''}`,
    `case: ${i?.state ?? ''}`,
  ]
    .filter((part) => part !== '')
    .join(' ')

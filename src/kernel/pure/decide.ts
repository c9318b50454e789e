import { ruleOf } from '#directive/rules.ts'
import { ROLES, type RoleKey } from '#directive/roles.ts'
import type { Actor, Authority } from './actor.ts'
import type { Act, CaseModel, Context, Gate, Lane, Process, Target } from './process.ts'
import { granted, refused, type Refusal, type Verdict } from './verdict.ts'
import type { Day } from './day.ts'

/** The moment and, once it is known, the number the case gets. Time is always told, never looked up. */
export type Moment = { at: Date; today: Day }

export type Granted = { as: Authority }

const covers = (a: Authority, target: Target, actor: Actor): boolean => {
  if (target.personId !== undefined && target.personId !== null) return target.personId === actor.personId
  if (target.systemId !== undefined && target.systemId !== null) return a.systemId === target.systemId
  if (target.unitId !== undefined && target.unitId !== null) return a.unitId === target.unitId
  return target.personId === undefined && target.systemId === undefined && target.unitId === undefined
}

/** The roles a lane means in this case. */
export const rolesOf = <M>(lane: Lane<M>, model: M): readonly RoleKey[] =>
  lane.among?.(model) ?? [lane.role, ...(lane.also ?? [])]

/** The authorities by which the actor may stand in this lane of this case; several when several posts give it. */
export const standing = <M>(actor: Actor, lane: Lane<M>, model: M): readonly Authority[] => {
  const target = lane.over?.(model) ?? {}
  const roles = rolesOf(lane, model)
  return actor.authorities.filter((a) => roles.includes(a.role) && covers(a, target, actor))
}

/** Who a lane means in this case, in words: the lane, its role where the lane's name does not say it, and who may do it instead. */
const laneWords = <M>(lane: Lane<M>, [first, ...others]: readonly RoleKey[]): string => {
  const role = first === undefined ? '' : ROLES[first].title
  const named = lane.title.includes(role) ? lane.title : `${lane.title}（${role}）`
  return [named, ...others.map((r) => ROLES[r].title)].join('又は')
}

const notYours = <M>(process: Process<M & CaseModel>, act: Act<M>, lane: Lane<M>, model: M): Refusal => {
  const roles = rolesOf(lane, model)
  return {
    code: 'not-your-role',
    rules: act.rules,
    sentence: `「${act.title}」は${laneWords(lane, roles)}が行います。今の官職では行えません。`,
    remedy: {
      text: `${ROLES[roles[0] ?? lane.role].title}に依頼してください。手続「${process.title}」の図で、誰の番かを確かめられます。`,
    },
  }
}

const wrongState = <M extends CaseModel>(process: Process<M>, act: Act<M>, model: M, follows: boolean): Refusal => {
  const state = process.states[model.state]?.label ?? model.state
  return {
    code: 'wrong-state',
    rules: act.rules,
    sentence: follows
      ? `関係する「${process.title}」が今は「${state}」のため、行えません。`
      : `今は「${state}」のため、「${act.title}」は行えません。`,
    remedy: { text: '今の状態で行える手続は、案件の画面に出ています。' },
  }
}

const noSuchAct: Refusal = { code: 'no-such-act', rules: [], sentence: 'この手続にその行為はありません。' }

/** The act of that name, and nothing every object has. */
export const actNamed = <M extends CaseModel>(process: Process<M>, key: string): Act<M> | undefined =>
  Object.hasOwn(process.acts, key) ? process.acts[key] : undefined

export const allowedFrom = <M>(act: Act<M>, state: string): boolean =>
  typeof act.from === 'string' ? act.from === state : act.from.includes(state)

/** Acts that are possible in the case's state, whoever may do them. */
export const actsIn = <M extends CaseModel>(process: Process<M>, state: string): readonly string[] =>
  Object.keys(process.acts).filter((key) => {
    const act = process.acts[key]
    return act !== undefined && act.by !== 'consequence' && allowedFrom(act, state)
  })

/** May the actor stand in the act's lane here? Refuses with the rule of the act; administrators decide nothing. */
export const authorise = <M extends CaseModel>(
  process: Process<M>,
  model: M,
  actKey: string,
  actor: Actor,
): Verdict<Authority> => {
  const act = actNamed(process, actKey)
  const lane = act && process.lanes[act.by]
  if (!act || !lane) return refused(noSuchAct)
  const [first] = standing(actor, lane, model)
  return first ? granted(first) : refused(notYours(process, act, lane, model))
}

const judge = <M, I>(gate: Gate<M, I>, c: Context<M, I>): Refusal | null => {
  const held = gate.holds(c)
  if (held === true || held === 'not-applicable') return null
  const refusal: Refusal = { code: gate.code, rules: gate.rules, sentence: gate.why(c) }
  const remedy = gate.remedy?.(c)
  if (remedy) refusal.remedy = remedy
  if (gate.asks) refusal.field = gate.asks
  return refusal
}

/** All blocking gates that do not hold, in the order written. */
export const refusalsOf = <M>(act: Act<M>, c: Context<M, unknown>): readonly Refusal[] =>
  (act.gates ?? []).filter((g) => g.force !== 'warn').flatMap((g) => judge(g, c) ?? [])

export const warningsOf = <M>(act: Act<M>, c: Context<M, unknown>): readonly Refusal[] =>
  (act.gates ?? []).filter((g) => g.force === 'warn').flatMap((g) => judge(g, c) ?? [])

/**
 * May this act happen now? Pure: state, then standing, then every gate. The input has passed the act's schema before.
 * With `cause` the act follows from another one: standing is the cause's, the gates are still its own.
 */
export const decide = <M extends CaseModel>(
  process: Process<M>,
  model: M,
  actKey: string,
  given: { actor: Actor; input: unknown; number?: string; cause?: Authority } & Moment,
): Verdict<Granted> => {
  const act = actNamed(process, actKey)
  if (!act) return refused(noSuchAct)
  if (!allowedFrom(act, model.state)) return refused(wrongState(process, act, model, given.cause !== undefined))
  const as = given.cause ? granted(given.cause) : authorise(process, model, actKey, given.actor)
  if (!as.ok) return as
  const { actor, input, at, today } = given
  const [first, ...rest] = refusalsOf(act, { model, input, actor, as: as.value, at, today, number: given.number ?? '' })
  return first ? refused(first, ...rest) : granted({ as: as.value })
}

export type CheckLine = {
  code: string
  title: string
  provisions: readonly string[]
  state: 'met' | 'unmet' | 'not-applicable' | 'asked' | 'warning'
  refusal: Refusal | null
}

/** The gates of an act as a checklist, before the form is filled in: what the form itself asks stays open. */
export const checklist = <M extends CaseModel>(
  act: Act<M>,
  c: Omit<Context<M, unknown>, 'input'>,
): readonly CheckLine[] =>
  (act.gates ?? []).map((gate) => {
    const line = { code: gate.code, title: gate.title, provisions: gate.rules.map((r) => ruleOf(r).provision) }
    if (gate.asks) return { ...line, state: 'asked', refusal: null }
    const full = { ...c, input: {} }
    const held = gate.holds(full)
    if (held === 'not-applicable') return { ...line, state: 'not-applicable', refusal: null }
    if (held) return { ...line, state: 'met', refusal: null }
    return { ...line, state: gate.force === 'warn' ? 'warning' : 'unmet', refusal: judge(gate, full) }
  })

import type { z } from 'zod'
import type { RuleNumber } from '#directive/rule.ts'
import type { RoleKey } from '#directive/roles.ts'
import type { Day } from './day.ts'
import type { Actor, Authority } from './actor.ts'
import type { Remedy } from './verdict.ts'

/** Every case has these, whatever its process. A case that does not exist yet is in state `NEW`. */
export type CaseModel = { id: string; state: string; version: number }

export const NEW = 'new'

/** Whom a lane means for one case: holders over a unit or a system, or one person. Given but null means nobody yet. */
export type Target = { unitId?: string | null; systemId?: string | null; personId?: string | null }

/**
 * A lane of the directive's figure: a role, and over what in this case.
 * `consequence` acts have no lane: they follow from an act elsewhere and nobody may call them directly.
 */
export type Lane<M> = {
  title: string
  role: RoleKey
  /** Roles that may do this role's work for it, e.g. 情報保証担当者 for the 部隊等情報保証責任者. */
  also?: readonly RoleKey[]
  /** Of these roles the ones that this case means, where it does not mean all: the side that a measure is given to. */
  among?: (model: M) => readonly RoleKey[]
  over?: (model: M) => Target
}

export type Tone =
  | 'late'
  | 'lost'
  | 'stop'
  | 'ask'
  | 'out'
  | 'sent'
  | 'use'
  | 'kept'
  | 'era'
  | 'gone'
  | 'ok'
  | 'no'
  | 'now'
  | 'plan'
  | 'na'

export type State<M> = {
  label: string
  tone: Tone
  /** Whose turn it is; an open turn is what an inbox lists. */
  turn?: string
  /** What that turn asks for, as a line in the inbox: 「持出しを許可する」. */
  task?: string
  /** The act that is the next step where the turn's lane has several. */
  main?: string
  /** By when, if anything says so. */
  due?: (model: M) => Day | null
  /** Nothing more is expected here. */
  closed?: true
}

/** What a gate or an act sees. `input` is undefined while the person has not filled in the form yet. */
export type Context<M, I> = { model: M; input: I; actor: Actor; as: Authority; at: Date; today: Day; number: string }

/**
 * A condition of a transition, not of a screen: API, bulk and import pass it as well.
 * `title` is the checklist wording of what must hold; `why` is the refusal when it does not.
 */
export type Gate<M, I> = {
  code: string
  rules: readonly RuleNumber[]
  title: string
  /** Field of the form that answers this gate; without it the gate is judged before anything is typed. */
  asks?: string
  holds: (c: Context<M, I>) => boolean | 'not-applicable'
  why: (c: Context<M, I>) => string
  remedy?: (c: Context<M, I>) => Remedy
  /** `warn` tells but does not stop: only what the directive forbids or requires blocks. */
  force?: 'block' | 'warn'
}

/** An act elsewhere that happens with this one, in the same transaction, judged by its own gates. */
export type Follow = {
  process: string
  act: string
  /** Null begins a case, drafted from `from`. */
  caseId: string | null
  from?: Readonly<Record<string, string>>
  input: Record<string, unknown>
}

/** 報告, 通報, 通知, 連絡, 提出 and 情報提供 are different things in the directive and stay apart here. */
export type NoticeVerb = '報告' | '通報' | '通知' | '連絡' | '提出' | '情報提供'

export type Notice = { verb: NoticeVerb; role: RoleKey; to: Target; text: string; rules?: readonly RuleNumber[] }

export type ActSpec<M, S extends z.ZodType> = {
  /** The verb on the button: 「持出しを許可する」. */
  title: string
  /** Lane that does it, or `consequence`. */
  by: string
  from: string | readonly string[]
  to: string | ((c: Context<M, z.output<S>>) => string)
  rules: readonly RuleNumber[]
  input: S
  gates?: readonly Gate<M, z.output<S>>[]
  /** The line in the timeline; without it the title stands. */
  tells?: (c: Context<M, z.output<S>>) => string
  /** New facts of the case; state, version and id are the kernel's. */
  apply: (c: Context<M, z.output<S>>) => M
  follows?: (c: Context<M, z.output<S>>, after: M) => readonly Follow[]
  notices?: (c: Context<M, z.output<S>>, after: M) => readonly Notice[]
  /** Series the case gets its number from when this act is granted; null where it brings its own. */
  numbered?: (c: Context<M, z.output<S>>) => { series: string; unitId: string; prefix: string; width: number } | null
  /** A number of the series that the case brings along: the series goes on after it. */
  brings?: (c: Context<M, z.output<S>>) => { series: string; unitId: string; last: number } | null
  /** Never held up because somebody else acted meanwhile: a report of infection or loss comes through. */
  urgent?: true
  /** Ask once more with all answers shown before it is done. */
  irreversible?: true
  /** A correction: strikes through what an earlier entry said. */
  corrects?: (c: Context<M, z.output<S>>) => string | null
  /** Guidance above the form; may speak of the case. */
  help?: string | ((model: M) => string)
}

/** An act as the kernel holds it: the form's type is known to the act itself only. */
// oxlint-disable-next-line typescript/no-explicit-any -- acts of different forms stand in one table; `define` keeps each one typed
export type Act<M> = ActSpec<M, any>

export type FigureStep = {
  act: string
  from: string
  to: readonly string[]
  verb: string
  provision: string
  documents?: readonly string[]
}

export type Process<M extends CaseModel> = {
  key: string
  title: string
  provision: string
  rules: readonly RuleNumber[]
  lanes: Readonly<Record<string, Lane<M>>>
  states: Readonly<Record<string, State<M>>>
  acts: Readonly<Record<string, Act<M>>>
  /** Columns of the overview figure in order of time; states map a case onto them. */
  figure: readonly FigureStep[]
  /** How lists and search know the case. */
  summary: (model: M) => Summary
}

export type Summary = {
  title: string
  number: string | null
  /** The unit whose record it is, and the other unit of a two-sided case. */
  unitId: string | null
  otherUnitId?: string | null
  systemId?: string | null
  /** Whoever opened it sees it whatever unit they move to. */
  personId?: string | null
  /** More words a search should find it by. */
  words?: readonly string[]
}

/** Keeps each act's form typed while it is written: `const act = actsOf<Medium>()`. */
export const actsOf =
  <M extends CaseModel>() =>
  <S extends z.ZodType>(spec: ActSpec<M, S>): Act<M> =>
    spec

export const gateOf =
  <M extends CaseModel>() =>
  <I>(gate: Gate<M, I>): Gate<M, I> =>
    gate

/** What the states of a process are called, in their order. */
export const stateWords = <M extends CaseModel>(process: Process<M>): readonly string[] => [
  ...new Set(Object.values(process.states).map((state) => state.label)),
]

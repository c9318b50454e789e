import type { CaseModel } from '#kernel/pure/process.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { UnitChoice } from '../candidates.ts'
import type { ListedChange } from '../people-at-scale/model.ts'
import type { PersonKind } from '../words.ts'

/** An act elsewhere that follows when somebody leaves a unit. */
export type Ending = { process: string; act: string; caseId: string }

/** A 職員, or somebody other than staff who works under a unit's 統制. */
export type Person = CaseModel & {
  kind: PersonKind
  serviceNumber: string | null
  /** By which the office's directory knows the person. */
  externalId: string | null
  rank: string
  name: string
  kana: string
  homeUnitId: string
  homeUnitName: string
  startsOn: Day
  endsOn: Day | null
  /** Posts held, once held or to be held. */
  posts: readonly { title: string; unitId: string; endsOn: Day | null }[]
  /** Media, keys and other things out in this person's hands. */
  held: number
  /** Whatever else stays on this person alone, by name: permissions, take-outs, slips not sent. */
  open: readonly string[]
  /** Open handovers in which the person gives or receives. */
  handovers: { giving: readonly string[]; receiving: readonly string[] }
  /** What ends where the person belongs no longer. */
  endings: readonly Ending[]
  /** A move ordered before its day. */
  nextHomeUnitId: string | null
  nextHomeUnitName: string | null
  nextHomeOn: Day | null
  units: readonly UnitChoice[]
  /** What lists that were carried out changed of the person, the newest first. */
  listed: readonly ListedChange[]
}

export const namedPerson = (p: Pick<Person, 'rank' | 'name'>): string => `${p.rank} ${p.name}`.trim()

/** Posts the person holds on or after a day, as a sentence names them. */
export const titlesAfter = (m: Pick<Person, 'posts'>, day: Day): string =>
  m.posts
    .filter((p) => p.endsOn === null || p.endsOn > day)
    .map((p) => p.title)
    .join('、')

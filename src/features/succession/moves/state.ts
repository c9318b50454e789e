import type { Day } from '#kernel/pure/day.ts'

export type Serving = { id: string; postId: string; kind: string; startsOn: Day; endsOn: Day | null }

export type MovePerson = {
  id: string
  serviceNumber: string | null
  name: string
  rank: string
  kind: string
  present: boolean
  endsOn: Day | null
  homeUnitId: string
  /** Where the person is ordered to belong from a later day. */
  nextHomeUnitId: string | null
  /** What stays on the person alone now, by name. */
  open: readonly string[]
  /** Incumbencies that have not ended before the days of the file. */
  serving: readonly Serving[]
}

export type MovePost = {
  id: string
  unitId: string
  title: string
  unitName: string
  startsOn: Day
  endsOn: Day | null
}

export type MoveUnit = { id: string; name: string; fullName: string }

/** What stands now, as the file may name it. */
export type MoveState = {
  people: readonly MovePerson[]
  posts: readonly MovePost[]
  units: readonly MoveUnit[]
  /** Incumbencies that already have their handover. */
  handedOver: ReadonlySet<string>
}

export const shownName = (p: Pick<MovePerson, 'rank' | 'name'>): string => `${p.rank} ${p.name}`.trim()

export const shownPost = (p: Pick<MovePost, 'title' | 'unitName'>): string => `${p.title}（${p.unitName}）`

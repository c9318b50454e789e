import type { RoleKey } from '#directive/roles.ts'
import type { IncumbencyKind } from '#kernel/pure/actor.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { PersonKind, UnitKind } from './words.ts'

/** From a day on, until a day on which it no longer holds. */
export type Period = { startsOn: Day; endsOn: Day | null }

/** What a form offers, with the facts its gates need of it. */
export type UnitChoice = Period & { id: string; name: string; parentId: string | null; rootId: string; kind: UnitKind }

export type Holder = Period & { personId: string; name: string; kind: IncumbencyKind }

export type PostChoice = Period & {
  id: string
  title: string
  unitId: string
  unitName: string
  rootId: string
  /** The unit and all it stands under. */
  unitPath: readonly string[]
  holders: readonly Holder[]
}

export type PersonChoice = Period & { id: string; name: string; kind: PersonKind; unitId: string; unitName: string }

export type SystemChoice = Period & { id: string; name: string; isClass: boolean }

export type DocumentChoice = { id: string; number: string | null; title: string; endsOn: Day | null }

export type DesignationFact = Period & {
  id: string
  role: RoleKey
  postId: string
  postTitle: string
  /** Unit the post stands in. */
  postUnitId: string
  unitId: string | null
  systemId: string | null
}

export const holdsOn = (period: Period, day: Day): boolean =>
  period.startsOn <= day && (period.endsOn === null || period.endsOn > day)

/** Do two periods share a day? */
export const overlaps = (a: Period, b: Period): boolean =>
  (a.endsOn === null || b.startsOn < a.endsOn) && (b.endsOn === null || a.startsOn < b.endsOn)

export const chosen = <C extends { id: string }>(list: readonly C[], id: string | null): C | undefined =>
  list.find((c) => c.id === id)

/** Titles such as 総務課長 stand in several organisations, so the unit is always named. */
export const postName = (post: Pick<PostChoice, 'unitName' | 'title'>): string => `${post.title}（${post.unitName}）`

export const documentName = (document: Pick<DocumentChoice, 'number' | 'title'>): string =>
  document.number === null ? document.title : `${document.title}（${document.number}）`

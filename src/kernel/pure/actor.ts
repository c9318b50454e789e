import type { RoleKey } from '#directive/roles.ts'

/** A post a person holds today, and how: 補職, 代理 or 事務取扱. */
export type HeldPost = {
  postId: string
  title: string
  unitId: string
  unitName: string
  /** The 課等 or 部隊等 whose 部隊等情報保証責任者 answers for this post; null outside every such unit. */
  assuranceUnitId: string | null
  kind: IncumbencyKind
}

export type IncumbencyKind = 'substantive' | 'deputy' | 'acting'

/** What a post gives its holder today: a role over a unit, over a system, or over the whole organisation. */
export type Authority = {
  role: RoleKey
  postId: string | null
  postTitle: string
  kind: IncumbencyKind
  unitId: string | null
  unitName: string | null
  systemId: string | null
  systemName: string | null
  /** Provision or document the authority rests on, as shown beside it. */
  provision: string
}

/** The person who acts, with all that follows from the posts held at that moment. */
export type Actor = {
  personId: string
  name: string
  rank: string
  posts: readonly HeldPost[]
  authorities: readonly Authority[]
  reach: Reach
}

/**
 * What a person may see: their units' records, or everything (情報保証責任者, 監査の側). The roles held are no reach into any
 * record; they open the notices told to such a role without naming a unit or system, and nothing besides.
 */
export type Reach = {
  units: readonly string[]
  systems: readonly string[]
  everything: boolean
  roles?: readonly RoleKey[]
}

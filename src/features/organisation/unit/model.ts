import type { CaseModel } from '#kernel/pure/process.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { UnitChoice } from '../candidates.ts'
import type { UnitKind } from '../words.ts'

/** A 部隊等 or 課等 in the tree, with what still hangs on it. */
export type Unit = CaseModel & {
  key: string | null
  parentId: string | null
  parentName: string | null
  name: string
  abbreviation: string
  kind: UnitKind
  sort: number
  startsOn: Day
  endsOn: Day | null
  inferred: string | null
  /** Units below, posts and people in it that are not yet ended, and media kept there. */
  below: number
  posts: number
  people: number
  kept: number
  /** Units it may stand under, and those that may not be: itself and all below it. */
  units: readonly UnitChoice[]
  ownTree: readonly string[]
  /** Short forms other units use now. */
  abbreviations: readonly string[]
}

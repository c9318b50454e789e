import type { IncumbencyKind } from '#kernel/pure/actor.ts'
import type { CaseModel } from '#kernel/pure/process.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { DocumentChoice, PersonChoice, PostChoice } from '../candidates.ts'

/** That a person holds a post: 補職, 代理 or 事務取扱, from a day until a day. */
export type Incumbency = CaseModel & {
  postId: string
  postTitle: string
  unitId: string
  unitName: string
  personId: string
  personName: string
  kind: IncumbencyKind
  startsOn: Day
  endsOn: Day | null
  documentId: string | null
  documentName: string | null
  orderNumber: string | null
  posts: readonly PostChoice[]
  people: readonly PersonChoice[]
  documents: readonly DocumentChoice[]
}

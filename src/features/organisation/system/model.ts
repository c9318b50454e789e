import type { RoleKey } from '#directive/roles.ts'
import type { CaseModel } from '#kernel/pure/process.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { DocumentChoice, PostChoice, SystemChoice } from '../candidates.ts'

/** A 情報システム of 付紙第１: a row of the table, a class (rows 23 to 25), or one instance of a class. */
export type InformationSystem = CaseModel & {
  key: string | null
  annexNumber: number | null
  classId: string | null
  className: string | null
  isClass: boolean
  name: string
  startsOn: Day
  endsOn: Day | null
  /** It has an encryption function, so what is taken from it must be stored encrypted. */
  encrypts: boolean
  /** Attacks on it call for acting together with connected systems. */
  actsWithConnected: boolean
  documentId: string | null
  documentName: string | null
  inferred: string | null
  /** Set by the act that registers an instance: the head of the section that plans it. */
  headPostId: string | null
  designations: readonly { id: string; role: RoleKey; postTitle: string; holders: string }[]
  /** Instances of a class still in use. */
  instances: number
  classes: readonly SystemChoice[]
  posts: readonly PostChoice[]
  documents: readonly DocumentChoice[]
}

import type { CaseModel } from '#kernel/pure/process.ts'
import type { DocumentKind } from './kind.ts'
import type { Drafted, Problem } from './values.ts'

/** States in which a document's text may be written. */
export const OPEN_STATES: readonly string[] = ['drafting', 'revising']

/** Another document of the same kind and system that is not retired. */
export type Sibling = { id: string; title: string; fiscalYear: number | null }

/** One of the ten documents: what is being written, and the newest version of it. */
export type RiskDocument = CaseModel & {
  kind: DocumentKind
  title: string
  systemId: string | null
  systemName: string
  /** The unit that keeps it, where it is in no system's charge. */
  unitId: string | null
  fiscalYear: number | null
  carriedFrom: string | null
  /** Number and hash of the newest version; 0 and null before the first. */
  latestNumber: number
  latestSha256: string | null
  /** In which post it was finalised. */
  latestPost: string
  /** What stands in the way of a version. */
  problems: readonly Problem[]
  /** Comments whose writer asks that they be resolved first. */
  unresolved: number
  /** Answers carried over from an earlier document that nobody has looked at. */
  unlooked: number
  siblings: readonly Sibling[]
  /** What a document that begins takes from the record of the decision it tells of. */
  drafted: Drafted | null
  /** What a version would freeze now, and its hash. */
  now: { sha256: string; content: unknown } | null
}

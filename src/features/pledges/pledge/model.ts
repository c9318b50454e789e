import type { CaseModel } from '#kernel/pure/process.ts'
import type { Day } from '#kernel/pure/day.ts'

/** One 誓約書: what was signed, by whom, in which belonging and post, and what became of it. */
export type Pledge = CaseModel & {
  number: string | null
  personId: string
  unitId: string
  unitName: string
  unitMark: string
  homeUnitId: string
  textVersion: number
  textSha256: string
  signedOn: Day
  belonging: string
  postTitle: string
  rank: string
  name: string
  paper: boolean
  place: string | null
  submittedOn: Day
  acceptedOn: Day | null
  acceptedBy: string | null
  reason: string | null
  /** Does it count for its person now, but for its text? */
  live: boolean
  /** The wording that governs today. */
  current: { version: number; sha256: string; paragraphs: readonly string[]; effectiveOn: Day | null }
  /** Who the person is today; null for whoever has left. */
  today: { staff: boolean; homeUnitId: string; belonging: string; posts: readonly string[] } | null
  /** Another pledge of the person that is on its way or holds. */
  other: { id: string; state: string; revised: boolean } | null
  /** 申出 of the person that are not done with. */
  declarations: readonly string[]
}

export const named = (m: Pick<Pledge, 'rank' | 'name'>): string => `${m.rank} ${m.name}`.trim()

/** The wording somebody had before them, as the form carries it along. */
export const markOf = (text: { version: number; sha256: string }): string => `${text.version}:${text.sha256}`

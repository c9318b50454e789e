import type { Day } from '#kernel/pure/day.ts'
import type { Replies } from '../report/model.ts'
import type { Stratum } from '../words.ts'

export type Head = {
  id: string
  fiscalYear: number
  baseDate: Day
  reportDue: Day
  state: string
  /** When the sums shown were brought up to date; null before the first time. */
  countedAt: Date | null
  /** Counted whole by the act, and nothing has changed since. */
  exact: boolean
}

export type Progress = { people: number; absent: number; submitted: number; returned: number; confirmed: number }

export type StratumProgress = Progress & { stratum: Stratum }

export type QuestionResult = Replies & {
  stratum: Stratum
  key: string
  section: string
  text: string
  rules: readonly string[]
  /** The same question the year before; `changed` where its words were others. */
  before: (Replies & { changed: boolean }) | null
}

export type YearResult = Replies & { fiscalYear: number; stratum: Stratum }

export type ChildResult = Progress & Pick<Replies, 'yes' | 'no'> & { id: string; name: string; sort: number }

export type Node = { id: string; name: string }

/** The sums of one unit with all below it. */
export type Results = {
  head: Head
  node: Node
  /** Units above, from the top; only those whose sums the reader sees. */
  above: readonly Node[]
  /** Where the organisation begins, for whoever sees more than one such unit. */
  tops: readonly Node[]
  progress: readonly StratumProgress[]
  questions: readonly QuestionResult[]
  years: readonly YearResult[]
  children: readonly ChildResult[]
  nextChild: string | null
  campaigns: readonly { id: string; fiscalYear: number }[]
}

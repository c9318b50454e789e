import type { CaseModel } from '#kernel/pure/process.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { ReplyKind, RosterState, Standing, Stratum } from '../words.ts'

/** One reply as it is kept: いいえ has a reason, an action and its day; 該当なし has a reason. */
export type Reply = {
  key: string
  reply: ReplyKind
  reason: string | null
  action: string | null
  actionDue: Day | null
}

/** What is typed so far of one question: anything may still be missing or wrong. */
export type TypedReply = Readonly<Partial<Record<'reply' | 'reason' | 'action' | 'actionDue', string>>>

export type Typed = Readonly<Record<string, TypedReply>>

export type Question = {
  key: string
  section: string
  text: string
  rules: readonly string[]
  help: string | null
}

/** Who answers one sheet, as frozen at the base date. */
export type RosterFact = {
  id: string
  campaignId: string
  personId: string
  stratum: Stratum
  unitId: string
  systemId: string | null
  standing: Standing
  state: RosterState
}

/** A submitted sheet. Its replies stand in rows of their own; the record binds their digest. */
export type Answer = CaseModel & {
  rosterId: string
  campaignId: string
  campaignState: string
  fiscalYear: number
  personId: string
  personName: string
  unitId: string
  systemId: string | null
  stratum: Stratum
  sheetId: string
  receipt: string
  round: number
  /** SHA-256 of the canonical text of sheet and replies. */
  digest: string
  submittedAt: Date | null
  submittedBy: string
  returnedReason: string | null
  confirmedAt: Date | null
  confirmedBy: string | null
  yesCount: number
  noCount: number
  naCount: number
  /** Of whoever answers, and what would be submitted now; only where a submission is asked for. */
  roster: RosterFact | null
  drafted: Drafted | null
}

/** The draft as the submission finds it: complete and readable, or what is still wrong, by question. */
export type Drafted = { digest: string; replies: readonly Reply[]; problems: number }

import type { Actor } from '#kernel/pure/actor.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'

export type Command = {
  process: string
  act: string
  /** The case, or null to begin one; then `from` carries what the form was opened with. */
  caseId: string | null
  from?: Readonly<Record<string, string>>
  input: Record<string, unknown>
  actor: Actor
  at: Date
  /** Version the person was looking at; another act since then is told instead of overwritten. */
  seen?: number
  /** Made by the client: the same key acts once, however often it is sent. */
  requestKey?: string
  /** Post the person chose to act in, where several would do. */
  asPost?: string
}

export type Done = {
  kind: 'done'
  caseId: string
  entryId: string
  seq: number
  warnings: readonly Refusal[]
  repeated: boolean
}

export type Outcome =
  | Done
  | { kind: 'refused'; refusals: readonly Refusal[] }
  | { kind: 'invalid'; fields: Readonly<Record<string, string>> }
  | { kind: 'absent' }

export type NotDone = Exclude<Outcome, Done>

/** Thrown inside the transaction so that it rolls back; caught where the transaction was begun, never seen outside. */
export class Stop extends Error {
  readonly outcome: NotDone
  constructor(outcome: NotDone) {
    super(outcome.kind)
    this.outcome = outcome
  }
}

export const stop = (outcome: NotDone): never => {
  throw new Stop(outcome)
}

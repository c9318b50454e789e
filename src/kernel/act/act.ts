import type { Actor } from '#kernel/pure/actor.ts'
import { actNamed } from '#kernel/pure/decide.ts'
import { narrow, writeAs, type Database } from '../db/database.ts'
import type { Bindings } from './binding.ts'
import { Stop, stop, type Command, type Done, type NotDone, type Outcome } from './outcome.ts'
import { perform, type Step } from './perform.ts'
import { codeOf, constraintOf, isPassing, refusalOfConstraint } from './refusing-constraints.ts'

/** What a command asks for, with the process it belongs to; stops where there is no such act. */
export const stepOf = (bindings: Bindings, command: Command): Step => {
  const binding = bindings.get(command.process)
  if (!binding || !actNamed(binding.process, command.act)) return stop({ kind: 'absent' })
  return {
    binding,
    actKey: command.act,
    caseId: command.caseId,
    from: command.from ?? {},
    input: command.input,
    cause: null,
    seen: command.seen ?? null,
    requestKey: command.requestKey ?? null,
  }
}

/** What a failure means: a rule's no, or null for a fault. */
export const outcomeOf = (error: unknown): NotDone | null => {
  if (error instanceof Stop) return error.outcome
  const refusal = refusalOfConstraint(error)
  return refusal ? { kind: 'refused', refusals: [refusal] } : null
}

const TRIES = 4

/**
 * Tries again where only the moment was wrong, and once where a constraint spoke while the same request was being done
 * beside us: the second look finds it done.
 */
const again = (error: unknown, tries: number, hasKey: boolean): boolean =>
  isPassing(codeOf(error)) ? tries < TRIES : hasKey && tries === 1 && constraintOf(error) !== undefined

/** Runs a whole transaction, again where only the moment was wrong. */
export const inTransaction = async <T>(hasKey: boolean, run: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await run()
    } catch (error) {
      if (!again(error, tries, hasKey)) throw error
    }
  }
}

/**
 * The only way state changes: begin, lock the case, decide (pure), save, ledger, notices, commit; one transaction.
 * Follow-up acts run in the same transaction, each judged by its own gates: any refusal undoes all of it.
 * A rule's no comes back as a value, never thrown. Faults (database gone, a bug) are thrown.
 */
export const act = async (db: Database, bindings: Bindings, command: Command): Promise<Outcome> => {
  try {
    return await inTransaction(command.requestKey !== undefined, () =>
      writeAs(db, command.actor, (tx) => perform(tx, bindings, command, stepOf(bindings, command))),
    )
  } catch (error) {
    const outcome = outcomeOf(error)
    if (outcome) return outcome
    throw error
  }
}

export type AllOutcome = { kind: 'done'; done: readonly Done[] } | { kind: 'stopped'; at: number; outcome: NotDone }

/**
 * Many acts of one person in one transaction, in order: all of them happen or none. `at` of a stop is the index of the
 * first command that could not happen. For imports and bulk work; the gates are those of the single act.
 */
export const actAll = async (
  db: Database,
  bindings: Bindings,
  actor: Actor,
  commands: readonly Command[],
): Promise<AllOutcome> => {
  let at = 0
  try {
    const done = await inTransaction(true, () =>
      writeAs(db, actor, async (tx) => {
        at = 0
        const list: Done[] = []
        for (const command of commands) {
          await narrow(tx, actor)
          list.push(await perform(tx, bindings, command, stepOf(bindings, command)))
          at += 1
        }
        return list
      }),
    )
    return { kind: 'done', done }
  } catch (error) {
    const outcome = outcomeOf(error)
    if (outcome) return { kind: 'stopped', at, outcome }
    throw error
  }
}

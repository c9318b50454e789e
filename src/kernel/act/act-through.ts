import { sql } from 'kysely'
import type { Actor } from '#kernel/pure/actor.ts'
import { narrow, writeAs, writingTogether, type Database, type Tx } from '../db/database.ts'
import type { Together } from '../db/together.ts'
import { inTransaction, outcomeOf, stepOf } from './act.ts'
import type { Bindings } from './binding.ts'
import type { Command, NotDone } from './outcome.ts'
import { perform } from './perform.ts'
import { codeOf, isPassing } from './refusing-constraints.ts'

/** A command under a number of the caller's, by which it is named where it could not happen. */
export type Numbered = { at: number; command: Command }

export type ThroughOutcome = { kind: 'done'; count: number } | { kind: 'stopped'; at: number; outcome: NotDone }

export type Through = {
  /** Asked anew where the transaction is tried again. */
  commands: () => AsyncIterable<Numbered>
  /** What must hold and be locked before the first act; throws where it does not. */
  begin?: (tx: Tx) => Promise<void>
  /** After some acts; throws to undo all of them. */
  onDone?: (count: number) => Promise<void>
  /** The last thing in the transaction. */
  finish?: (tx: Tx) => Promise<void>
}

class StoppedAt extends Error {
  readonly at: number
  readonly why: unknown
  constructor(at: number, why: unknown) {
    super('stopped', { cause: why })
    this.at = at
    this.why = why
  }
}

const AT_ONCE = 500

async function* windows(commands: AsyncIterable<Numbered>): AsyncGenerator<Numbered[]> {
  let window: Numbered[] = []
  for await (const one of commands) {
    window.push(one)
    if (window.length < AT_ONCE) continue
    yield window
    window = []
  }
  if (window.length > 0) yield window
}

const performAll = async (tx: Tx, bindings: Bindings, actor: Actor, window: readonly Numbered[]) => {
  for (const { at, command } of window) {
    try {
      await narrow(tx, actor)
      await perform(tx, bindings, command, stepOf(bindings, command))
    } catch (error) {
      throw new StoppedAt(at, error)
    }
  }
}

const passing = (error: unknown): boolean => isPassing(codeOf(error instanceof StoppedAt ? error.why : error))

/** Some acts written together; where anything says no, the same ones one by one, so that the first that cannot be is named. */
const performWindow = async (
  tx: Tx,
  writing: Together,
  bindings: Bindings,
  actor: Actor,
  window: readonly Numbered[],
) => {
  await sql`savepoint some_acts`.execute(tx)
  try {
    await performAll(writing.tx, bindings, actor, window)
    await writing.flush()
  } catch (error) {
    writing.forget()
    if (passing(error)) throw error instanceof StoppedAt ? error.why : error
    await sql`rollback to savepoint some_acts`.execute(tx)
    await performAll(tx, bindings, actor, window)
  }
  await sql`release savepoint some_acts`.execute(tx)
}

/**
 * Any number of acts of one person in one transaction, in order: all of them happen or none. Every act is judged by its own
 * gates as a single one is; only what they write is sent to the database together. For imports of many rows.
 */
export const actThrough = async (
  db: Database,
  bindings: Bindings,
  actor: Actor,
  of: Through,
): Promise<ThroughOutcome> => {
  try {
    const count = await inTransaction(false, () =>
      writeAs(db, actor, async (tx) => {
        await of.begin?.(tx)
        const writing = writingTogether(tx)
        let done = 0
        for await (const window of windows(of.commands())) {
          await performWindow(tx, writing, bindings, actor, window)
          done += window.length
          await of.onDone?.(done)
        }
        await of.finish?.(tx)
        return done
      }),
    )
    return { kind: 'done', count }
  } catch (error) {
    const outcome = error instanceof StoppedAt ? outcomeOf(error.why) : null
    if (error instanceof StoppedAt && outcome) return { kind: 'stopped', at: error.at, outcome }
    throw error instanceof StoppedAt ? error.why : error
  }
}

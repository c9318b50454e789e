import { act, actAll } from '#kernel/act/act.ts'
import type { Bindings } from '#kernel/act/binding.ts'
import type { Command, NotDone } from '#kernel/act/outcome.ts'
import { readAs, widen, writeAs, type Database, type Tx } from '#kernel/db/database.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'
import type { Aim } from './actions.ts'
import { doneUnnoticed, layDown, markBlocked, markDone, readyItems, type Waiting } from './items-store.ts'
import { groupTitleOf, judge, NOT_SEEN } from './judge-store.ts'
import type { Desk } from './model.ts'

/** As many as are done in one transaction: either all of them, or none. */
const CHUNK = 25

type Given = { db: Database; bindings: Bindings; desk: Desk; actor: Actor; at: Date }

/** The key is the scan's: however often the desk is confirmed, and whatever died in between, an act is done once. */
const commandOf = ({ desk, actor, at }: Given, item: Waiting): Command => ({
  process: item.process,
  act: item.act,
  caseId: item.caseId,
  ...(item.caseId === null ? { from: { medium: item.mediumId } } : {}),
  input: { ...desk.input },
  actor,
  at,
  requestKey: `desk:${item.scanId}`,
})

const refusalOf = (outcome: NotDone): Refusal => {
  switch (outcome.kind) {
    case 'refused':
      return outcome.refusals[0] ?? NOT_SEEN
    case 'invalid':
      return { code: 'answers-unfit', rules: [], sentence: Object.values(outcome.fields).join(' ') }
    case 'absent':
      return NOT_SEEN
    default:
      return outcome satisfies never
  }
}

/** Judges items anew; what has been done without the desk being told is marked done. */
const judgeAnew = async (tx: Tx, given: Given, items: readonly Pick<Waiting, 'mediumId' | 'scanId'>[]) => {
  const { bindings, desk, actor, at } = given
  const judged = await judge(tx, bindings, { desk, mediumIds: items.map((item) => item.mediumId), actor, at })
  const scanOf = new Map(items.map((item) => [item.mediumId, item.scanId]))
  const lines = judged.map((one) => ({
    deskId: desk.id,
    unitId: desk.unitId,
    scanId: scanOf.get(one.mediumId) ?? '',
    judged: one,
    at,
  }))
  await layDown(tx, lines, true)
  return lines.filter(({ judged: { refusal } }) => refusal !== null).length
}

/** Brings the desk up to what the ledger says: a program that died may have done more than the desk knows. */
const catchUp = (given: Given) =>
  writeAs(given.db, given.actor, async (tx) => {
    await widen(tx)
    const done = await doneUnnoticed(tx, given.desk.id)
    if (done.length > 0) await markDone(tx, given.desk.id, done)
  })

/** One chunk: done as a whole, or the one that cannot be goes to its group and the others are judged again. */
const doChunk = async (given: Given, items: readonly Waiting[]): Promise<{ done: number; blocked: number }> => {
  const { db, bindings, desk, actor, at } = given
  const outcome = await actAll(
    db,
    bindings,
    actor,
    items.map((item) => commandOf(given, item)),
  )
  if (outcome.kind === 'done') {
    const done = items.flatMap(({ mediumId }, nth) => {
      const entryId = outcome.done[nth]?.entryId
      return entryId === undefined ? [] : [{ mediumId, entryId }]
    })
    await writeAs(db, actor, (tx) => markDone(tx, desk.id, done))
    return { done: done.length, blocked: 0 }
  }
  const stopped = items[outcome.at]
  if (!stopped) throw new Error('what stopped was not asked for')
  const refusal = refusalOf(outcome.outcome)
  const aim: Aim = { process: stopped.process as Aim['process'], act: stopped.act, on: 'medium' }
  const blocked = await writeAs(db, actor, async (tx) => {
    await markBlocked(tx, desk.id, stopped.mediumId, { refusal, title: groupTitleOf(aim, refusal.code), at })
    return judgeAnew(
      tx,
      given,
      items.filter((item) => item !== stopped),
    )
  })
  return { done: 0, blocked: blocked + 1 }
}

/**
 * Does all that can be done, in chunks; what cannot any more goes to its group and stays there. Ends the desk where
 * nothing new stopped. May be repeated after a fault at any moment: nothing is done twice.
 */
export const confirmDesk = async (given: Given): Promise<{ done: number; blocked: number }> => {
  const { db, bindings, desk, actor, at } = given
  await catchUp(given)
  const total = { done: 0, blocked: 0 }
  for (;;) {
    const items = await readAs(db, actor, (tx) => readyItems(tx, desk.id, CHUNK))
    if (items.length === 0) break
    const { done, blocked } = await doChunk(given, items)
    total.done += done
    total.blocked += blocked
  }
  if (total.blocked === 0)
    await act(db, bindings, { process: 'media.desk', act: 'finish', caseId: desk.id, input: {}, actor, at })
  return total
}

/** Judges everything on the desk that has not been done again, by the facts of now. */
export const judgeDeskAnew = async (given: Given): Promise<void> => {
  await catchUp(given)
  await writeAs(given.db, given.actor, async (tx) => {
    const items = await tx
      .selectFrom('deskItem')
      .select(['mediumId', 'scanId'])
      .where('deskId', '=', given.desk.id)
      .where('state', 'in', ['ready', 'blocked'])
      .execute()
    await judgeAnew(tx, given, items)
  })
}

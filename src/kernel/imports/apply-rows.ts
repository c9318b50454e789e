import { provisionOf } from '#directive/rules.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { actThrough } from '../act/act-through.ts'
import type { Command, NotDone } from '../act/outcome.ts'
import { readAs, writeAs, type Database } from '../db/database.ts'
import { changeAs, changeBatch, emptyBatch, findBatch, STEP } from './batch.ts'
import { countRows } from './check-rows.ts'
import type { Step } from './step.ts'

const AT_ONCE = 500

type Planned = Pick<Command, 'process' | 'act' | 'caseId' | 'from' | 'input'>

/** The acts of all rows in the file's order, with the row each is for. */
async function* commandsOf(db: Database, batchId: string, actor: Actor, at: Date) {
  let after = 0
  for (;;) {
    const rows = await readAs(db, STEP, (tx) =>
      tx
        .selectFrom('importRow')
        .select(['number', 'commands'])
        .where('batchId', '=', batchId)
        .where('number', '>', after)
        .where('outcome', 'in', ['new', 'changed'])
        .orderBy('number')
        .limit(AT_ONCE)
        .execute(),
    )
    for (const { number, commands } of rows)
      for (const command of commands as Planned[]) yield { number, command: { ...command, actor, at } }
    const last = rows.at(-1)
    if (!last) return
    after = last.number
  }
}

const sentencesOf = (outcome: NotDone): string[] => {
  if (outcome.kind === 'invalid') return Object.values(outcome.fields)
  if (outcome.kind === 'absent') return ['対象が見つからないか、今の官職では扱えません。']
  return outcome.refusals.map((r) => {
    const provisions = r.rules.map((rule) => provisionOf(rule)).join('、')
    return `${r.sentence}${provisions === '' ? '' : `（${provisions}）`}${r.remedy ? r.remedy.text : ''}`
  })
}

/** The first row a rule refused becomes a bad row of the file; nothing of any row has happened. */
const nameStopped = (db: Database, batchId: string, number: number, outcome: NotDone) =>
  writeAs(db, STEP, async (tx) => {
    await tx
      .updateTable('importRow')
      .set({ outcome: 'bad', problems: sentencesOf(outcome) })
      .where('batchId', '=', batchId)
      .where('number', '=', number)
      .execute()
    const problems = [`${number}行目で止まりました。どの行も取り込んでいません。`]
    await changeBatch(tx, batchId, ['applying'], { state: 'checked', ...(await countRows(tx, batchId)), problems })
  })

/**
 * All rows by their acts in one transaction, or none. A process that dies leaves nothing of it; the step then begins
 * again. The batch is marked in the same transaction, so that no file is carried out twice.
 */
export const applyRowsStep = async (step: Step): Promise<void> => {
  const { db, bindings } = step.product
  const batch = await findBatch(db, step.batchId)
  if (!batch || batch.state !== 'applying') return
  const at = step.product.clock()
  const total = batch.newRows + batch.changedRows
  let row = 0
  let rows = 0
  const commands = async function* () {
    rows = 0
    for await (const { number, command } of commandsOf(db, batch.id, step.actor, at)) {
      if (number !== row) rows += 1
      row = number
      yield { at: number, command }
    }
  }
  try {
    const outcome = await actThrough(db, bindings, step.actor, {
      commands,
      begin: async (tx) => {
        const open = tx
          .selectFrom('importBatch')
          .select('id')
          .where('id', '=', batch.id)
          .where('state', '=', 'applying')
        await open.forUpdate().executeTakeFirstOrThrow()
      },
      onDone: () => step.progress(rows, total),
      finish: async (tx) => {
        await step.progress(total, total, '記録を確定しています')
        await changeBatch(tx, batch.id, ['applying'], {
          state: 'applied',
          appliedAt: at,
          appliedRows: total,
          problems: [],
        })
        await emptyBatch(tx, batch.id)
      },
    })
    if (outcome.kind === 'stopped') await nameStopped(db, batch.id, outcome.at, outcome.outcome)
  } catch (error) {
    if (!step.signal.aborted)
      await changeAs(db, batch.id, ['applying'], {
        state: 'checked',
        problems: ['取込みを途中でやめました。どの行も取り込んでいません。'],
      })
    throw error
  }
}

import { sql } from 'kysely'
import { dayOf } from '#kernel/pure/day.ts'
import { readAs, writeAs, type Database, type Tx } from '../db/database.ts'
import type { AnyImport, PlanRows, RowActs } from '../http/product.ts'
import { identityOf, readRecord } from '../sheet/columns.ts'
import { changeAs, changeBatch, findBatch, STEP, type Batch } from './batch.ts'
import { saysOf } from './says.ts'
import type { Step } from './step.ts'

const AT_ONCE = 1000

type Checked = { number: number; problems: readonly string[]; record: unknown; keys: readonly (string | null)[] }

const parseRows = async (db: Database, batch: Batch, bound: AnyImport, after: number): Promise<number | null> => {
  const rows = await readAs(db, STEP, (tx) =>
    tx
      .selectFrom('importRow')
      .select(['number', 'cells', 'readProblems'])
      .where('batchId', '=', batch.id)
      .where('number', '>', after)
      .orderBy('number')
      .limit(AT_ONCE)
      .execute(),
  )
  const checked = rows.map(({ number, cells, readProblems }): Checked => {
    const { record, problems } = readRecord(bound.columns, batch.mapping, cells)
    const keys = bound.unique.map((fields) => identityOf(record, fields))
    return { number, problems: [...readProblems, ...problems], record, keys }
  })
  await writeAs(db, STEP, (tx) =>
    sql`update import_row as r
      set problems = v.problems, record = v.record, keys = v.keys, commands = null, says = null,
        outcome = case when cardinality(v.problems) > 0 then 'bad' end
      from jsonb_to_recordset(${JSON.stringify(checked)}::jsonb)
        as v(number integer, problems text[], record jsonb, keys text[])
      where r.batch_id = ${batch.id} and r.number = v.number`.execute(tx),
  )
  return rows.at(-1)?.number ?? null
}

/** Names every later row that says again what must stand once; over the whole file, by the database. */
const markRepeated = (tx: Tx, batch: Batch, bound: AnyImport, nth: number) => {
  const labels = bound.unique[nth]?.map(
    (key) => bound.columns.find((c: { key: string }) => c.key === key)?.label ?? key,
  )
  const place = sql.lit(nth + 1)
  return sql`update import_row as r
    set problems = r.problems || (f.first || ${`行目と「${labels?.join('・') ?? ''}」が重複しています。`}::text), outcome = 'bad'
    from (
      select number, min(number) over (partition by keys[${place}]) as first
      from import_row where batch_id = ${batch.id} and keys[${place}] is not null
    ) f
    where r.batch_id = ${batch.id} and r.number = f.number and f.first < f.number`.execute(tx)
}

const outcomeOf = (plan: RowActs): string => {
  if (plan.problems?.length) return 'bad'
  if (plan.unchanged) return 'unchanged'
  return plan.changed ? 'changed' : 'new'
}

const planRows = async (
  step: Step,
  of: { batch: Batch; plan: PlanRows<object>; atOnce: number },
  after: number,
): Promise<number | null> => {
  const { batch, plan, atOnce } = of
  const { db } = step.product
  const { numbers, plans } = await readAs(db, step.actor, async (tx) => {
    const rows = await tx
      .selectFrom('importRow')
      .select(['number', 'record'])
      .where('batchId', '=', batch.id)
      .where('number', '>', after)
      .where('outcome', 'is', null)
      .orderBy('number')
      .limit(atOnce)
      .execute()
    const records = rows.map((row) => ({ number: row.number, record: row.record as object }))
    return { numbers: rows.map((row) => row.number), plans: rows.length === 0 ? [] : await plan(tx, records) }
  })
  const planned = plans.map((one, nth) => ({
    number: numbers[nth],
    outcome: outcomeOf(one),
    problems: one.problems ?? [],
    commands: one.commands,
    says: one.says ?? (one.changed ? saysOf(step.product, one.commands) : null),
  }))
  await writeAs(db, STEP, (tx) =>
    sql`update import_row as r
      set outcome = v.outcome, problems = v.problems, commands = v.commands, says = nullif(v.says, 'null'::jsonb)
      from jsonb_to_recordset(${JSON.stringify(planned)}::jsonb)
        as v(number integer, outcome text, problems text[], commands jsonb, says jsonb)
      where r.batch_id = ${batch.id} and r.number = v.number`.execute(tx),
  )
  return numbers.at(-1) ?? null
}

/** How many rows came out how. */
export const countRows = async (tx: Tx, batchId: string) => {
  const { rows } = await sql<{ new: number; changed: number; unchanged: number; bad: number }>`
    select count(*) filter (where outcome = 'new') as new, count(*) filter (where outcome = 'changed') as changed,
      count(*) filter (where outcome = 'unchanged') as unchanged, count(*) filter (where outcome = 'bad') as bad
    from import_row where batch_id = ${batchId}`.execute(tx)
  const { new: fresh = 0, changed = 0, unchanged = 0, bad = 0 } = rows[0] ?? {}
  return { newRows: fresh, changedRows: changed, unchangedRows: unchanged, badRows: bad }
}

/** Every row by its number in the file, in steps; `next` does some and answers with the last of them. */
const throughRows = async (next: (after: number) => Promise<number | null>, told: (done: number) => Promise<void>) => {
  let after = 0
  for (let done = 0; ; done += AT_ONCE) {
    const last = await next(after)
    if (last === null) return
    after = last
    await told(done + AT_ONCE)
  }
}

/**
 * What would happen: every row read by the columns, looked for twice in the file, and planned. Changes nothing but what is
 * known of the rows. All bad rows are found, not only the first.
 */
export const checkRowsStep = async (step: Step): Promise<void> => {
  const { db } = step.product
  const batch = await findBatch(db, step.batchId)
  const bound = batch && step.product.imports.get(batch.importKey)
  if (!batch || !bound || batch.state !== 'checking') return
  const total = batch.rowCount * 2
  const told = (before: number, message: string) => (done: number) =>
    step.progress(Math.min(total, before + done), total, message)
  try {
    await throughRows((after) => parseRows(db, batch, bound, after), told(0, '各行を読んでいます'))
    for (const nth of bound.unique.keys()) await writeAs(db, STEP, (tx) => markRepeated(tx, batch, bound, nth))
    const today = dayOf(step.product.clock())
    const plan = await readAs(db, step.actor, (tx) => bound.planner(tx, step.actor, today))
    const of = { batch, plan, atOnce: bound.whole ? batch.rowCount : AT_ONCE }
    await throughRows(
      (after) => planRows(step, of, after),
      told(batch.rowCount, '登録されているものと突き合わせています'),
    )
  } catch (error) {
    if (!step.signal.aborted)
      await changeAs(db, batch.id, ['checking'], { state: 'mapping', problems: ['確かめるのを途中でやめました。'] })
    throw error
  }
  await writeAs(db, STEP, async (tx) => {
    const counts = await countRows(tx, batch.id)
    await changeBatch(tx, batch.id, ['checking'], { state: 'checked', ...counts, problems: [] })
  })
}

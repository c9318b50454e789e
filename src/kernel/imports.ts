import type { Actor } from '#kernel/pure/actor.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'
import { actAll } from './act/act.ts'
import type { Outcome } from './act/outcome.ts'
import { readAs, writeAs, type Database, type Tx } from './db/database.ts'
import type { AnyImport, Product, RowActs } from './http/product.ts'
import { newId } from './id.ts'
import { previewImport, type ImportPreview } from './sheet/import-preview.ts'
import type { TableRow } from './sheet/read-limits.ts'

export type Batch = {
  id: string
  importKey: string
  fileName: string
  header: readonly string[]
  rows: readonly TableRow[]
  mapping: Readonly<Record<string, string | null>>
  appliedAt: Date | null
}

export type Looked = {
  batch: Batch
  preview: ImportPreview<object>
  /** Plans of the good rows, in order; empty while any row is bad. */
  plans: readonly RowActs[]
  /** Every bad row by its number in the file, with its reasons. */
  bad: readonly { number: number; reasons: readonly string[] }[]
  changes: number
  unchanged: number
}

export const keepBatch = (
  db: Database,
  actor: Actor,
  given: { importKey: string; fileName: string; header: readonly string[]; rows: readonly TableRow[]; at: Date },
): Promise<string> =>
  writeAs(db, actor, async (tx) => {
    const id = newId(given.at)
    await tx
      .insertInto('importBatch')
      .values({
        id,
        importKey: given.importKey,
        fileName: given.fileName,
        personId: actor.personId,
        at: given.at,
        header: JSON.stringify(given.header),
        rows: JSON.stringify(given.rows),
        appliedAt: null,
        appliedRows: null,
      })
      .execute()
    return id
  })

const batchOf = async (tx: Tx, id: string): Promise<Batch | null> => {
  const row = await tx.selectFrom('importBatch').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    importKey: row.importKey,
    fileName: row.fileName,
    header: row.header as string[],
    rows: row.rows as TableRow[],
    mapping: row.mapping as Record<string, string | null>,
    appliedAt: row.appliedAt,
  }
}

export const mapBatch = (
  db: Database,
  actor: Actor,
  id: string,
  mapping: Readonly<Record<string, string | null>>,
): Promise<unknown> =>
  writeAs(db, actor, (tx) =>
    tx
      .updateTable('importBatch')
      .set({ mapping: JSON.stringify(mapping) })
      .where('id', '=', id)
      .where('appliedAt', 'is', null)
      .execute(),
  )

/** What would happen: every row parsed, planned, and the bad ones named. Changes nothing. */
export const lookAt = (product: Product, actor: Actor, id: string, today: string): Promise<Looked | null> =>
  readAs(product.db, actor, async (tx) => {
    const batch = await batchOf(tx, id)
    const bound: AnyImport | undefined = batch ? product.imports.get(batch.importKey) : undefined
    if (!batch || !bound) return null
    const preview: ImportPreview<object> = previewImport<Record<string, unknown>>(
      bound.columns,
      { header: batch.header, rows: batch.rows },
      { unique: bound.unique, mapping: batch.mapping },
    )
    const good = preview.rows.flatMap((r) => (r.ok ? [{ number: r.number, record: r.record }] : []))
    const plans = good.length === 0 ? [] : await bound.plan(tx, good, actor, today)
    const bad = [
      ...preview.rows.flatMap((r) =>
        r.ok ? [] : [{ number: r.number, reasons: r.problems.map((p) => `「${p.label}」${p.message}`) }],
      ),
      ...plans.flatMap((plan, nth) =>
        plan.problems?.length ? [{ number: good[nth]?.number ?? 0, reasons: plan.problems }] : [],
      ),
    ].toSorted((a, b) => a.number - b.number)
    return {
      batch,
      preview,
      plans,
      bad,
      changes: plans.filter((p) => !p.unchanged && !p.problems?.length).length,
      unchanged: plans.filter((p) => p.unchanged).length,
    }
  })

export type Applied =
  | { kind: 'done'; rows: number }
  | { kind: 'bad-rows' }
  | { kind: 'stopped'; number: number; refusals: readonly Refusal[]; fields: Readonly<Record<string, string>> }

const complaints = (outcome: Exclude<Outcome, { kind: 'done' }>) => ({
  refusals: outcome.kind === 'refused' ? outcome.refusals : [],
  fields: outcome.kind === 'invalid' ? outcome.fields : {},
})

/** All rows by their acts in one transaction, or none. The first row a rule refuses is named with its rule. */
export const applyBatch = async (product: Product, actor: Actor, looked: Looked, at: Date): Promise<Applied> => {
  if (looked.bad.length > 0 || !looked.preview.importable) return { kind: 'bad-rows' }
  const numbers = looked.preview.rows.map((r) => r.number)
  const steps = looked.plans.flatMap((plan, nth) =>
    plan.unchanged
      ? []
      : plan.commands.map((command, part) => ({
          number: numbers[nth] ?? 0,
          command: { ...command, actor, at, requestKey: `import:${looked.batch.id}:${nth}:${part}` },
        })),
  )
  const outcome = await actAll(
    product.db,
    product.bindings,
    actor,
    steps.map((s) => s.command),
  )
  if (outcome.kind === 'stopped')
    return { kind: 'stopped', number: steps[outcome.at]?.number ?? 0, ...complaints(outcome.outcome) }
  await writeAs(product.db, actor, (tx) =>
    tx
      .updateTable('importBatch')
      .set({ appliedAt: at, appliedRows: looked.changes, rows: '[]' })
      .where('id', '=', looked.batch.id)
      .execute(),
  )
  return { kind: 'done', rows: looked.changes }
}

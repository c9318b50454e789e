import { sql } from 'kysely'
import { readAs, writeAs, type Tx } from '../db/database.ts'
import type { AnyImport } from '../http/product.ts'
import { guessMapping, headingsKey, mappingProblems, type Mapping } from '../sheet/columns.ts'
import { readTableApart } from '../sheet/read-table-apart.ts'
import type { ReadRow, TableProblem } from '../sheet/read-limits.ts'
import { changeAs, changeBatch, findBatch, rememberedMapping, STEP } from './batch.ts'
import { keptFile } from './keep-file.ts'
import type { Step } from './step.ts'

const SAMPLES = 3

const storeRows = (tx: Tx, batchId: string, rows: readonly ReadRow[]) =>
  sql`insert into import_row (batch_id, number, cells, read_problems)
    select ${batchId}, r.number, r.cells, r.problems
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(number integer, cells text[], problems text[])
    on conflict do nothing`.execute(tx)

/** Adds to the samples of each column its first values. */
const addSamples = (samples: string[][], rows: readonly ReadRow[]) => {
  for (const { cells } of rows)
    for (const [at, cell] of cells.entries()) {
      const kept = samples[at]
      const text = cell.trim().slice(0, 60)
      if (kept !== undefined && kept.length < SAMPLES && text !== '' && !kept.includes(text)) kept.push(text)
    }
}

const sentenceOf = ({ row, column, message }: TableProblem): string =>
  [row === null ? '' : `${row}行目`, column === null ? '' : `${column}列`, message].filter(Boolean).join('　')

const headingsOf = (bound: AnyImport): string[] =>
  bound.columns.flatMap((c: { label: string; aliases?: readonly string[] }) => [c.label, ...(c.aliases ?? [])])

/** What was chosen before for the same headings where it still fits, or what the headings say. */
const firstMapping = async (tx: Tx, step: Step, bound: AnyImport, header: readonly string[]): Promise<Mapping> => {
  const key = headingsKey(header)
  const asked = { personId: step.actor.personId, importKey: bound.key, headingsKey: key }
  const before = await rememberedMapping(tx, asked)
  if (before && Object.keys(mappingProblems(bound.columns, header, before)).length === 0) return before
  return guessMapping(bound.columns, header)
}

const unreadable = (step: Step, problems: readonly string[]) =>
  changeAs(step.product.db, step.batchId, ['reading'], { state: 'unreadable', problems })

/**
 * Reads the kept file apart from the program, row by row into the database. The file is refused as a whole where it is no
 * table; rows that are odd by themselves are kept with what is wrong with them.
 */
export const readFileStep = async (step: Step): Promise<void> => {
  const { db } = step.product
  const batch = await findBatch(db, step.batchId)
  const bound = batch && step.product.imports.get(batch.importKey)
  if (!batch || !bound || batch.state !== 'reading') return
  await writeAs(db, STEP, (tx) => tx.deleteFrom('importRow').where('batchId', '=', batch.id).execute())
  const bytes = await readAs(db, STEP, (tx) => keptFile(tx, batch.id))
  let header: readonly string[] = []
  let samples: string[][] = []
  let format = ''
  let count = 0
  try {
    await step.progress(0, null, 'ファイルを開いています')
    for await (const part of readTableApart(bytes, { headings: headingsOf(bound) })) {
      if (part.kind === 'refused') return void (await unreadable(step, part.problems.map(sentenceOf)))
      if (part.kind === 'header') {
        ;({ header, format } = part)
        samples = header.map(() => [])
        continue
      }
      if (count < 1000) addSamples(samples, part.rows)
      await writeAs(db, STEP, (tx) => storeRows(tx, batch.id, part.rows))
      count += part.rows.length
      await step.progress(count, null)
    }
  } catch (error) {
    if (!step.signal.aborted) await unreadable(step, ['読込みを途中でやめました。'])
    throw error
  }
  if (count === 0) return void (await unreadable(step, ['見出しの下に、行がありません。']))
  await writeAs(db, STEP, async (tx) => {
    const mapping = await firstMapping(tx, step, bound, header)
    const key = headingsKey(header)
    const change = { state: 'mapping', format, header, samples, mapping, headingsKey: key, rowCount: count } as const
    await changeBatch(tx, batch.id, ['reading'], change)
    await tx.deleteFrom('importFile').where('batchId', '=', batch.id).execute()
  })
}

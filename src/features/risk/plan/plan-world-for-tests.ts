import { Pool } from 'pg'
import type { Command, Done, Outcome } from '#kernel/act/outcome.ts'
import { act } from '#kernel/act/act.ts'
import { connect, readAs, type Database, type Tx } from '#kernel/db/database.ts'
import type { Product } from '#kernel/http/product.ts'
import { newId } from '#kernel/id.ts'
import { applyRowsStep } from '#kernel/imports/apply-rows.ts'
import { changeAs, findBatch, type Batch } from '#kernel/imports/batch.ts'
import { checkRowsStep } from '#kernel/imports/check-rows.ts'
import { keepFile } from '#kernel/imports/keep-file.ts'
import { readFileStep } from '#kernel/imports/read-file.ts'
import { productOf } from '#kernel/product-of.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { registerTable } from '#kernel/sheet/table.ts'
import { streamCsv } from '#kernel/sheet/write-csv.ts'
import { streamXlsx } from '#kernel/sheet/write-xlsx.ts'
import { freshDatabase } from '../../../../test/database.ts'
import { cert, dev, FILLED, iao, NOW, ops, OTHER_SYSTEM, PEOPLE, SYSTEM } from './plan-for-tests.ts'
import { planRegister, type PlanRow } from './register.ts'
import { boundPlanRegister } from './register-store.ts'
import { planSlice } from './slice.ts'

type Given = Partial<Command> & Pick<Command, 'act'>

export type PlanWorld = {
  db: Database
  owner: Pool
  product: Product
  act: (given: Given) => Promise<Outcome>
  done: (given: Given) => Promise<Done>
  /** An item of the system that has come so far, told at a moment. */
  item: (
    upTo: 'draft' | 'planned' | 'working' | 'reported' | 'completed' | 'accepted',
    more?: Telling,
  ) => Promise<string>
  finding: (given?: { host?: string; severity?: number; systemId?: string }) => Promise<string>
  read: <T>(by: Actor, of: (tx: Tx) => Promise<T>) => Promise<T>
  exported: (by: Actor, query?: Readonly<Record<string, string>>) => Promise<{ csv: string; xlsx: Uint8Array }>
  /** Brings a file, checks it, and applies it where no row is bad. */
  bring: (file: string | Uint8Array, by?: Actor) => Promise<{ batch: Batch; bad: readonly Bad[] }>
  close: () => Promise<void>
}

type Bad = { number: number; problems: readonly string[] }
type Telling = { typed?: object; at?: Date; systemId?: string; from?: Record<string, string>; by?: Actor }

const UNIT = '00000000-0000-7000-8000-000000000001'

const seed = async (owner: Pool) => {
  await owner.query(
    `insert into unit (id, name, abbreviation, kind, starts_on, state) values ($1, '企画課', '企画', 'section', '2024-04-01', 'established')`,
    [UNIT],
  )
  for (const system of [SYSTEM, OTHER_SYSTEM])
    await owner.query(`insert into system (id, name, starts_on, state) values ($1, $2, '2024-04-01', 'registered')`, [
      system.id,
      system.name,
    ])
  for (const { personId, rank, name } of PEOPLE)
    await owner.query(
      `insert into person (id, rank, name, kana, kind, home_unit_id, starts_on, state) values ($1, $2, $3, $3, 'staff', $4, '2024-04-01', 'present')`,
      [personId, rank, name, UNIT],
    )
}

const trialProduct = (db: Database): Product =>
  productOf({
    db,
    features: [
      {
        key: 'risk',
        title: 'リスク管理',
        bindings: [],
        registers: [],
        duties: [],
        forms: [],
        ...planSlice({ clock: () => NOW }),
      },
    ],
    printer: { print: () => Promise.reject(new Error()), waiting: () => 0, stop: () => Promise.resolve() },
    clock: () => NOW,
    demo: false,
    asset: (name) => name,
    log: () => {},
    ledger: { headSize: () => 0, checkedAt: () => null, faultless: () => null, caseProof: () => Promise.resolve(null) },
    version: '0',
  })

const bytesOf = async (stream: ReadableStream<Uint8Array>): Promise<Uint8Array> =>
  new Uint8Array(await new Response(stream).arrayBuffer())

async function* pieces(file: string | Uint8Array) {
  yield typeof file === 'string' ? new TextEncoder().encode(file) : file
}

/** Two systems and the people who answer for them, with an empty plan, on a database of its own. */
export const planWorld = async (): Promise<PlanWorld> => {
  const fresh = await freshDatabase()
  let closing = false
  const heard = (error: Error) => {
    if (!closing) throw error
  }
  const owner = new Pool({ ...fresh.owner, max: 2 })
  owner.on('error', heard)
  const app = connect({ ...fresh.app, max: 8 }, heard)
  await seed(owner)
  const product = trialProduct(app.db)
  const doAct: PlanWorld['act'] = (given) =>
    act(app.db, product.bindings, {
      process: 'risk.plan-item',
      caseId: null,
      input: FILLED,
      actor: dev,
      at: NOW,
      ...(given.act === 'open' || given.act === 'enter' ? { from: { system: SYSTEM.id } } : {}),
      ...given,
    })
  const done: PlanWorld['done'] = async (given) => {
    const outcome = await doAct(given)
    if (outcome.kind !== 'done') throw new Error(`${given.act}: ${JSON.stringify(outcome)}`)
    return outcome
  }
  const item: PlanWorld['item'] = async (upTo, more = {}) => {
    const { typed = {}, at = NOW, systemId = SYSTEM.id, from = {}, by = dev } = more
    const input = { ...FILLED, ...typed }
    const { caseId } = await done({ act: 'open', input, at, actor: by, from: { system: systemId, ...from } })
    const also = (name: string, actor: Actor) => done({ act: name, caseId, input, at, actor })
    if (upTo === 'draft') return caseId
    if (upTo === 'accepted') {
      await also('ask-acceptance', by)
      await also('accept', iao)
      return caseId
    }
    await also('plan', by)
    if (upTo === 'planned') return caseId
    await also('start', ops)
    if (upTo === 'working') return caseId
    const day = at.toISOString().slice(0, 10)
    await done({ act: 'report', caseId, input: { ...input, completedOn: day }, at, actor: ops })
    if (upTo === 'completed') await also('confirm', cert)
    return caseId
  }
  let plugin = 0
  const step = (batchId: string, actor: Actor) => ({
    product,
    actor,
    batchId,
    progress: () => Promise.resolve(),
    signal: new AbortController().signal,
  })
  const found = async (id: string): Promise<Batch> => {
    const batch = await findBatch(app.db, id)
    if (!batch) throw new Error('the batch is gone')
    return batch
  }
  return {
    db: app.db,
    owner,
    product,
    act: doAct,
    done,
    item,
    finding: async ({ host = 'db1', severity = 3, systemId = SYSTEM.id } = {}) => {
      const id = newId()
      plugin += 1
      await owner.query(
        `insert into finding (id, system_id, key, nth, tool, check_id, plugin, title, host, port, protocol, service,
           severity, evidence, state, first_scan_id, last_scan_id, first_seen_at, last_seen_at, credentialed)
         values ($1, $2, $1, 0, 'nessus', $1, $3, $4, $5, 443, 'tcp', 'https', $6, '', 'open', $1, $1, now(), now(), true)`,
        [id, systemId, String(plugin), `古い版 ${plugin}`, host, severity],
      )
      return id
    },
    read: (by, of) => readAs(app.db, by, of),
    exported: (by, query = { state: 'all' }) =>
      readAs(app.db, by, async (tx) => {
        const rows: PlanRow[] = []
        for await (const row of boundPlanRegister(() => NOW).all(tx, query, by)) rows.push(row)
        const table = () => registerTable(planRegister.title, planRegister.columns, rows)
        return {
          csv: new TextDecoder().decode(await bytesOf(streamCsv(table()))),
          xlsx: await bytesOf(streamXlsx(table())),
        }
      }),
    bring: async (file, by = dev) => {
      const id = await keepFile(app.db, by, {
        importKey: 'plan-items',
        fileName: 'plan',
        pieces: pieces(file),
        at: NOW,
      })
      if (id === null) throw new Error('nothing was brought')
      await readFileStep(step(id, by))
      const { mapping } = await found(id)
      await changeAs(app.db, id, ['mapping', 'checked'], { state: 'checking', mapping })
      await checkRowsStep(step(id, by))
      const checked = await found(id)
      if (checked.badRows === 0) {
        await changeAs(app.db, id, ['checked'], { state: 'applying' })
        await applyRowsStep(step(id, by))
      }
      const { rows } = await owner.query<{ number: number; problems: string[] }>(
        `select number, problems from import_row where batch_id = $1 and outcome = 'bad' order by number`,
        [id],
      )
      return { batch: await found(id), bad: rows }
    },
    close: async () => {
      closing = true
      await Promise.all([app.close(), owner.end()])
      await fresh.drop()
    },
  }
}

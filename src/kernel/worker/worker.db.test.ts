import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import type { Actor } from '#kernel/pure/actor.ts'
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts'
import { connect, EVERYTHING, readAs, writeAs, type OpenDatabase } from '../db/database.ts'
import type { Feature, Product } from '../http/product.ts'
import { newId } from '../id.ts'
import { productOf } from '../product-of.ts'
import { askCancel, workView } from './store.ts'
import { startWorker, type Worker } from './worker.ts'
import type { AnyWork, Schedule } from './work.ts'

const UNIT = newId()
const PERSON = newId()
const actor: Actor = { personId: PERSON, name: '見本', rank: '１佐', posts: [], authorities: [], reach: EVERYTHING }

let database: FreshDatabase
let open: OpenDatabase
let workers: Worker[] = []

beforeAll(async () => {
  database = await freshDatabase()
  open = connect(database.app, () => {})
  await open.db
    .insertInto('unit')
    .values({ id: UNIT, name: '企画課', abbreviation: '企', kind: 'section', startsOn: '2020-01-01', state: 'active' })
    .execute()
  await open.db
    .insertInto('person')
    .values({
      id: PERSON,
      name: '見本',

      rank: '１佐',
      kana: 'みほん',
      homeUnitId: UNIT,
      startsOn: '2020-01-01',
      kind: 'staff',
      state: 'serving',
    })
    .execute()
})

afterAll(async () => {
  await open.close()
  await database.drop()
})

beforeEach(() => async () => {
  await Promise.all(workers.map((w) => w.stop()))
  workers = []
})

const productWith = (work: readonly AnyWork[], schedules: readonly Schedule[] = []): Product => {
  const feature: Feature = { key: 'f', title: '', bindings: [], registers: [], duties: [], forms: [], work, schedules }
  return productOf({
    db: open.db,
    features: [feature],
    printer: { print: () => Promise.reject(new Error()), waiting: () => 0, stop: () => Promise.resolve() },
    clock: () => new Date(),
    demo: false,
    asset: (name) => name,
    log: () => {},
    ledger: {
      headSize: () => 0,
      checkedAt: () => null,
      faultless: () => null,
      caseProof: () => Promise.resolve(null),
    },
    version: '0',
  })
}

const startOne = async (product: Product) => {
  const worker = await startWorker({ ownerConfig: database.owner, product, loadActor: () => Promise.resolve(actor) })
  workers.push(worker)
  return worker
}

const kindOf = (kind: string, run: AnyWork['run']): AnyWork => ({ kind, title: kind, data: z.object({}), run })

const view = (id: string) => readAs(open.db, actor, (tx) => workView(tx, id))

const ended = async (id: string) => {
  for (;;) {
    const work = await view(id)
    if (work?.state === 'done' || work?.state === 'failed' || work?.state === 'cancelled') return work
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

test('work is done once though two processes stand ready, and its result is kept', async () => {
  let runs = 0
  const product = productWith([
    kindOf('count', async ({ progress }) => {
      runs += 1
      await progress(3, 3)
      return { counted: 3 }
    }),
  ])
  const [first] = [await startOne(product), await startOne(product)]
  const id = await first.ask({ kind: 'count', data: {}, actor })
  expect(await ended(id)).toMatchObject({ state: 'done', done: 3, total: 3, result: { counted: 3 } })
  expect(runs).toBe(1)
})

test('work that a stopping process had begun is begun again by another', async () => {
  let runs = 0
  const product = productWith([
    kindOf('long', async ({ signal }) => {
      runs += 1
      if (runs > 1) return 'second'
      await new Promise((_, no) => signal.addEventListener('abort', () => no(new Error('stopped'))))
      return 'first'
    }),
  ])
  const first = await startOne(product)
  const id = await first.ask({ kind: 'long', data: {}, actor })
  await expect.poll(() => runs, { timeout: 20_000 }).toBe(1)
  await first.stop()
  workers = []
  expect(await view(id)).toMatchObject({ state: 'waiting' })
  await startOne(product)
  expect(await ended(id)).toMatchObject({ state: 'done', result: 'second' })
})

test('whoever asked for the work can end it, and nobody else', async () => {
  const product = productWith([
    kindOf('endless', async ({ progress }) => {
      for (let n = 0; ; n += 1) {
        await progress(n, null, '進行中')
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    }),
  ])
  const worker = await startOne(product)
  const id = await worker.ask({ kind: 'endless', data: {}, actor })
  const stranger = { reach: { units: [], systems: [], everything: false }, personId: newId() }
  expect(await readAs(open.db, stranger, (tx) => workView(tx, id))).toBeNull()
  await writeAs(open.db, stranger, (tx) => askCancel(tx, id, stranger.personId))
  expect(await view(id)).toMatchObject({ cancelAsked: false })
  await writeAs(open.db, actor, (tx) => askCancel(tx, id, PERSON))
  expect(await ended(id)).toMatchObject({ state: 'cancelled' })
})

test('what goes wrong in the work ends it with a sentence and a number, not with its insides', async () => {
  const worker = await startOne(productWith([kindOf('broken', () => Promise.reject(new Error('秘密の中身')))]))
  const work = await ended(await worker.ask({ kind: 'broken', data: {}, actor }))
  expect(work).toMatchObject({ state: 'failed' })
  expect(work.message).toMatch(/誤りが起き/)
  expect(work.message).not.toMatch(/秘密/)
})

test('the clock gives one time to one of two processes', async () => {
  const runs: Date[] = []
  const product = productWith(
    [],
    [
      {
        key: 'every-minute',
        cron: '* * * * *',
        run: (_product, at) => {
          runs.push(at)
          return Promise.resolve()
        },
      },
    ],
  )
  await startOne(product)
  await startOne(product)
  const boss = await import('pg').then(({ default: pg }) => new pg.Client(database.owner))
  await boss.connect()
  // As after a stand-still: the last pass lies an hour back, so times were missed.
  await boss.query("update mamori_queue.version set cron_on = now() - interval '1 hour'")
  await expect.poll(() => runs.length, { timeout: 50_000 }).toBeGreaterThan(0)
  const { rows } = await boss.query("select count(*)::int as n from mamori_queue.job where name = 'clock'")
  await boss.end()
  expect(rows[0].n).toBe(runs.length)
})

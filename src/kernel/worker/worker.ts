import { PgBoss } from 'pg-boss'
import type { PoolConfig } from 'pg'
import type { Actor } from '#kernel/pure/actor.ts'
import type { Product } from '../http/product.ts'
import { QUEUE_SCHEMA } from '../postgres/roles.ts'
import { runWork } from './run-work.ts'
import { askRow, waitingIds } from './store.ts'
import type { AnyWork, Schedule, WorkDesk } from './work.ts'

const WORK = 'work'
const CLOCK = 'clock'
const ZONE = 'Asia/Tokyo'

export type Worker = WorkDesk & { stop: () => Promise<void> }

const keyed = <T>(list: readonly T[], keyOf: (of: T) => string) => {
  const map = new Map(list.map((of) => [keyOf(of), of]))
  if (map.size !== list.length) throw new Error('two kinds of work have one name')
  return map
}

const openQueue = async (ownerConfig: PoolConfig, product: Pick<Product, 'log'>) => {
  const boss = new PgBoss({
    ...(ownerConfig as ConstructorParameters<typeof PgBoss>[0] & object),
    schema: QUEUE_SCHEMA,
    max: 3,
    application_name: 'mamori queue',
    monitorIntervalSeconds: 10,
    cronMonitorIntervalSeconds: 15,
    registerInstance: false,
    openTelemetry: { enabled: false },
  })
  boss.on('error', (error) => product.log('queue', { error: error.message }))
  await boss.start()
  // A process that dies stops telling that it lives: after 15 s its work goes to another.
  const dies = { heartbeatSeconds: 15, expireInSeconds: 23 * 3600, retryLimit: 10, retryDelay: 1 }
  await boss.createQueue(WORK, { policy: 'exclusive', ...dies })
  await boss.createQueue(CLOCK, { policy: 'standard', ...dies })
  return boss
}

/** Hangs up the schedules there are, and takes down those that are no more. */
const hangUp = async (boss: PgBoss, schedules: ReadonlyMap<string, Schedule>) => {
  for (const { name, key } of await boss.getSchedules())
    if (name === CLOCK && !schedules.has(key)) await boss.unschedule(CLOCK, key)
  for (const { key, cron } of schedules.values())
    await boss.schedule(CLOCK, cron, { key }, { key, tz: ZONE, missed: 'once' })
}

/**
 * The product's own worker: long work and what the clock demands, in every process of the product, each piece once.
 * Whatever a killed process had begun is begun again by another within half a minute.
 */
export const startWorker = async (of: {
  ownerConfig: PoolConfig
  product: Product
  loadActor: (personId: string, at: Date) => Promise<Actor | null>
}): Promise<Worker> => {
  const { product } = of
  const kinds = keyed<AnyWork>(
    product.features.flatMap((f) => f.work ?? []),
    (w) => w.kind,
  )
  const schedules = keyed<Schedule>(
    product.features.flatMap((f) => f.schedules ?? []),
    (s) => s.key,
  )
  const stopping = new AbortController()
  const { signal } = stopping
  const boss = await openQueue(of.ownerConfig, product)
  await hangUp(boss, schedules)
  const send = (id: string) => boss.send(WORK, { id }, { singletonKey: id })
  await boss.work<{ id: string }>(
    WORK,
    { pollingIntervalSeconds: 0.5, localConcurrency: 2, heartbeatRefreshSeconds: 4 },
    async ([job]) => {
      if (job) await runWork({ product, kinds, loadActor: of.loadActor, signal }, job.data.id)
    },
  )
  await boss.work<{ key: string }>(CLOCK, { pollingIntervalSeconds: 5, heartbeatRefreshSeconds: 4 }, async ([job]) => {
    if (job) await schedules.get(job.data.key)?.run(product, product.clock(), signal)
  })
  // What was asked for while no queue ran, and what came back from a backup.
  for (const id of await waitingIds(product.db)) await send(id)
  return {
    ask: async ({ kind, data, actor, title }) => {
      const known = kinds.get(kind)
      if (!known) throw new Error(`no work is called ${kind}`)
      const id = await askRow(product.db, { kind, title: title ?? known.title, data, actor, at: product.clock() })
      await send(id)
      return id
    },
    stop: async () => {
      stopping.abort()
      await boss.stop({ graceful: true, timeout: 5000 })
    },
  }
}

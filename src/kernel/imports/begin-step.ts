import { setTimeout as sleep } from 'node:timers/promises'
import type { Actor } from '#kernel/pure/actor.ts'
import { readAs } from '../db/database.ts'
import type { Product } from '../http/product.ts'
import type { Mapping } from '../sheet/columns.ts'
import { workView } from '../worker/store.ts'
import type { WorkView } from '../worker/work.ts'
import { batchOf, changeAs, findBatch, type Batch, type BatchState } from './batch.ts'

const OPEN: ReadonlySet<BatchState> = new Set(['reading', 'checking', 'applying'])

/** How long a page waits for small files, so that they are done when it shows. */
const WAIT_MS = 2000
const LOOK_EVERY_MS = 50

const ask = async (product: Product, actor: Actor, batch: Pick<Batch, 'id' | 'importKey'>, kind: string) => {
  const data = { batchId: batch.id, importKey: batch.importKey }
  const workId = await product.work.ask({ kind, data, actor })
  await changeAs(product.db, batch.id, [...OPEN, 'mapping', 'checked', 'unreadable', 'applied'], { workId })
  const until = performance.now() + WAIT_MS
  while (performance.now() < until) {
    const now = await findBatch(product.db, batch.id)
    if (!now || !OPEN.has(now.state)) return
    await sleep(LOOK_EVERY_MS)
  }
}

/** Each begins a step in the background and waits a moment for it; the batch tells how far it came. */
export const beginReading = (product: Product, actor: Actor, batch: Pick<Batch, 'id' | 'importKey'>) =>
  ask(product, actor, batch, 'import.read')

export const beginChecking = async (product: Product, actor: Actor, batch: Batch, mapping: Mapping) => {
  const from = ['mapping', 'checked'] as const
  if (await changeAs(product.db, batch.id, from, { state: 'checking', mapping, problems: [] }))
    await ask(product, actor, batch, 'import.check')
}

/** Only what was checked without a bad row is carried out, and only once. */
export const beginApplying = async (product: Product, actor: Actor, batch: Batch) => {
  if (batch.badRows > 0 || batch.newRows + batch.changedRows === 0) return
  if (await changeAs(product.db, batch.id, ['checked'], { state: 'applying', problems: [] }))
    await ask(product, actor, batch, 'import.apply')
}

const BACK: Readonly<Record<string, BatchState>> = { reading: 'unreadable', checking: 'mapping', applying: 'checked' }

/**
 * A batch of the reader's own with the work that is under way on it. Work that ended before its step began (taken back while
 * it waited) leaves the batch where it was before.
 */
export const batchWithWork = async (
  product: Product,
  actor: Actor,
  id: string,
): Promise<{ batch: Batch; work: WorkView | null } | null> => {
  const found = await readAs(product.db, actor, async (tx) => {
    const batch = await batchOf(tx, id)
    return batch && { batch, work: batch.workId === null ? null : await workView(tx, batch.workId) }
  })
  if (!found || !OPEN.has(found.batch.state)) return found
  const { batch, work } = found
  if (work === null || work.state === 'waiting' || work.state === 'running') return found
  const state = BACK[batch.state] ?? batch.state
  const problems = [work.message ?? '取りやめました。']
  await changeAs(product.db, id, [batch.state], { state, problems })
  return { work, batch: { ...batch, state, problems } }
}

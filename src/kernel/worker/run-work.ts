import type { Actor } from '#kernel/pure/actor.ts'
import { Fault } from '../http/fault.ts'
import type { Product } from '../http/product.ts'
import { newId } from '../id.ts'
import { begin, leave, noteProgress } from './store.ts'
import { WorkCancelled, type AnyWork, type Progress } from './work.ts'

const WRITE_EVERY_MS = 300

/** Writes now and then, not at every call: a row a second tells a person as much as a thousand. */
const progressOf = (product: Product, id: string): Progress => {
  let written = 0
  return async (done, total, message) => {
    const now = Date.now()
    if (now - written < WRITE_EVERY_MS && message === undefined && done !== total) return
    written = now
    if (await noteProgress(product.db, id, { done, total, message })) throw new WorkCancelled()
  }
}

type LoadActor = (personId: string, at: Date) => Promise<Actor | null>

/**
 * Runs one piece of work to its end and writes how it ended. Throws only where the program is stopping: the queue then
 * gives it to another process.
 */
export const runWork = async (
  of: { product: Product; kinds: ReadonlyMap<string, AnyWork>; loadActor: LoadActor; signal: AbortSignal },
  id: string,
): Promise<void> => {
  const { product, signal } = of
  const { db } = product
  const end = (as: Omit<Parameters<typeof leave>[2], 'at'>) => leave(db, id, { ...as, at: product.clock() })
  const row = await begin(db, id, product.clock())
  if (!row) return
  if (row.cancelAsked) return void (await end({ state: 'cancelled' }))
  const kind = of.kinds.get(row.kind)
  const actor = row.personId === null ? null : await of.loadActor(row.personId, product.clock())
  if (!kind || !actor)
    return void (await end({ state: 'failed', message: '依頼した人が、いまはこの作業を行えません。' }))
  try {
    const data: unknown = kind.data.parse(row.data)
    const result = await kind.run({ id, data, actor, product, progress: progressOf(product, id), signal })
    await end({ state: 'done', result: result ?? null })
  } catch (error) {
    if (signal.aborted) {
      await end({ state: 'waiting', message: 'プログラムが止まったため、初めから行い直します。' })
      throw error
    }
    if (error instanceof WorkCancelled) return void (await end({ state: 'cancelled' }))
    if (error instanceof Fault) return void (await end({ state: 'failed', message: error.sentence }))
    const fault = newId(product.clock())
    product.log('work', { kind: row.kind, id, fault, error: error instanceof Error ? error.stack : String(error) })
    await end({ state: 'failed', message: `途中で誤りが起き、行えませんでした（番号 ${fault}）。` })
  }
}

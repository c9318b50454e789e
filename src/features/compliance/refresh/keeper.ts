import type { Product } from '#kernel/http/product.ts'
import { definitionsOf } from '../bound.ts'
import { refresh } from './refresh.ts'

export type BoardKeeper = { stop: () => Promise<void> }

/**
 * Keeps 履行状況 up to date in the background, in any number of processes: one of them draws at a time. An idle office costs a
 * look a tick. A fault is told and tried again at the next.
 */
export const startBoardKeeper = (product: Product, everyMs: number): BoardKeeper => {
  const stopped = new AbortController()
  const goOn = () => !stopped.signal.aborted
  let endPause = () => {}
  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, everyMs)
      endPause = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const { db, features, bindings, duties, clock } = product
  const of = { db, bindings, duties, clock, definitions: definitionsOf(features) }
  const run = async () => {
    while (goOn()) {
      await refresh(of, goOn).catch((error: unknown) => product.log('board', { error: String(error) }))
      if (goOn()) await pause()
    }
  }
  const ended = run()
  return {
    stop: () => {
      stopped.abort()
      endPause()
      return ended
    },
  }
}

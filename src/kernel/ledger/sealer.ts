import type { Kysely } from 'kysely'
import type { LedgerKey } from './key.ts'
import { hasPending, sealPending } from './seal.ts'

export type Sealer = {
  /** Seals now instead of at the next tick. Not needed for correctness: whatever is committed is sealed at the next tick. */
  wake(): void
  /** Ends after the batch under way. */
  stop(): Promise<void>
}

/** Seals in the background, every `everyMs` and when woken. Safe in several processes; a fault is told and tried again. */
export const startSealer = <DB>(options: {
  db: Kysely<DB>
  key: LedgerKey
  everyMs: number
  onError: (error: unknown) => void
}): Sealer => {
  const stopped = new AbortController()
  let woken = false
  let endPause = () => {}
  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, options.everyMs)
      endPause = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const run = async () => {
    while (!stopped.signal.aborted) {
      woken = false
      try {
        // A look without the lock, so that an idle office costs one cheap read a tick.
        if (await hasPending(options.db)) await sealPending(options.db, options.key)
      } catch (error) {
        options.onError(error)
      }
      if (!woken) await pause()
    }
  }
  const ended = run()
  const wake = () => {
    woken = true
    endPause()
  }
  return {
    wake,
    stop: () => {
      stopped.abort()
      wake()
      return ended
    },
  }
}

import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { ReadOptions, ReadPart } from './read-table.ts'

export type ReadApartOptions = ReadOptions & {
  timeLimitMs?: number
  memoryMegabytes?: number
}

/** The thread's program stands beside this one, in the source as in the bundle. */
const CHILD = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './read-table-child.ts' : './read-table-child.js', import.meta.url),
)

const refused = (message: string): ReadPart => ({
  kind: 'refused',
  problems: [{ row: null, column: null, message }],
})

/** What the thread says next: a part, null at the end, or that it was given up. */
const nextOf = (worker: Worker, timeLimitMs: number): Promise<ReadPart | null> => {
  const { promise, resolve, reject } = Promise.withResolvers<ReadPart | null>()
  const onError = (error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
      resolve(refused('ファイルが大きすぎて読み込めません。ファイルを分けてください。'))
    else reject(error)
  }
  const onExit = () => reject(new Error('the reading thread ended without an answer'))
  const timer = setTimeout(
    () => resolve(refused('読み込みに時間がかかりすぎたため中止しました。ファイルを分けてください。')),
    timeLimitMs,
  )
  worker.once('message', resolve)
  worker.once('error', onError)
  worker.once('exit', onExit)
  return promise.finally(() => {
    clearTimeout(timer)
    worker.off('message', resolve)
    worker.off('error', onError)
    worker.off('exit', onExit)
  })
}

/**
 * `readTable` in a thread of its own, ended when it takes too much memory, or too long for one part, and when the reader
 * stops: for files from outside.
 */
export async function* readTableApart(bytes: Uint8Array, options: ReadApartOptions = {}): AsyncGenerator<ReadPart> {
  const { timeLimitMs = 120_000, memoryMegabytes = 768, ...readOptions } = options
  const worker = new Worker(CHILD, {
    workerData: { bytes, options: readOptions },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes },
  })
  try {
    for (;;) {
      const part = await nextOf(worker, timeLimitMs)
      if (part === null) return
      yield part
      if (part.kind === 'refused') return
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
      worker.postMessage('next')
    }
  } finally {
    worker.removeAllListeners()
    worker.on('error', () => {})
    await worker.terminate()
  }
}

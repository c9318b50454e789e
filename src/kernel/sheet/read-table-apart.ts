import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { refusedFile, type ReadLimits } from './read-limits.ts'
import type { ReadTable } from './read-table.ts'

export type ReadApartOptions = {
  limits?: Partial<ReadLimits>
  sheet?: string
  timeLimitMs?: number
  memoryMegabytes?: number
  /** The thread's program; another file once the application is bundled. */
  workerPath?: string
}

/** `readTable` in a thread of its own, ended when it takes too long or too much: for files from outside. */
export const readTableApart = async (bytes: Uint8Array, options: ReadApartOptions = {}): Promise<ReadTable> => {
  const {
    timeLimitMs = 30_000,
    memoryMegabytes = 512,
    workerPath = fileURLToPath(new URL('./read-table-child.ts', import.meta.url)),
    ...readOptions
  } = options
  const worker = new Worker(workerPath, {
    workerData: { bytes, options: readOptions },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes },
  })
  const { promise, resolve, reject } = Promise.withResolvers<ReadTable>()
  const timer = setTimeout(
    () => resolve(refusedFile('読み込みに時間がかかりすぎたため中止しました。ファイルを分けてください。')),
    timeLimitMs,
  )
  worker.once('message', resolve)
  worker.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
      resolve(refusedFile('ファイルが大きすぎて読み込めません。ファイルを分けてください。'))
    else reject(error)
  })
  worker.once('exit', () => reject(new Error('the reading thread ended without an answer')))
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}

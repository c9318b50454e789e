import { parentPort, workerData } from 'node:worker_threads'
import { readTable } from './read-table.ts'

const { bytes, options } = workerData as { bytes: Uint8Array; options: Parameters<typeof readTable>[1] }
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
parentPort?.postMessage(await readTable(bytes, options))

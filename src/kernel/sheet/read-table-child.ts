import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { readTable, type ReadOptions } from './read-table.ts'

const { bytes, options } = workerData as { bytes: Uint8Array; options: ReadOptions }
const port = parentPort
if (!port) throw new Error('this program is a thread of another')
for await (const part of readTable(bytes, options)) {
  // The next part is read once this one has been taken: the file never piles up between the threads.
  const taken = once(port, 'message')
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  port.postMessage(part)
  await taken
}
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
port.postMessage(null)

import { appendFile, chmod, rename, stat } from 'node:fs/promises'
import { unless } from '#kernel/postgres/cannot-start.ts'

export type Log = {
  write: (event: string, facts?: Record<string, unknown>) => void
  /** Settled when everything written so far is in the file. */
  flush: () => Promise<void>
}

// The server answers so until it is up; somebody reading the log would take it for a fault.
const STARTING =
  /(?:FATAL: +the database system is (?:starting up|not yet accepting connections)|DETAIL: +Consistent recovery state has not been yet reached)/

const isNoise = (event: string, facts: Record<string, unknown>): boolean =>
  event === 'postgres' && typeof facts['line'] === 'string' && STARTING.test(facts['line'])

/**
 * One JSON line an event, readable by its owner alone; faults also to the terminal. Never what people typed. A file that
 * would grow beyond `limit` bytes becomes `.1`, the earlier ones one number more, and the one numbered `kept` goes.
 */
export const openLog = (
  file: string,
  { limit = 10 * 1024 * 1024, kept = 5, tell = (line: string) => console.error(line) } = {},
): Log => {
  const rotate = async () => {
    for (let nth = kept - 1; nth > 0; nth -= 1)
      await rename(`${file}.${nth}`, `${file}.${nth + 1}`).catch(unless('ENOENT'))
    // Another process on the same data may have been quicker.
    await rename(file, `${file}.1`).catch(unless('ENOENT'))
  }
  const append = async (text: string) => {
    const size = (await stat(file).catch(unless('ENOENT')))?.size ?? 0
    if (size > 0 && size + Buffer.byteLength(text) > limit) await rotate()
    await appendFile(file, text, { mode: 0o600 })
  }
  // One made before logs were private, too.
  let last: Promise<unknown> = chmod(file, 0o600).catch(() => undefined)
  return {
    write: (event, facts = {}) => {
      if (isNoise(event, facts)) return
      const line = JSON.stringify({ at: new Date().toISOString(), event, ...facts })
      last = last.then(() => append(`${line}\n`)).catch(() => tell(line))
      if (event === 'fault' || event === 'ledger-fault') tell(line)
    },
    flush: async () => {
      await last
    },
  }
}

import { spawn } from 'node:child_process'
import { readPublicKeys } from './key.ts'
import { exportCaseProof } from './proof.ts'
import type { LedgerView } from '../http/product.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const SIZE_EVERY_MS = 5000
const FIRST_CHECK_AFTER_MS = 20_000

/**
 * How the check is run beside a working program. It holds some thousand rows at a time, yet would let young garbage grow
 * to a multiple of that; collected early it needs half the memory and no more CPU.
 */
export const SPARING = ['--max-old-space-size=160', '--max-semi-space-size=2'] as const

export type LedgerWatch = LedgerView & { stop: () => Promise<void> }

/**
 * Checks the whole ledger soon after the start and once a day after that, and tells the pages how it stands. The check
 * is the command `verify-ledger` in a process of its own: its memory is given back, and it shares no state with us.
 */
export const watchLedger = (given: {
  /** Program and arguments of the check. */
  command: readonly [string, ...string[]]
  dataDir: string
  headSize: () => Promise<number>
  clock: () => Date
  log: (event: string, facts?: Record<string, unknown>) => void
}): LedgerWatch => {
  let size = 0
  let checked: Date | null = null
  let ok: boolean | null = null
  const stopping = new AbortController()
  let running: Promise<void> = Promise.resolve()
  const check = () =>
    new Promise<void>((resolve) => {
      const [file, ...args] = given.command
      const child = spawn(file, args, {
        env: { ...process.env, MAMORI_DATA: given.dataDir },
        stdio: ['ignore', 'pipe', 'ignore'],
        signal: stopping.signal,
      })
      let said = ''
      child.stdout.on('data', (chunk: Buffer) => {
        said = (said + chunk.toString()).slice(-4000)
      })
      child.on('error', () => resolve())
      child.on('close', (code) => {
        if (code === 0 || code === 1) {
          ok = code === 0
          checked = given.clock()
          if (code === 1) given.log('ledger-fault', { report: said })
        } else if (!stopping.signal.aborted) given.log('ledger-check-failed', { code, said })
        resolve()
      })
    })
  const begin = () => {
    running = running.then(check)
  }
  const readSize = () => {
    given.headSize().then(
      (n) => {
        size = n
      },
      (error: unknown) => given.log('ledger-size', { error: String(error) }),
    )
  }
  readSize()
  const timers = [
    setInterval(readSize, SIZE_EVERY_MS),
    setTimeout(begin, FIRST_CHECK_AFTER_MS),
    setInterval(begin, DAY_MS),
  ]
  for (const timer of timers) timer.unref()
  return {
    headSize: () => size,
    checkedAt: () => checked,
    faultless: () => ok,
    caseProof: async (tx, caseId, under = {}) =>
      exportCaseProof(tx, caseId, { ...under, publicKeys: await readPublicKeys(given.dataDir) }),
    stop: async () => {
      for (const timer of timers) clearTimeout(timer)
      stopping.abort()
      await running
    },
  }
}

import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeDataDir } from '#kernel/postgres/place.ts'
import { startMamori } from '../main.ts'
import { prepareDemo } from '../demo/prepare-demo.ts'
import { prepareFirstRun } from './first-run.ts'

const DEFAULT_PORT = 8640

/** One JSON line an event, in the data directory; faults also to the terminal. Never what people typed. */
const logTo =
  (dataDir: string) =>
  (event: string, facts: Record<string, unknown> = {}) => {
    const line = JSON.stringify({ at: new Date().toISOString(), event, ...facts })
    void appendFile(join(dataDir, 'mamori.log'), `${line}\n`).catch(() => console.error(line))
    if (event === 'fault' || event === 'ledger-fault') console.error(line)
  }

const portOf = (text: string | undefined): number => {
  const port = Number(text ?? DEFAULT_PORT)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT は 0 から 65535 の数です：${text}`)
  return port
}

/** Runs until it is told to stop; -1 keeps the process. The demo answers on this machine only. */
export const serveCommand = async (given: {
  dataDir: string
  databaseUrl: string | undefined
  demo: boolean
}): Promise<number> => {
  await makeDataDir(given.dataDir)
  const running = await startMamori({
    ...given,
    port: portOf(process.env['PORT']),
    host: given.demo ? '127.0.0.1' : (process.env['HOST'] ?? '127.0.0.1'),
    log: logTo(given.dataDir),
  })
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    void running.stop().then(() => process.exit(0))
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  if (given.demo) await prepareDemo(running.product, (line) => console.log(line))
  await running.listen()
  if (!given.demo) await prepareFirstRun(running.product, running.url(), (line) => console.log(line))
  console.log(`情報保証業務システムが動いています：${running.url()}`)
  console.log(`データの場所：${given.dataDir}　（止めるには Ctrl+C）`)
  return -1
}

import { join } from 'node:path'
import { CannotStart, errorCode } from '#kernel/postgres/cannot-start.ts'
import { makeDataDir } from '#kernel/postgres/place.ts'
import { startMamori, type Running } from '../main.ts'
import { prepareDemo } from '../demo/prepare-demo.ts'
import { originsOf, portOf } from './environment.ts'
import { prepareFirstRun } from './first-run.ts'
import { openLog } from './log-file.ts'
import { oidcOf } from './oidc-settings.ts'

/** Why it cannot listen, for the person who chose PORT and HOST; any other failure as it is. */
const listeningFault = (error: unknown, { port, host }: { port: number; host: string }): unknown => {
  switch (errorCode(error)) {
    case 'EADDRINUSE':
      return new CannotStart(
        `ポート ${port} は、ほかのプログラムが使っています。それを止めるか、別の番号を PORT に指定してください。`,
        `Port ${port} is in use. Stop what uses it, or set PORT to another number.`,
        { cause: error },
      )
    case 'EACCES':
      return new CannotStart(
        `ポート ${port} で待ち受ける権限がありません。1024 以上の番号を PORT に指定してください。`,
        `No permission to listen on port ${port}. Set PORT to 1024 or above.`,
        { cause: error },
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new CannotStart(
        `HOST のアドレス ${host} は、この計算機にありません。`,
        `HOST ${host} is not an address of this machine.`,
        { cause: error },
      )
    default:
      return error
  }
}

const listen = async (running: Running, where: { port: number; host: string }) => {
  try {
    await running.listen()
  } catch (error) {
    throw listeningFault(error, where)
  }
}

/** Runs until it is told to stop; -1 keeps the process. The demo answers on this machine only. */
export const serveCommand = async (given: {
  dataDir: string
  databaseUrl: string | undefined
  demo: boolean
}): Promise<number> => {
  const port = portOf(process.env['PORT'])
  const origins = originsOf(process.env['MAMORI_ORIGIN'])
  const oidc = oidcOf(process.env)
  const host = given.demo ? '127.0.0.1' : process.env['HOST'] || '127.0.0.1'
  await makeDataDir(given.dataDir)
  const log = openLog(join(given.dataDir, 'mamori.log'))
  try {
    const running = await startMamori({ ...given, port, host, origins, oidc, log: log.write })
    let stopping: Promise<void> | null = null
    const stop = () => (stopping ??= running.stop().then(() => log.flush()))
    const stopAndExit = () => void stop().then(() => process.exit(0))
    process.on('SIGTERM', stopAndExit)
    process.on('SIGINT', stopAndExit)
    try {
      if (given.demo) await prepareDemo(running.product, (line) => console.log(line))
      await listen(running, { port, host })
      if (!given.demo) await prepareFirstRun(running.product, origins[0] ?? running.url(), (line) => console.log(line))
    } catch (error) {
      await stop()
      throw error
    }
    console.log(`情報保証業務システムが動いています：${running.url()}`)
    console.log(`データの場所：${given.dataDir}　（止めるには Ctrl+C）`)
    return -1
  } catch (error) {
    await log.flush()
    throw error
  }
}

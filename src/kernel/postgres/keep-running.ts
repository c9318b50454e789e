import { setTimeout as delay } from 'node:timers/promises'
import { Client, type ClientConfig } from 'pg'
import { CannotStart, errorCode } from './cannot-start.ts'
import { clearLeftovers } from './leftovers.ts'
import { type Cluster, type Supervised, durable, supervise } from './supervise.ts'

export type Kept = { stop(): Promise<void> }

/** Starts the cluster's server, waits until it answers, and starts it again whenever it ends without being told to. */
export async function keepRunning(
  cluster: Cluster,
  superuser: ClientConfig,
  onLog: (line: string) => void,
): Promise<Kept> {
  const state: { stopping: boolean; current?: Supervised } = { stopping: false }

  async function launch(): Promise<void> {
    const owner = cluster.account?.uid ?? process.getuid?.() ?? 0
    await clearLeftovers({ ...cluster, owner })
    if (state.stopping) return
    const launched = supervise(cluster, onLog)
    state.current = launched
    try {
      await untilReady(launched, superuser)
    } catch (error) {
      launched.stop()
      await launched.ended
      throw error
    }
  }

  async function relaunch(): Promise<void> {
    for (let pause = 100; !state.stopping; pause = Math.min(pause * 2, 10_000)) {
      try {
        return await launch()
      } catch (error) {
        onLog(`データベースを再び起動できません。続けて試みます: ${String(error)}`)
        await delay(pause)
      }
    }
  }

  async function watch(): Promise<void> {
    for (;;) {
      await state.current?.ended
      if (state.stopping) return
      onLog('データベースが予期せず終了したため、再び起動します。')
      await relaunch()
    }
  }

  await launch()
  const watching = watch()
  return {
    async stop() {
      state.stopping = true
      state.current?.stop()
      await watching
    },
  }
}

const limit = 10 * 60_000

async function untilReady(server: Supervised, superuser: ClientConfig): Promise<void> {
  const ended = server.ended.then((lastWords): never => {
    throw new CannotStart('データベースが起動せずに終了しました。', `The database ended while starting:\n${lastWords}`)
  })
  ended.catch(() => {})
  for (const since = Date.now(); ;) {
    try {
      return await Promise.race([ended, assertDurable(superuser)])
    } catch (error) {
      if (error instanceof CannotStart) throw error
      if (errorCode(error) === '28P01') throw wrongPassword(error)
      // Long after a crash it may still be putting its log in order; that is not to be cut short.
      if (Date.now() - since > limit) throw error
      await Promise.race([ended, delay(20)])
    }
  }
}

async function assertDurable(superuser: ClientConfig): Promise<void> {
  const client = new Client(superuser)
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ name: string; setting: string }>(
      'SELECT name, setting FROM pg_settings WHERE name = ANY ($1)',
      [Object.keys(durable)],
    )
    const off = rows.filter(({ setting }) => setting !== 'on').map(({ name }) => name)
    if (off.length === 0 && rows.length === 3) return
    throw new CannotStart(
      `データベースの設定 ${off.join(', ')} が無効です。記録を失うおそれがあるため起動しません。`,
      `The database settings ${off.join(', ')} are off; records could be lost, so it is not started.`,
    )
  } finally {
    await client.end().catch(() => {})
  }
}

function wrongPassword(cause: unknown): CannotStart {
  return new CannotStart(
    'データベースのパスワードが合いません。データディレクトリの postgres/superuser.password を元に戻してください。',
    "The database's password does not match. Put postgres/superuser.password in the data directory back as it was.",
    { cause },
  )
}

import { spawn, type ChildProcess } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { CLIENT, startProvider } from '../src/features/sign-in/oidc/provider-for-tests.ts'
import { copyData } from './copy-data.ts'
import { freePort } from './free-port.ts'

declare module 'vitest' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- declaration merging needs an interface
  interface ProvidedContext {
    /** One demo for each worker: stories side by side do not see each other. */
    demos: readonly { origin: string; dataDir: string }[]
    /** Data of the demo as its history left them, stopped: to be copied for a program of one's own. */
    toldDir: string
  }
}

const ready = async (origin: string, child: ChildProcess) => {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the demo ended with ${child.exitCode}`)
    const answer = await fetch(`${origin}/healthz`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

const start = (dataDir: string, port: number, env: Readonly<Record<string, string>> = {}) =>
  spawn(process.execPath, ['--enable-source-maps', 'dist/mamori.js', 'demo'], {
    env: { ...process.env, ...env, PORT: String(port), MAMORI_DATA: dataDir },
    stdio: ['ignore', 'inherit', 'inherit'],
  })

const stop = async (child: ChildProcess) => {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}

const WORKERS = 2

/** Tells the demo's history once on fresh data, and starts a demo on a copy of it for each worker; all goes with the stories. */
export default async function runningDemos(project: TestProject) {
  const toldDir = await mkdtemp(join(tmpdir(), 'mamori-e2e-'))
  // As root the database runs under another account: where that cannot enter, it would lie elsewhere and not be copied.
  await chmod(toldDir, 0o711)
  const port = await freePort()
  const telling = start(toldDir, port)
  await ready(`http://localhost:${port}`, telling)
  await stop(telling)
  const provider = await startProvider()
  const demos: { origin: string; dataDir: string; child: ChildProcess }[] = []
  for (let worker = 1; worker <= WORKERS; worker += 1) {
    const dataDir = `${toldDir}-${worker}`
    await copyData(toldDir, dataDir)
    const own = await freePort()
    const origin = `http://localhost:${own}`
    provider.admit(origin)
    const child = start(dataDir, own, {
      MAMORI_OIDC_ISSUER: provider.issuer.href,
      MAMORI_OIDC_CLIENT_ID: CLIENT,
      MAMORI_OIDC_CLIENT_SECRET: provider.clientSecret,
    })
    await ready(origin, child)
    demos.push({ origin, dataDir, child })
  }
  project.provide('toldDir', toldDir)
  project.provide(
    'demos',
    demos.map(({ origin, dataDir }) => ({ origin, dataDir })),
  )
  return async () => {
    for (const { child, dataDir } of demos) {
      await stop(child)
      await rm(dataDir, { recursive: true, force: true })
    }
    await provider.stop()
    await rm(toldDir, { recursive: true, force: true })
  }
}

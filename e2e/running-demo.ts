import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { CLIENT, startProvider } from '../src/features/sign-in/oidc/provider-for-tests.ts'
import { freePort } from './free-port.ts'

declare module 'vitest' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- declaration merging needs an interface
  interface ProvidedContext {
    origin: string
    dataDir: string
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

/** Starts the built demo once for all stories, on a free port and fresh data; everything goes when they are done. */
export default async function runningDemo(project: TestProject) {
  const dataDir = await mkdtemp(join(tmpdir(), 'mamori-e2e-'))
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const provider = await startProvider()
  provider.admit(origin)
  const oidc = {
    MAMORI_OIDC_ISSUER: provider.issuer.href,
    MAMORI_OIDC_CLIENT_ID: CLIENT,
    MAMORI_OIDC_CLIENT_SECRET: provider.clientSecret,
  }
  const child = spawn(process.execPath, ['--enable-source-maps', 'dist/mamori.js', 'demo'], {
    env: { ...process.env, ...oidc, PORT: String(port), MAMORI_DATA: dataDir },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  await ready(origin, child)
  project.provide('origin', origin)
  project.provide('dataDir', dataDir)
  return async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
    await provider.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { freePort } from './free-port.ts'

declare module 'vitest' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- declaration merging needs an interface
  interface ProvidedContext {
    origin: string
    dataDir: string
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

const start = (dataDir: string, port: number) =>
  spawn(process.execPath, ['--enable-source-maps', 'dist/mamori.js', 'demo'], {
    env: { ...process.env, PORT: String(port), MAMORI_DATA: dataDir },
    stdio: ['ignore', 'inherit', 'inherit'],
  })

const stop = async (child: ChildProcess) => {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}

/** Starts the built demo once for all stories, on a free port and fresh data; everything goes when they are done. */
export default async function runningDemo(project: TestProject) {
  const dataDir = await mkdtemp(join(tmpdir(), 'mamori-e2e-'))
  const toldDir = `${dataDir}-told`
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const telling = start(dataDir, port)
  await ready(origin, telling)
  await stop(telling)
  await promisify(execFile)('cp', ['-a', dataDir, toldDir])
  const child = start(dataDir, port)
  await ready(origin, child)
  project.provide('origin', origin)
  project.provide('dataDir', dataDir)
  project.provide('toldDir', toldDir)
  return async () => {
    await stop(child)
    for (const dir of [dataDir, toldDir]) await rm(dir, { recursive: true, force: true })
  }
}

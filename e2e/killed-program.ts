import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The real program on data of its own, to be killed and started again. */
export type Program = {
  origin: string
  dataDir: string
  start: () => Promise<string>
  killApp: () => void
  killDatabase: () => void
  running: () => boolean
  stop: () => Promise<void>
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

export const program = (
  dataDir: string,
  port: number,
  environment: Readonly<Record<string, string>> = {},
  command: 'start' | 'demo' = 'start',
): Program => {
  const origin = `http://localhost:${port}`
  let child: ChildProcess | null = null
  let said = ''
  const alive = () => child !== null && child.exitCode === null && child.signalCode === null
  const ready = async (): Promise<void> => {
    for (let tries = 0; tries < (command === 'demo' ? 1800 : 400); tries += 1) {
      if (!alive()) throw new Error(`the program ended while starting:\n${said}`)
      const answer = await fetch(`${origin}/healthz`).catch(() => null)
      if (answer?.ok) return
      await pause(100)
    }
    throw new Error(`the program did not come up:\n${said}`)
  }
  return {
    origin,
    dataDir,
    start: async () => {
      said = ''
      child = spawn(process.execPath, ['dist/mamori.js', command], {
        env: { ...process.env, PORT: String(port), MAMORI_DATA: dataDir, ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      for (const stream of [child.stdout, child.stderr])
        stream?.on('data', (chunk: Buffer) => {
          said += chunk.toString()
        })
      await ready()
      while (alive() && !said.includes('データの場所')) await pause(50)
      return said
    },
    killApp: () => child?.kill('SIGKILL'),
    killDatabase: () => {
      const pid = Number(readFileSync(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0])
      process.kill(pid, 'SIGKILL')
    },
    running: alive,
    stop: async () => {
      if (!child || !alive()) return
      const ended = new Promise((resolve) => child?.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
    },
  }
}

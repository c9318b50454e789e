import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'

const rounds = 30
const victims = [
  ['app'],
  ['database'],
  ['app', 'database'],
  ['supervisor'],
  ['app', 'supervisor'],
  ['app', 'supervisor', 'database'],
] as const
type Victim = (typeof victims)[number][number]

const directory = mkdtempSync(join(tmpdir(), 'mamori-kill-'))
chmodSync(directory, 0o755)
const acknowledged = new Set<number>()
const log: string[] = []
const running: { program?: Program } = {}

class Program {
  readonly #child: ChildProcess
  readonly #waiting: { beginning: string; heard: (line: string) => void }[] = []
  postmaster = 0

  constructor() {
    const script = join(import.meta.dirname, 'acknowledging-writer.ts')
    this.#child = spawn(process.execPath, [script, join(directory, 'data')], { stdio: ['pipe', 'pipe', 'pipe'] })
    this.#child.stdin?.on('error', () => {})
    if (this.#child.stderr) createInterface({ input: this.#child.stderr }).on('line', (line) => log.push(line))
    if (this.#child.stdout) createInterface({ input: this.#child.stdout }).on('line', (line) => this.#hear(line))
  }

  #hear(line: string): void {
    const [word, value] = line.split(' ')
    if (word === 'done') acknowledged.add(Number(value))
    if (word === 'up' || word === 'kept') this.postmaster = Number(value)
    for (const waiting of this.#waiting.splice(0)) {
      if (line.startsWith(waiting.beginning)) waiting.heard(line)
      else this.#waiting.push(waiting)
    }
  }

  async says(beginning: string): Promise<string> {
    const heard = new Promise<string>((resolve) => {
      this.#waiting.push({ beginning, heard: resolve })
    })
    const late = delay(30_000, undefined, { ref: false }).then(() => {
      throw new Error(`not heard: ${beginning}\n${log.slice(-30).join('\n')}`)
    })
    return Promise.race([heard, late])
  }

  async kept(): Promise<Set<number>> {
    for (;;) {
      const answer = Promise.race([this.says('kept'), this.says('failed')])
      this.#child.stdin?.write('?\n')
      const [word, , ids] = (await answer).split(' ')
      if (word === 'kept') return new Set((ids ?? '').split(',').map(Number))
      await delay(50)
    }
  }

  async kill(chosen: readonly Victim[]): Promise<void> {
    const supervisor = Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${this.postmaster}/status`, 'utf8'))?.[1])
    const pids = { app: this.#child.pid ?? 0, database: this.postmaster, supervisor }
    const gone = new Promise((resolve) => this.#child.stdout?.once('close', resolve))
    for (const victim of chosen) process.kill(pids[victim], 'SIGKILL')
    // What it had still acknowledged before the blow must be counted, too.
    if (chosen.includes('app')) await gone
  }
}

afterAll(async () => {
  await running.program?.kill(['app'])
  await delay(500)
  rmSync(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 })
})

test(
  `an acknowledged row survives kill -9 of the program, the database and the supervisor, ${rounds} times at random moments`,
  {
    timeout: 180_000,
  },
  async () => {
    for (let round = 0; round < rounds; round++) {
      const chosen = victims[round % victims.length] ?? ['app']
      const program = (running.program ??= await start())
      await program.says('done')
      await delay(Math.random() * 400)
      await program.kill(chosen)
      // Where the program lives on, it must bring the database back by itself.
      const survivor = chosen.some((victim) => victim === 'app') ? await start() : program
      running.program = survivor
      await delay(100)
      await survivor.says('done')
      const promised = [...acknowledged]
      const kept = await survivor.kept()
      const lost = promised.filter((id) => !kept.has(id))
      expect(lost, `round ${round}: after killing ${chosen.join(' and ')}`).toEqual([])
    }
    expect(acknowledged.size).toBeGreaterThan(rounds)
  },
)

async function start(): Promise<Program> {
  const program = new Program()
  await program.says('up')
  return program
}

import { meter } from './cpu.ts'
import type { House } from './house.ts'

export type Figure = {
  what: string
  /** Media in the data. */
  media: number
  /** Rows of the file, where a file is what grows. */
  rows?: number
  n: number
  /** CPU of the program, and of its database, for one. */
  appCpuMs: number
  dbCpuMs: number
  p50Ms: number
  p99Ms: number
  bytes?: number
}

export const round = (n: number): number => Number(n.toPrecision(3))

const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0

const then = async (nth: number, once: (nth: number) => Promise<number>): Promise<number> => {
  await once(nth)
  return nth + 1
}

/** What is slow is not done so often: no figure takes much longer than this. */
const LONGEST_MS = 12_000

/** Does it `n` times at most, one after the other, after some unmeasured ones; `once` answers how many bytes came. */
export const measured = async (
  house: House,
  what: string,
  n: number,
  once: (nth: number) => Promise<number>,
  { warm = Math.min(30, n), per = 1 }: { warm?: number; per?: number } = {},
): Promise<Figure> => {
  const began = performance.now()
  let next = 0
  while (next < warm && performance.now() - began < LONGEST_MS / 4) next = await then(next, once)
  const app = meter(() => house.parts().app)
  const database = meter(() => house.parts().database)
  const [app0, database0] = [app(), database()]
  const times: number[] = []
  let bytes = 0
  while (times.length < n && (times.length < Math.min(3, n) || performance.now() - began < LONGEST_MS)) {
    const from = performance.now()
    bytes = await once(next)
    next += 1
    times.push(performance.now() - from)
  }
  const done = times.length * per
  times.sort((a, b) => a - b)
  return {
    what,
    media: house.size,
    n: done,
    appCpuMs: round((app() - app0) / done),
    dbCpuMs: round((database() - database0) / done),
    p50Ms: round(quantile(times, 0.5)),
    p99Ms: round(quantile(times, 0.99)),
    ...(bytes > 0 ? { bytes } : {}),
  }
}

export type Floor = { cpuMs: number; ms: number }

/** The same through the bare driver: CPU of this process and of the database for one. */
export const floorOf = async (house: House, n: number, once: (nth: number) => Promise<unknown>): Promise<Floor> => {
  for (let nth = 0; nth < Math.min(30, n); nth += 1) await once(nth)
  const database = meter(() => house.parts().database)
  const database0 = database()
  const own = process.cpuUsage()
  const from = performance.now()
  for (let nth = 0; nth < n; nth += 1) await once(nth)
  const ms = (performance.now() - from) / n
  const { user, system } = process.cpuUsage(own)
  return { cpuMs: round(((user + system) / 1000 + database() - database0) / n), ms: round(ms) }
}

/** Every figure is one line of JSON, with its ratio to the floor of the same run. */
export const print = (figure: Figure, floor?: Floor, more: Record<string, unknown> = {}): Figure => {
  const total = figure.appCpuMs + figure.dbCpuMs
  const ratio = floor && floor.cpuMs > 0 ? { floorCpuMs: floor.cpuMs, ratio: round(total / floor.cpuMs) } : {}
  process.stdout.write(`${JSON.stringify({ ...figure, ...ratio, ...more })}\n`)
  return figure
}

export const bytesOf = async (answer: Promise<Response>): Promise<number> => {
  const got = await answer
  const { byteLength } = await got.arrayBuffer()
  if (got.status !== 200 && got.status !== 303) throw new Error(`${got.url} answered ${got.status}`)
  return byteLength
}

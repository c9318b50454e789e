import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openLog } from './log-file.ts'

let dir: string
let file: string
const told: string[] = []
const tell = (line: string) => void told.push(line)

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'mamori-log-'))
  file = join(dir, 'mamori.log')
  told.length = 0
})
afterEach(() => rm(dir, { recursive: true }))

const events = async (name = 'mamori.log') =>
  (await readFile(join(dir, name), 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { event: string }).event)

describe('the log', () => {
  test('keeps the order, one JSON line an event, for its owner alone', async () => {
    const log = openLog(file, { tell })
    for (let nth = 0; nth < 50; nth += 1) log.write(`e${nth}`, { nth })
    await log.flush()
    expect(await events()).toEqual(Array.from({ length: 50 }, (_, nth) => `e${nth}`))
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  test('closes one that was open to others', async () => {
    await writeFile(file, '')
    await chmod(file, 0o644)
    const log = openLog(file, { tell })
    log.write('later')
    await log.flush()
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  test('begins a new file at its limit and keeps so many before it, the oldest going first', async () => {
    const log = openLog(file, { limit: 200, kept: 2, tell })
    for (const event of ['a', 'b', 'c', 'd']) log.write(event, { filler: 'x'.repeat(130) })
    await log.flush()
    expect((await readdir(dir)).toSorted()).toEqual(['mamori.log', 'mamori.log.1', 'mamori.log.2'])
    expect([await events(), await events('mamori.log.1'), await events('mamori.log.2')]).toEqual([['d'], ['c'], ['b']])
  })

  test('a line larger than the limit is kept whole', async () => {
    const log = openLog(file, { limit: 10, tell })
    log.write('long')
    await log.flush()
    expect(await events()).toEqual(['long'])
  })

  test('leaves out that the database is only starting, and nothing else of it', async () => {
    const log = openLog(file, { tell })
    const line = (text: string) => log.write('postgres', { line: `2026-11-09 10:00:00.000 JST [7] ${text}` })
    line('FATAL:  the database system is starting up')
    line('FATAL:  the database system is not yet accepting connections')
    line('DETAIL:  Consistent recovery state has not been yet reached.')
    line('FATAL:  password authentication failed for user "x"')
    log.write('fault', { line: 'FATAL:  the database system is starting up' })
    await log.flush()
    expect(await events()).toEqual(['postgres', 'fault'])
    expect(told).toHaveLength(1)
  })

  test('what cannot be written is told instead', async () => {
    const log = openLog(join(dir, 'none', 'mamori.log'), { tell })
    log.write('lost')
    await log.flush()
    expect(told).toHaveLength(1)
    expect(told[0]).toContain('"event":"lost"')
  })
})

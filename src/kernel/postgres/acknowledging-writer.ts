import { writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { Pool } from 'pg'
import { startEmbedded } from './start-embedded.ts'

/** What is written, and how it is found again. The rest only cares that an acknowledged id is never missing. */
const work = {
  prepare: (pool: Pool) => pool.query('CREATE TABLE IF NOT EXISTS deed (id bigint PRIMARY KEY, what text NOT NULL)'),
  perform: (pool: Pool, id: number) => pool.query('INSERT INTO deed VALUES ($1, $2)', [id, 'x'.repeat(id % 700)]),
  kept: async (pool: Pool): Promise<number[]> => {
    const { rows } = await pool.query<{ id: string }>('SELECT id FROM deed')
    return rows.map(({ id }) => Number(id))
  },
}

/** Writes until it is killed. Says `up <postmaster>`, `done <id>` for each acknowledged row, and on any line of input `kept <ids>`. */
async function main(dataDir: string): Promise<void> {
  const say = (line: string) => writeSync(1, `${line}\n`)
  const server = await startEmbedded({ dataDir, onLog: (line) => process.stderr.write(`${line}\n`) })
  const pool = new Pool({ ...server.superConfig('postgres'), max: 4 })
  pool.on('error', () => {})
  await work.prepare(pool)
  say(`up ${server.pid()}`)
  createInterface({ input: process.stdin }).on('line', () => {
    work.kept(pool).then(
      (ids) => say(`kept ${server.pid()} ${ids.join(',')}`),
      (error: unknown) => say(`failed ${String(error)}`),
    )
  })
  let next = Date.now() * 1000
  const writer = async () => {
    for (;;) {
      const id = next++
      const done = await work.perform(pool, id).then(
        () => true,
        () => false,
      )
      if (done) say(`done ${id}`)
      else await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  await Promise.all([writer(), writer(), writer()])
}

await main(process.argv[2] ?? '')

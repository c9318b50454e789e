import { readFileSync } from 'node:fs'
import { Client, type ClientConfig } from 'pg'

const STEP = 50_000

/**
 * Media beside the sample's own, written by SQL: a fifth of them in one unit of the sample, at most 20,000, the rest in
 * further units of about a thousand each. They have no history; the sample's own cases have.
 */
export const seedMedia = async (config: unknown, size: number): Promise<void> => {
  const client = new Client(config as ClientConfig)
  await client.connect()
  try {
    await client.query('set synchronous_commit = off; set maintenance_work_mem = 256000')
    await client.query(readFileSync('bench/seed.sql', 'utf8'))
    await client.query('select bench_units($1)', [Math.ceil(size / 1000)])
    for (let from = 1; from <= size; from += STEP)
      await client.query('select bench_media($1, $2, $3)', [from, Math.min(size, from + STEP - 1), size])
    await client.query('analyze')
  } finally {
    await client.end()
  }
}

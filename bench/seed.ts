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

/** Moves all of them into the unit that has a fifth. */
export const inOneUnit = async (config: unknown): Promise<void> => {
  const client = new Client(config as ClientConfig)
  await client.connect()
  try {
    await client.query('set synchronous_commit = off')
    const { rows } = await client.query<{ home: string }>('select bench_home() as home')
    const home = [rows[0]?.home]
    await client.query(`update medium set unit_id = $1 where unit_id <> $1 and number ~ '業-[0-9]{7}$'`, home)
    await client.query(
      `update case_file set unit_id = $1 where unit_id <> $1 and process = 'media.medium' and number ~ '業-[0-9]{7}$'`,
      home,
    )
    await client.query('vacuum analyze medium')
    await client.query('vacuum analyze case_file')
  } finally {
    await client.end()
  }
}

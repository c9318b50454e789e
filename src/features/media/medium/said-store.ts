import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Medium } from './model.ts'

const REGISTRATIONS = ['register', 'record-existing', 'register-received', 'register-again']
const CORRECTIONS = ['correct', 'correct-pointer']
const FIELDS = ['model', 'capacity', 'serialNumber', 'note', 'pointerRegister'] as const satisfies (keyof Medium)[]

type Said = { id: string; act: string; field: string | null }

/** By field that may be corrected, the entry that last said it: a correction, else the registration. */
export const whatSaidWhat = async (tx: Tx, mediumId: string): Promise<Medium['saidBy']> => {
  const { rows } = await sql<Said>`
    select id, act, input ->> 'field' as field from ledger_entry
    where case_id = ${mediumId}::uuid and process = 'media.medium'
      and act = any (${[...REGISTRATIONS, ...CORRECTIONS]}::text[])
    order by seq`.execute(tx)
  const said: Record<string, string> = {}
  for (const { id, act, field } of rows) {
    if (REGISTRATIONS.includes(act)) for (const key of FIELDS) said[key] = id
    else said[act === 'correct-pointer' ? 'pointerRegister' : (field ?? '')] = id
  }
  return said
}

import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Medium } from './model.ts'

const REGISTRATIONS = ['register', 'record-existing', 'register-received', 'register-again']
const CORRECTIONS = ['correct', 'correct-pointer']
const FIELDS = ['model', 'capacity', 'serialNumber', 'note', 'pointerRegister'] as const satisfies (keyof Medium)[]

type Said = { caseId: string; id: string; act: string; field: string | null }

/** By medium and by field that may be corrected, the entry that last said it: a correction, else the registration. */
export const whatSaidWhat = async (
  tx: Tx,
  mediumIds: readonly string[],
): Promise<ReadonlyMap<string, Medium['saidBy']>> => {
  const { rows } = await sql<Said>`
    select case_id, id, act, input ->> 'field' as field from ledger_entry
    where case_id = any (${mediumIds}::uuid[]) and process = 'media.medium'
      and act = any (${[...REGISTRATIONS, ...CORRECTIONS]}::text[])
    order by seq`.execute(tx)
  const said = new Map<string, Record<string, string>>(mediumIds.map((id) => [id, {}]))
  for (const { caseId, id, act, field } of rows) {
    const of = said.get(caseId) ?? {}
    if (REGISTRATIONS.includes(act)) for (const key of FIELDS) of[key] = id
    else of[act === 'correct-pointer' ? 'pointerRegister' : (field ?? '')] = id
  }
  return said
}

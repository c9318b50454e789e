import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { dayOf } from '#kernel/pure/day.ts'
import type { Definitions } from '../bound.ts'
import { rulesFor, subjectsOf, type SealedEntry } from './entries.ts'
import type { Touched } from './touched.ts'

type Deed = { subject_id: string; subject_kind: string; rule: string; at: string; entry_id: string }
type Occasion = { subject_id: string; subject_kind: string; process: string; first_on: string }

/** Notes which rules each entry shows to be carried out, and by whom; and where a process began for the first time. */
export const noteDeeds = async (
  tx: Tx,
  definitions: Definitions,
  entries: readonly SealedEntry[],
  touched: Touched,
): Promise<void> => {
  const deeds: Deed[] = []
  const occasions = new Map<string, Occasion & { role: string }>()
  for (const entry of entries) {
    const shown = [...new Set([...entry.rules, ...(definitions.ofGates.get(`${entry.process}.${entry.act}`) ?? [])])]
    for (const subject of subjectsOf(entry)) {
      const as = { subject_id: subject.id, subject_kind: subject.kind }
      for (const rule of rulesFor(definitions, shown, subject, entry.actingRole))
        deeds.push({ ...as, rule, at: entry.at.toISOString(), entry_id: entry.id })
      const key = `${subject.id} ${entry.process}`
      if (!occasions.has(key))
        occasions.set(key, { ...as, process: entry.process, first_on: dayOf(entry.at), role: entry.actingRole })
    }
  }
  await addDeeds(tx, deeds, touched)
  await addOccasions(tx, definitions, [...occasions.values()], touched)
}

/** A deed changes its cell only where it is the first: every later one leaves the cell as it stands. */
const addDeeds = async (tx: Tx, deeds: readonly Deed[], touched: Touched) => {
  if (deeds.length === 0) return
  const { rows } = await sql<{ subjectId: string; subjectKind: 'unit' | 'system' | 'post'; rule: never; at: Date }>`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(deeds)}::jsonb)
        x(subject_id uuid, subject_kind text, rule text, at timestamptz, entry_id uuid)
    ), added as (
      insert into compliance_deed (subject_id, subject_kind, rule, at, entry_id)
      select subject_id, subject_kind, rule, at, entry_id from given on conflict do nothing
    ), firsts as (
      select subject_id, subject_kind, rule, min(at) as at from given group by 1, 2, 3
    )
    select f.* from firsts f
    where not exists (
      select 1 from compliance_deed d where d.subject_id = f.subject_id and d.rule = f.rule and d.at <= f.at)`.execute(
    tx,
  )
  for (const row of rows) touched.add({ kind: row.subjectKind, id: row.subjectId }, [row.rule], dayOf(row.at))
}

const addOccasions = async (
  tx: Tx,
  definitions: Definitions,
  occasions: readonly (Occasion & { role: string })[],
  touched: Touched,
) => {
  if (occasions.length === 0) return
  const { rows } = await sql<{ subjectId: string; process: string }>`
    insert into compliance_occasion (subject_id, subject_kind, process, first_on)
    select subject_id, subject_kind, process, first_on
    from jsonb_to_recordset(${JSON.stringify(occasions)}::jsonb) x(subject_id uuid, subject_kind text, process text, first_on date)
    on conflict do nothing returning subject_id, process`.execute(tx)
  const fresh = new Set(rows.map((row) => `${row.subjectId} ${row.process}`))
  for (const one of occasions) {
    if (!fresh.has(`${one.subject_id} ${one.process}`)) continue
    const subject = { kind: one.subject_kind as 'unit' | 'system' | 'post', id: one.subject_id }
    touched.add(
      subject,
      rulesFor(definitions, definitions.ofProcess.get(one.process) ?? [], subject, one.role),
      one.first_on,
    )
  }
}

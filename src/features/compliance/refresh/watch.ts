import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { AskedKind } from './ask.ts'
import type { SealedEntry } from './entries.ts'

/** Marks those whom acts touched, to be asked again at once. */
export const touch = async (tx: Tx, list: readonly { kind: AskedKind; id: string }[]): Promise<void> => {
  if (list.length === 0) return
  await sql`
    insert into compliance_watch (kind, id, asked_on)
    select distinct kind, id, null::date from unnest(${list.map((one) => one.kind)}::text[], ${list.map((one) => one.id)}::text[]) x(kind, id)
    order by 1, 2
    on conflict (kind, id) do update set asked_on = null where compliance_watch.asked_on is not null`.execute(tx)
}

/** Units and systems somebody stands for, and the roles over everything: those not watched yet are from now on. */
export const watchAll = async (tx: Tx, roles: readonly string[]): Promise<void> => {
  await sql`
    insert into compliance_watch (kind, id)
    select 'unit', a.unit_id::text from appointment a where a.role = 'UNIT' and a.unit_id is not null
    union select 'system', a.system_id::text from appointment a where a.system_id is not null
    union select 'role', r from unnest(${[...roles]}::text[]) r
    on conflict do nothing`.execute(tx)
}

/** Whom entries touch: units, systems, people; an act on the organisation or on a risk touches the roles over everything. */
export const touchedBy = (entries: readonly SealedEntry[], roles: readonly string[]) => {
  const found = new Map<string, { kind: AskedKind; id: string }>()
  const add = (kind: AskedKind, id: string | null) => {
    if (id !== null) found.set(`${kind} ${id}`, { kind, id })
  }
  for (const entry of entries) {
    add('unit', entry.unitId)
    add('system', entry.systemId)
    add('person', entry.personId)
    add('person', entry.casePersonId)
  }
  if (entries.length > 0) for (const role of roles) add('role', role)
  return [...found.values()]
}

/** The next to be asked, all of one kind: first those touched, then those not asked today. */
export const nextToAsk = async (
  tx: Tx,
  today: Day,
  limit: number,
): Promise<{ kind: AskedKind; ids: readonly string[] } | null> => {
  const { rows } = await sql<{ kind: AskedKind; id: string }>`
    select kind, id from (
      (select kind, id, 0 as nth from compliance_watch where asked_on is null order by kind limit ${sql.lit(limit)})
      union all
      (select kind, id, 1 from compliance_watch where asked_on < ${today}::date order by asked_on, kind limit ${sql.lit(limit)})
    ) x order by nth limit ${sql.lit(limit)}`.execute(tx)
  const kind = rows[0]?.kind
  return kind === undefined ? null : { kind, ids: rows.filter((row) => row.kind === kind).map((row) => row.id) }
}

export const markAsked = (tx: Tx, kind: AskedKind, ids: readonly string[], today: Day) =>
  sql`update compliance_watch set asked_on = ${today}::date where kind = ${kind} and id = any (${[...ids]}::text[])`.execute(
    tx,
  )

/** Is anybody still to be asked? One look at an index. */
export const anybodyToAsk = async (tx: Tx, today: Day): Promise<boolean> => {
  const { rows } = await sql<{ any: boolean }>`
    select exists (select 1 from compliance_watch where asked_on is null)
      or exists (select 1 from compliance_watch where asked_on < ${today}::date) as any`.execute(tx)
  return rows[0]?.any ?? false
}

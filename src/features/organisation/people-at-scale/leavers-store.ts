import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { Custody } from '../custody.ts'
import { differenceDigest } from './compare-people-store.ts'

/** Leavers follow the lines of the file in the order of the differences. */
const AFTER_LINES = 1_000_000_000

const AT_ONCE = 1000

export type Leaver = { id: string; code: string }

/** People with a number who are not in the list, after one of them. A bad row still names its person. */
export const missingFrom = async (tx: Tx, uploadId: string, after: string): Promise<readonly Leaver[]> => {
  const { rows } = await sql<Leaver>`
    select h.id, h.service_number as code from person h
    where h.state = 'present' and h.service_number > ${after}
      and not exists (select 1 from personnel_row r where r.upload_id = ${uploadId} and r.code = h.service_number)
    order by h.service_number limit ${sql.lit(AT_ONCE)}`.execute(tx)
  return rows
}

const POST = '官職に就いています'

/** Why each of these cannot go: posts, things and permissions, open handovers, the care of this very system. */
export const whatHolds = async (
  tx: Tx,
  custody: Custody,
  ids: readonly string[],
  asOf: Day,
): Promise<ReadonlyMap<string, readonly string[]>> => {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; why: string }>`
    select i.person_id as id, ${POST} || '：' || p.title as why from incumbency i join post p on p.id = i.post_id
    where i.person_id = any (${ids}::uuid[]) and (i.ends_on is null or i.ends_on > ${asOf}::date)
      and i.starts_on is distinct from i.ends_on
    union all
    select a.person_id, 'システム管理者です。' from account a
    where a.person_id = any (${ids}::uuid[]) and a.administrator and a.disabled_at is null
    union all
    select h.id, '所属した日が、名簿の日より後です。' from person h
    where h.id = any (${ids}::uuid[]) and h.starts_on > ${asOf}::date`.execute(tx)
  const why = new Map<string, string[]>()
  const note = (id: string, text: string) => void why.set(id, [...(why.get(id) ?? []), text])
  for (const row of rows) note(row.id, row.why)
  for (const [id, names] of await custody.openOnMany(tx, ids)) for (const name of names) note(id, name)
  return why
}

/** Writes down who leaves and who cannot, with why; the list says the day. */
export const tellLeavers = async (
  tx: Tx,
  of: { uploadId: string; asOf: Day; before: number },
  leavers: readonly Leaver[],
  why: ReadonlyMap<string, readonly string[]>,
): Promise<void> => {
  const told = leavers.map((leaver, nth) => ({
    id: leaver.id,
    sort: AFTER_LINES + of.before + nth,
    notes: (why.get(leaver.id) ?? []).slice(0, 20),
  }))
  await sql`
    insert into personnel_difference (upload_id, sort, line, kind, subject_id, code, shown, before, after, notes, digest)
    select ${of.uploadId}, d.sort, null, d.kind, d.subject_id, d.code, d.shown, d.before, d.after, d.notes, ${differenceDigest}
    from (
      select t.sort, case when cardinality(t.notes) > 0 then 'stays' else 'left' end as kind, h.id as subject_id,
        h.service_number as code, btrim(h.rank || ' ' || h.name) as shown, personnel_facts(h, ${of.asOf}::date) as before,
        case when cardinality(t.notes) = 0 then personnel_facts(h, ${of.asOf}::date)
          || jsonb_build_object('state', 'left', 'endsOn', ${of.asOf}::date) end as after, t.notes
      from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as t(id uuid, sort int, notes text[])
        join person h on h.id = t.id
    ) d`.execute(tx)
}

/** People present whom no list can name. */
export const unnumberedPeople = async (tx: Tx): Promise<number> => {
  const row = await tx
    .selectFrom('person')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('state', '=', 'present')
    .where('serviceNumber', 'is', null)
    .executeTakeFirstOrThrow()
  return row.n
}

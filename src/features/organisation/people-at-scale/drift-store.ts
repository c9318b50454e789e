import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { Custody } from '../custody.ts'
import { whatHolds } from './leavers-store.ts'
import type { ListKind } from './words.ts'

/** So many are named; one would be enough to stop. */
const NAMED = 10

const AT_ONCE = 1000

/** Everything the list is about to change stays as it is until the act has ended; one list at a time. */
const lockSubjects = async (tx: Tx, uploadId: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended('mamori.personnel-import', 0))`.execute(tx)
  await sql`select count(*) from (
    select c.id from case_file c where c.id in (
      select d.subject_id from personnel_difference d where d.upload_id = ${uploadId} and d.kind <> 'stays')
    order by c.id for update) locked`.execute(tx)
}

type Told = { shown: string; why: string }

const peopleChanged = async (tx: Tx, uploadId: string, asOf: Day): Promise<readonly Told[]> => {
  const { rows } = await sql<Told>`
    select d.shown, case when d.kind = 'added' then '同じ職員番号か外部IDの人が登録されました。'
      when u.id is null then '移る先の部隊等が、なくなりました。'
      else '登録が改められました。' end as why
    from personnel_difference d
      left join person h on h.id = d.subject_id
      left join unit u on u.id = (d.after ->> 'unit')::uuid and u.state = 'established'
    where d.upload_id = ${uploadId} and d.kind <> 'stays' and (
      (d.kind = 'added' and exists (select 1 from person o
        where o.service_number = d.code or o.external_id = d.after ->> 'externalId'))
      or (d.kind <> 'added' and (h.id is null or personnel_facts(h, ${asOf}::date) is distinct from d.before))
      or (d.kind <> 'left' and u.id is null)
      or (d.kind <> 'added' and d.after ->> 'externalId' is distinct from d.before ->> 'externalId'
        and exists (select 1 from person o where o.external_id = d.after ->> 'externalId' and o.id <> d.subject_id)))
    order by d.sort limit ${sql.lit(NAMED)}`.execute(tx)
  return rows
}

const leaversHeld = async (tx: Tx, custody: Custody, uploadId: string, asOf: Day): Promise<readonly Told[]> => {
  for (let after = 0; ;) {
    const leavers = await tx
      .selectFrom('personnelDifference')
      .select(['sort', 'subjectId', 'shown'])
      .where('uploadId', '=', uploadId)
      .where('kind', '=', 'left')
      .where('sort', '>', after)
      .orderBy('sort')
      .limit(AT_ONCE)
      .execute()
    const last = leavers.at(-1)
    if (!last) return []
    const why = await whatHolds(
      tx,
      custody,
      leavers.map((one) => one.subjectId),
      asOf,
    )
    const held = leavers.flatMap((one) => {
      const names = why.get(one.subjectId) ?? []
      return names.length === 0
        ? []
        : [{ shown: one.shown, why: `残っているものができました（${names.join('、')}）。` }]
    })
    if (held.length > 0) return held.slice(0, NAMED)
    after = last.sort
  }
}

const unitsChanged = async (tx: Tx, uploadId: string): Promise<readonly Told[]> => {
  const { rows } = await sql<Told>`
    select d.shown, case when d.kind = 'added' then '同じ略号の部隊等が設けられました。' else '登録が改められました。' end as why
    from personnel_difference d left join unit u on u.id = d.subject_id
    where d.upload_id = ${uploadId} and d.kind <> 'stays' and (
      (d.kind = 'added' and exists (select 1 from unit o where o.state = 'established' and o.abbreviation = d.code))
      or (d.kind <> 'added' and (u.id is null or unit_facts(u) is distinct from d.before))
      or (d.after ->> 'parent' is not null
        and not exists (select 1 from unit p where p.id = (d.after ->> 'parent')::uuid and p.state = 'established')
        and not exists (select 1 from personnel_difference a
          where a.upload_id = d.upload_id and a.kind = 'added' and a.subject_id = (d.after ->> 'parent')::uuid)))
    order by d.sort limit ${sql.lit(NAMED)}`.execute(tx)
  return rows
}

/**
 * What was registered otherwise since the list was compared, in sentences, with everything the list changes locked. Empty
 * where the differences still are the differences.
 */
export const driftOf = async (
  tx: Tx,
  custody: Custody,
  of: { uploadId: string; kind: ListKind; asOf: Day },
): Promise<readonly string[]> => {
  await lockSubjects(tx, of.uploadId)
  const told =
    of.kind === 'units'
      ? await unitsChanged(tx, of.uploadId)
      : [...(await peopleChanged(tx, of.uploadId, of.asOf)), ...(await leaversHeld(tx, custody, of.uploadId, of.asOf))]
  return told.map(({ shown, why }) => `${shown}：${why}`)
}

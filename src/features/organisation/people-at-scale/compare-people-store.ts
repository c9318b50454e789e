import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Day } from '#kernel/pure/day.ts'

/**
 * The rows have only just come: the server knows nothing of how many they are, takes them for a handful and would look for
 * each of 250,000 through all of the others. Holds to the end of the transaction.
 */
export const joinByWhole = async (tx: Tx): Promise<void> => {
  await sql`set local enable_nestloop = off`.execute(tx)
}

const sentences = async (tx: Tx, uploadId: string, wrong: RawBuilder<unknown>) => {
  await sql`update personnel_row r set problems = r.problems || w.why from (${wrong}) w
    where r.upload_id = ${uploadId} and r.number = w.number`.execute(tx)
}

/** Rows that are good by themselves and cannot be by what is registered, or by other rows of the list. */
export const nameBadPeople = async (tx: Tx, uploadId: string, asOf: Day): Promise<void> => {
  const good = sql`r.upload_id = ${uploadId} and r.problems = '{}'`
  await sentences(
    tx,
    uploadId,
    sql`select number, first || '行目と「職員番号」が重複しています。' as why from (
      select r.number, min(r.number) over (partition by r.code collate "C") as first from personnel_row r
      where r.upload_id = ${uploadId} and r.code is not null) f where f.first < f.number`,
  )
  await sentences(
    tx,
    uploadId,
    sql`select number, first || '行目と「外部ID」が重複しています。' as why from (
      select r.number, min(r.number) over (partition by r.external_id collate "C") as first from personnel_row r
      where r.upload_id = ${uploadId} and r.external_id is not null) f where f.first < f.number`,
  )
  await sentences(
    tx,
    uploadId,
    sql`select r.number, '「外部ID」は、職員番号' || coalesce(h.service_number, '（なし）') || 'の人のものとして登録されています。' as why
      from personnel_row r join person h on h.external_id = r.external_id
      where ${good} and h.service_number is distinct from r.code`,
  )
  await sentences(
    tx,
    uploadId,
    sql`select r.number, '「区分」が登録と違います。名簿では改められません。' as why
      from personnel_row r join person h on h.service_number = r.code where ${good} and r.kind <> h.kind`,
  )
  await sentences(
    tx,
    uploadId,
    sql`select r.number, '「日付」が、前に離れた日より前です。' as why
      from personnel_row r join person h on h.service_number = r.code
      where ${good} and h.state <> 'present' and coalesce(r.starts_on, ${asOf}::date) < h.ends_on`,
  )
}

/** The digest of one difference: what it is of whom, before and after. */
export const differenceDigest = sql`sha256(convert_to(
  jsonb_build_array(d.sort, d.kind, d.subject_id, d.before, d.after, to_jsonb(d.notes))::text, 'UTF8'))`

/**
 * What the good rows change, set against what is registered, in one statement: nobody twice, nobody who stays the same. A
 * field the list does not give stays as it is.
 */
export const comparePeople = async (tx: Tx, uploadId: string, asOf: Day): Promise<void> => {
  await sql`
    with compared as (
      select r.number as sort, h.id is null as is_new, coalesce(h.id, r.made_id) as subject_id, r.code,
        coalesce(r.rank, h.rank, '') as rank, r.name, r.kana, coalesce(r.kind, h.kind, 'staff') as person_kind,
        coalesce(r.external_id, h.external_id) as external_id, r.unit_id, r.starts_on as given_on, h
      from personnel_row r left join person h on h.service_number = r.code
      where r.upload_id = ${uploadId} and r.problems = '{}'
    ), judged as (
      select c.*, case
        when c.is_new then 'added'
        when (c.h).state <> 'present' then 'returned'
        when c.unit_id <> home_unit(c.h, ${asOf}::date) then 'moved'
        when (c.rank, c.name, c.kana) is distinct from ((c.h).rank, (c.h).name, (c.h).kana)
          or c.external_id is distinct from (c.h).external_id then 'changed'
        end as kind
      from compared c
    ), told as (
      select j.sort, j.sort as line, j.kind, j.subject_id, j.code, btrim(j.rank || ' ' || j.name) as shown,
        case when not j.is_new then personnel_facts(j.h, ${asOf}::date) end as before,
        jsonb_build_object('number', j.code, 'externalId', j.external_id, 'rank', j.rank, 'name', j.name, 'kana', j.kana,
          'kind', j.person_kind, 'unit', j.unit_id, 'endsOn', null, 'state', 'present',
          'startsOn', case when j.kind in ('added', 'returned') then coalesce(j.given_on, ${asOf}::date) else (j.h).starts_on end,
          'nextUnit', case when j.kind = 'changed' and (j.h).next_home_on > ${asOf}::date then (j.h).next_home_unit_id end,
          'nextOn', case when j.kind = 'changed' and (j.h).next_home_on > ${asOf}::date then (j.h).next_home_on end) as after,
        case when j.kind = 'moved' then array(
          select '前の所属の官職「' || p.title || '」に就いたままです。離任を記録するまで責任が続きます。'
          from incumbency i join post p on p.id = i.post_id
          where i.person_id = j.subject_id and i.ends_on is null and p.unit_id = home_unit(j.h, ${asOf}::date))
          else '{}'::text[] end as notes
      from judged j where j.kind is not null
    )
    insert into personnel_difference (upload_id, sort, line, kind, subject_id, code, shown, before, after, notes, digest)
    select ${uploadId}, d.sort, d.line, d.kind, d.subject_id, d.code, d.shown, d.before, d.after, d.notes, ${differenceDigest}
    from told d`.execute(tx)
}

type Sums = {
  badRows: number
  unnamedRows: number
  unchanged: number
  added: number
  changed: number
  moved: number
  returned: number
  leaving: number
  staying: number
  digest: string
}

/** How many rows came out how, and the digest over all differences in their order. */
export const sumsOf = async (tx: Tx, uploadId: string, rowCount: number): Promise<Sums> => {
  const { rows } = await sql<Sums & { ofRows: number }>`
    select b.*, d.* from (
      select count(*) as bad_rows, count(*) filter (where r.code is null) as unnamed_rows
      from personnel_row r where r.upload_id = ${uploadId} and r.problems <> '{}'
    ) b, (
      select count(line) as of_rows,
        count(*) filter (where kind = 'added') as added, count(*) filter (where kind = 'changed') as changed,
        count(*) filter (where kind = 'moved') as moved, count(*) filter (where kind = 'returned') as returned,
        count(*) filter (where kind = 'left') as leaving, count(*) filter (where kind = 'stays') as staying,
        encode(sha256(coalesce(string_agg(digest, ''::bytea order by sort), ''::bytea)), 'hex') as digest
      from personnel_difference where upload_id = ${uploadId}
    ) d`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('a count gives a row')
  const { ofRows, ...sums } = row
  return { ...sums, unchanged: rowCount - sums.badRows - ofRows }
}

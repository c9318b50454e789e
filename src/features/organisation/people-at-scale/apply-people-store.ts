import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'

const AT_ONCE = 5000

type Slice = { uploadId: string; from: number; to: number; at: Date }

const those = ({ uploadId, from, to }: Slice) => sql`d.upload_id = ${uploadId} and d.sort > ${from} and d.sort <= ${to}`

/** Pairs of neighbouring characters of a folded text, as the search keeps them. */
const grams = sql`array(
  select distinct case when char_length(w.word) = 1 then w.word else substr(w.word, n, 2) end
  from regexp_split_to_table(f.folded, ' ') w(word) cross join generate_series(1, greatest(char_length(w.word) - 1, 1)) n
  where w.word <> '')`

/**
 * The row of the list a difference comes from, looked up for each: what the server knows of rows that have just come is too
 * little to leave the way to it.
 */
const rowOfLine = sql`(select rank, folded from personnel_row
  where upload_id = d.upload_id and number = d.line limit 1)`

/** What a search finds the person by; a rank that the list did not give stands before the rest. */
const folded = sql`(select case when r.rank is null then btrim(lower(normalize(d.after ->> 'rank', nfkc)) || ' ' || r.folded)
  else r.folded end as folded)`

const addPeople = async (tx: Tx, slice: Slice): Promise<void> => {
  await sql`
    insert into person (id, service_number, external_id, rank, name, kana, kind, home_unit_id, starts_on, state)
    select d.subject_id, d.code, d.after ->> 'externalId', d.after ->> 'rank', d.after ->> 'name', d.after ->> 'kana',
      d.after ->> 'kind', (d.after ->> 'unit')::uuid, (d.after ->> 'startsOn')::date, 'present'
    from personnel_difference d where ${those(slice)} and d.kind = 'added'`.execute(tx)
  await sql`
    insert into case_file (id, process, state, version, closed, number, title, unit_id, open_to_all, folded, grams,
      opened_at, changed_at)
    select d.subject_id, 'organisation.person', 'present', 1, false, d.code, d.shown, (d.after ->> 'unit')::uuid, true,
      f.folded, ${grams}, ${slice.at}, ${slice.at}
    from personnel_difference d cross join lateral ${rowOfLine} r cross join lateral ${folded} f
    where ${those(slice)} and d.kind = 'added'`.execute(tx)
}

const changePeople = async (tx: Tx, slice: Slice): Promise<void> => {
  await sql`
    update person h set rank = d.after ->> 'rank', name = d.after ->> 'name', kana = d.after ->> 'kana',
      external_id = d.after ->> 'externalId', home_unit_id = (d.after ->> 'unit')::uuid,
      starts_on = (d.after ->> 'startsOn')::date, ends_on = (d.after ->> 'endsOn')::date, state = d.after ->> 'state',
      next_home_unit_id = (d.after ->> 'nextUnit')::uuid, next_home_on = (d.after ->> 'nextOn')::date
    from personnel_difference d
    where ${those(slice)} and d.kind in ('changed', 'moved', 'returned', 'left') and h.id = d.subject_id`.execute(tx)
  await sql`
    update case_file c set state = 'present', closed = false, version = c.version + 1, title = d.shown,
      unit_id = (d.after ->> 'unit')::uuid, folded = f.folded, grams = ${grams}, changed_at = ${slice.at}
    from personnel_difference d cross join lateral ${rowOfLine} r cross join lateral ${folded} f
    where ${those(slice)} and d.kind in ('changed', 'moved', 'returned') and c.id = d.subject_id`.execute(tx)
  await sql`
    update case_file c set state = 'left', closed = true, version = c.version + 1, changed_at = ${slice.at}
    from personnel_difference d where ${those(slice)} and d.kind = 'left' and c.id = d.subject_id`.execute(tx)
}

/** The last of the next differences after one, and how many they are. */
const nextSlice = async (tx: Tx, uploadId: string, from: number): Promise<{ to: number | null; n: number }> => {
  const { rows } = await sql<{ to: number | null; n: number }>`
    select max(s.sort) as to, count(*) as n from (
      select d.sort from personnel_difference d where d.upload_id = ${uploadId} and d.sort > ${from}
      order by d.sort limit ${sql.lit(AT_ONCE)}) s`.execute(tx)
  return rows[0] ?? { to: null, n: 0 }
}

/** Carries every difference of a list of people out as it stands, some thousands at a time in the one transaction. */
export const applyPeople = async (
  tx: Tx,
  of: { uploadId: string; at: Date },
  told: (done: number) => Promise<void>,
): Promise<void> => {
  let done = 0
  for (let from = 0; ;) {
    const { to, n } = await nextSlice(tx, of.uploadId, from)
    if (to === null) return
    const slice = { ...of, from, to }
    await addPeople(tx, slice)
    await changePeople(tx, slice)
    done += n
    from = to
    await told(done)
  }
}

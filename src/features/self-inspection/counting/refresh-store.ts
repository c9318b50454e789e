import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { RosterState, Standing, Stratum } from '../words.ts'
import { progressDeltas, replyDeltas, type ProgressDelta, type Touched } from './delta.ts'
import { ABOVE, recount } from './recount-store.ts'

/** Leaves of the record that one step looks at. */
const LEAVES = 5_000

type Row = {
  rosterId: string
  answerId: string | null
  unitId: string
  stratum: Stratum
  standing: Standing
  state: RosterState
  digest: string | null
  joined: boolean
  wasStanding: Standing | null
  wasState: RosterState | null
  wasDigest: string | null
}

const touchedSince = async (tx: Tx, id: string, from: number, to: number): Promise<readonly Touched[]> => {
  const { rows } = await sql<Row>`
    with sealed as materialized (
      select e.process, e.case_id from ledger_leaf l join ledger_entry e on e.id = l.entry_id
      where l.leaf_index >= ${from} and l.leaf_index < ${to} and e.process in ('self-inspection.answer', 'self-inspection.classing')
    ), touched as (
      select a.roster_id from sealed s join self_inspection_answer a on a.id = s.case_id where s.process = 'self-inspection.answer'
      union
      select c.roster_id from sealed s join self_inspection_classing c on c.id = s.case_id where s.process = 'self-inspection.classing'
    )
    select r.id as roster_id, r.answer_id, r.unit_id, r.stratum, r.standing, case r.state when 'draft' then 'none' else r.state end as state,
      a.digest, exists (select 1 from self_inspection_classing k where k.roster_id = r.id and k.kind = 'late-joiner') as joined,
      c.standing as was_standing, c.state as was_state, c.digest as was_digest
    from touched t join self_inspection_roster r on r.id = t.roster_id and r.campaign_id = ${id}::uuid
      left join self_inspection_answer a on a.id = r.answer_id left join self_inspection_counted c on c.roster_id = r.id`.execute(
    tx,
  )
  return rows.map(({ wasStanding, wasState, wasDigest, ...row }) => ({
    ...row,
    was:
      wasStanding === null || wasState === null ? null : { standing: wasStanding, state: wasState, digest: wasDigest },
  }))
}

const addPeople = async (tx: Tx, id: string, deltas: readonly ProgressDelta[]) => {
  if (deltas.length === 0) return
  const of = (key: keyof ProgressDelta) => deltas.map((d) => d[key])
  await sql`
    with recursive ${ABOVE}, own(unit_id, stratum, people, absent, submitted, returned, confirmed) as (
      select * from unnest(${of('unitId')}::uuid[], ${of('stratum')}::text[], ${of('people')}::int[], ${of('absent')}::int[],
        ${of('submitted')}::int[], ${of('returned')}::int[], ${of('confirmed')}::int[]))
    insert into self_inspection_progress as p (campaign_id, unit_id, stratum, people, absent, submitted, returned, confirmed)
    select ${id}::uuid, up.node, o.stratum, sum(o.people), sum(o.absent), sum(o.submitted), sum(o.returned), sum(o.confirmed)
    from own o join up on up.unit_id = o.unit_id group by 2, 3
    on conflict (campaign_id, unit_id, stratum) do update set people = p.people + excluded.people, absent = p.absent + excluded.absent,
      submitted = p.submitted + excluded.submitted, returned = p.returned + excluded.returned,
      confirmed = p.confirmed + excluded.confirmed`.execute(tx)
}

const addReplies = async (tx: Tx, id: string, { plus, minus }: ReturnType<typeof replyDeltas>) => {
  if (plus.length === 0) return
  await sql`
    with recursive ${ABOVE}, said as (
      select a.unit_id, a.stratum, y.question_key, y.reply, 1 as n
      from self_inspection_answer a join self_inspection_reply y on y.answer_id = a.id where a.id = any (${plus}::uuid[])
      union all
      select a.unit_id, a.stratum, x ->> 'question_key', x ->> 'reply', -1
      from unnest(${minus.map((m) => m.answerId)}::uuid[], ${minus.map((m) => m.digest)}::text[]) m(answer_id, digest)
        join self_inspection_answer a on a.id = m.answer_id
        cross join lateral (select b.content from self_inspection_reply_before b
          where b.answer_id = m.answer_id and b.digest = m.digest order by b.round limit 1) b
        cross join lateral jsonb_array_elements(b.content) x
    ), own as (
      select unit_id, stratum, question_key, coalesce(sum(n) filter (where reply = 'yes'), 0) as yes,
        coalesce(sum(n) filter (where reply = 'no'), 0) as no, coalesce(sum(n) filter (where reply = 'na'), 0) as na
      from said group by 1, 2, 3)
    insert into self_inspection_count as c (campaign_id, unit_id, stratum, question_key, yes, no, na)
    select ${id}::uuid, up.node, o.stratum, o.question_key, sum(o.yes), sum(o.no), sum(o.na)
    from own o join up on up.unit_id = o.unit_id group by 2, 3, 4
    on conflict (campaign_id, unit_id, stratum, question_key) do update set yes = c.yes + excluded.yes, no = c.no + excluded.no,
      na = c.na + excluded.na`.execute(tx)
}

const remember = (tx: Tx, id: string, touched: readonly Touched[]) =>
  sql`
    insert into self_inspection_counted as c (roster_id, campaign_id, standing, state, digest)
    select r, ${id}::uuid, s, t, d from unnest(${touched.map((t) => t.rosterId)}::uuid[], ${touched.map((t) => t.standing)}::text[],
      ${touched.map((t) => t.state)}::text[], ${touched.map((t) => t.digest)}::text[]) x(r, s, t, d)
    on conflict (roster_id) do update set standing = excluded.standing, state = excluded.state, digest = excluded.digest`.execute(
    tx,
  )

/**
 * Adds to a campaign's sums what the sealed record says has happened since, some thousand leaves at a time: the record is in
 * the order of commits, so nothing committed late is passed over. Answers whether there is more. The caller sees everything.
 */
export const refresh = async (tx: Tx, id: string, at: Date): Promise<'done' | 'more'> => {
  const row = await tx
    .selectFrom('selfInspectionCounting')
    .select(['leaf'])
    .where('campaignId', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) {
    await recount(tx, id, at, false)
    return 'done'
  }
  const { rows } = await sql<{
    n: number
  }>`select coalesce(max(leaf_index) + 1, 0)::int8 as n from ledger_leaf`.execute(tx)
  const [from, end] = [Number(row.leaf), Number(rows[0]?.n ?? 0)]
  if (from >= end) return 'done'
  const to = Math.min(end, from + LEAVES)
  const touched = await touchedSince(tx, id, from, to)
  if (touched.length > 0) {
    await addPeople(tx, id, progressDeltas(touched))
    await addReplies(tx, id, replyDeltas(touched))
    await remember(tx, id, touched)
  }
  await tx
    .updateTable('selfInspectionCounting')
    .set({ leaf: to, countedAt: at, ...(touched.length > 0 ? { exact: false } : {}) })
    .where('campaignId', '=', id)
    .execute()
  return to < end ? 'more' : 'done'
}

import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { BoundDuty } from '#kernel/http/product.ts'
import { addDays, type Day } from '#kernel/pure/day.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import type { DutyRow } from '#kernel/pure/duty.ts'
import { awaitTheOther, beginOfAll, beginOfUnit, beginOwn, DAYS_AFTER, DAYS_BEFORE, standIn } from './duties.ts'

const officerOf = (actor: Actor): readonly string[] =>
  actor.authorities.flatMap((a) => (a.role === 'UNIT' && a.unitId !== null ? [a.unitId] : []))

/** Posts somebody leaves about now without a handover, told to those whom the condition picks. */
const notBegun = async (tx: Tx, today: Day, whose: RawBuilder<unknown>): Promise<readonly DutyRow[]> => {
  const { rows } = await sql<DutyRow>`
    select null::uuid as unit_id, null::uuid as system_id, null::uuid as person_id,
      p.title || '（' || unit_shown(p.unit_id) || '）　' || btrim(h.rank || ' ' || h.name) || 'が離れる' as subject,
      '/begin/succession.handover/open?incumbency=' || i.id as href, i.ends_on as due_on, null::timestamptz as since
    from incumbency i join post p on p.id = i.post_id join person h on h.id = i.person_id
    where i.ends_on between ${addDays(today, -DAYS_AFTER)}::date and ${addDays(today, DAYS_BEFORE)}::date
      and i.starts_on < i.ends_on and ${whose}
      and not exists (select 1 from handover o where o.incumbency_id = i.id and o.state <> 'cancelled')
      and not exists (
        select 1 from incumbency n where n.post_id = i.post_id and n.person_id = i.person_id and n.starts_on = i.ends_on)
    order by i.ends_on, p.sort, i.id limit 500`.execute(tx)
  return rows
}

const succeeding = (personId: string) => sql`(i.person_id = ${personId} or exists (
  select 1 from incumbency n where n.post_id = i.post_id and n.person_id = ${personId} and n.starts_on >= i.ends_on))`

type Waiting = { id: string; subject: string; effectiveOn: Day; unitId: string; awaits: string | null }

const rowOf = (w: Waiting, personId: string | null): DutyRow => ({
  unitId: personId === null ? w.unitId : null,
  systemId: null,
  personId,
  subject: w.subject,
  href: `/cases/${w.id}`,
  dueOn: w.effectiveOn,
  since: null,
})

const waiting = async (tx: Tx, where: RawBuilder<unknown>): Promise<readonly Waiting[]> =>
  (
    await sql<Waiting>`
      select h.id, h.effective_on, h.unit_id,
        case when h.state in ('open', 'open-instead') then h.to_id else h.from_id end as awaits,
        coalesce(nullif(h.post_title, '') || '　', '') || h.from_name || 'から' || coalesce(h.to_name, '後任未定') || 'へ' ||
          case h.state when 'handed' then '（受領待ち）' when 'unfinished' then '（未了あり）' else '（前任の一覧待ち）' end as subject
      from handover h where ${where} order by h.effective_on, h.id`.execute(tx)
  ).rows

const awaited = async (tx: Tx, people: readonly string[]): Promise<readonly DutyRow[]> =>
  (
    await waiting(
      tx,
      sql`(h.to_id = any (${[...people]}::uuid[]) and h.state in ('open', 'open-instead'))
        or (h.from_id = any (${[...people]}::uuid[]) and h.state in ('handed', 'unfinished'))`,
    )
  ).map((w) => rowOf(w, w.awaits))

/** Until it is done a handover stands on the pages of both: as a turn for one, as a duty for the other. */
export const handoverDuties: readonly BoundDuty[] = [
  { duty: beginOwn, owed: (tx, actor, today) => notBegun(tx, today, succeeding(actor.personId)) },
  {
    duty: beginOfUnit,
    owed: async (tx, actor, today) => {
      const units = officerOf(actor)
      if (units.length === 0) return []
      return notBegun(
        tx,
        today,
        sql`assurance_unit(p.unit_id, ${today}::date) = any (${[...units]}::uuid[]) and not ${succeeding(actor.personId)}`,
      )
    },
  },
  { duty: beginOfAll, owed: (tx, _actor, today) => notBegun(tx, today, sql`true`) },
  {
    duty: awaitTheOther,
    owed: (tx, { personId }) => awaited(tx, [personId]),
    ofPeople: awaited,
  },
  {
    duty: standIn,
    owed: async (tx, actor) => {
      const units = officerOf(actor)
      if (units.length === 0) return []
      const rows = await waiting(
        tx,
        sql`h.unit_id = any (${[...units]}::uuid[]) and h.to_id is null and h.state in ('handed', 'unfinished')`,
      )
      return rows.map((w) => rowOf(w, null))
    },
  },
]

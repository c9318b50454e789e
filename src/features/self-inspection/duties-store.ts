import { sql } from 'kysely'
import type { BoundDuty } from '#kernel/http/product.ts'
import type { DutyRow } from '#kernel/pure/duty.ts'
import { fiscalYearLabel } from '#kernel/pure/fiscal-year.ts'
import { answerOwnSheet, haveUnitAnswer, remindEverybody } from './duties.ts'
import { STRATA, type Stratum } from './words.ts'

const nobody = { unitId: null, systemId: null, personId: null }

type Own = {
  id: string
  fiscalYear: number
  stratum: Stratum
  systemName: string | null
  closesOn: string
  openedAt: Date
}

const answering: BoundDuty = {
  duty: answerOwnSheet,
  owed: async (tx, actor) => {
    const { rows } = await sql<Own>`
      select r.id, c.fiscal_year, r.stratum, y.name as system_name, c.closes_on, c.opened_at
      from self_inspection_roster r join self_inspection c on c.id = r.campaign_id left join system y on y.id = r.system_id
      where r.person_id = ${actor.personId}::uuid and r.standing <> 'absent' and r.state in ('none', 'draft', 'returned')
        and c.state = 'open'
      order by r.stratum, y.name`.execute(tx)
    return rows.map((r): DutyRow => ({
      ...nobody,
      personId: actor.personId,
      subject: `${fiscalYearLabel(r.fiscalYear)}　${STRATA[r.stratum]}${r.systemName === null ? '' : `（${r.systemName}）`}`,
      href: `/self-inspection/answer/${r.id}`,
      dueOn: r.closesOn,
      since: r.openedAt,
    }))
  },
}

type OfUnit = {
  id: string
  fiscalYear: number
  closesOn: string
  openedAt: Date
  unitId: string
  unitName: string
  n: number
}

const unitAnswering: BoundDuty = {
  duty: haveUnitAnswer,
  owed: async (tx, actor) => {
    const units = actor.authorities.flatMap((a) => (a.role === 'UNIT' && a.unitId !== null ? [a.unitId] : []))
    const { rows } = await sql<OfUnit>`
      select c.id, c.fiscal_year, c.closes_on, c.opened_at, u.id as unit_id, u.name as unit_name, w.n
      from self_inspection c cross join unnest(${units}::uuid[]) as asked(unit_id) join unit u on u.id = asked.unit_id
        cross join lateral (
          select count(*)::int as n from self_inspection_roster r
          where r.campaign_id = c.id and r.unit_id = asked.unit_id and r.standing = 'due' and r.state in ('none', 'draft', 'returned')) w
      where c.state = 'open' and w.n > 0
      order by u.name`.execute(tx)
    return rows.map((r): DutyRow => ({
      ...nobody,
      unitId: r.unitId,
      subject: `${r.unitName}　まだの人 ${r.n.toLocaleString('ja-JP')}件`,
      href: `/registers/self-inspection-roster?campaign=${r.id}&unit=${r.unitId}&state=open`,
      dueOn: r.closesOn,
      since: r.openedAt,
    }))
  },
}

type Remind = { id: string; fiscalYear: number; day: string }

const reminding: BoundDuty = {
  duty: remindEverybody,
  owed: async (tx, _actor, today) => {
    const { rows } = await sql<Remind>`
      select c.id, c.fiscal_year, max(d.day)::date as day
      from self_inspection c cross join unnest(c.remind_on) as d(day)
      where c.state = 'open' and d.day <= ${today}::date
        and not exists (select 1 from ledger_entry e where e.case_id = c.id and e.act = 'remind'
          and (e.at at time zone 'Asia/Tokyo')::date >= d.day)
      group by c.id, c.fiscal_year`.execute(tx)
    return rows.map((r): DutyRow => ({
      ...nobody,
      subject: fiscalYearLabel(r.fiscalYear),
      href: `/cases/${r.id}/acts/remind`,
      dueOn: r.day,
      since: null,
    }))
  },
}

/** What is owed while a campaign is open: by whoever answers, by the unit's officer, by whoever organises it. */
export const answeringDuties: readonly BoundDuty[] = [answering, unitAnswering, reminding]

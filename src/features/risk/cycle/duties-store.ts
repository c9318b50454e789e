import { sql } from 'kysely'
import type { RoleKey } from '#directive/roles.ts'
import type { BoundDuty } from '#kernel/http/product.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { addDays, startOfDay } from '#kernel/pure/day.ts'
import { fiscalYearEnd, fiscalYearLabel, fiscalYearOf, fiscalYearStart } from '#kernel/pure/fiscal-year.ts'
import { needsApproval } from '../needing-approval.ts'
import { AHEAD_DAYS, beginYear, inspectInTime, reviewYear, setFrequency } from './duties.ts'

/** The systems over which the actor holds the role today. */
export const systemsAs = (actor: Actor, role: RoleKey): readonly string[] => [
  ...new Set(actor.authorities.flatMap((a) => (a.role === role && a.systemId !== null ? [a.systemId] : []))),
]

const rowFor = (systemId: string, subject: string, href: string, dueOn: string | null, since: Date | null) => ({
  unitId: null,
  systemId,
  personId: null,
  subject,
  href,
  dueOn,
  since,
})

const unopened: BoundDuty = {
  duty: beginYear,
  owed: async (tx, actor, today) => {
    const year = fiscalYearOf(today)
    const { rows } = await sql<{ id: string; name: string }>`
      select s.id, s.name from system s
      where s.id = any (${[...systemsAs(actor, 'SYS_DEV')]}::uuid[]) and ${needsApproval(today)}
        and not exists (select 1 from risk_cycle r where r.system_id = s.id and r.fiscal_year = ${year})
      order by s.annex_number, s.name`.execute(tx)
    return rows.map((s) =>
      rowFor(
        s.id,
        `${s.name}の${fiscalYearLabel(year)}のリスク分析・評価`,
        `/begin/risk.cycle/open?system=${s.id}`,
        fiscalYearEnd(year),
        startOfDay(fiscalYearStart(year)),
      ),
    )
  },
}

/** This year's, and a year before's that was begun and never reported. */
const unreviewed: BoundDuty = {
  duty: reviewYear,
  owed: async (tx, actor, today) => {
    const year = fiscalYearOf(today)
    const { rows } = await sql<{ id: string; name: string; cycleId: string | null; fiscalYear: number }>`
      select s.id, s.name, r.id as cycle_id, y.year as fiscal_year
      from system s cross join (values (${year}::integer), (${year - 1}::integer)) y(year)
        left join risk_cycle r on r.system_id = s.id and r.fiscal_year = y.year
      where s.id = any (${[...systemsAs(actor, 'CERT')]}::uuid[]) and ${needsApproval(today)}
        and r.reported_on is null and (y.year = ${year} or r.id is not null)
      order by y.year, s.annex_number, s.name`.execute(tx)
    return rows.map((s) =>
      rowFor(
        s.id,
        `${s.name}の${fiscalYearLabel(s.fiscalYear)}の審査と報告`,
        s.cycleId === null ? `/risk-board?year=${s.fiscalYear}` : `/cases/${s.cycleId}`,
        fiscalYearEnd(s.fiscalYear),
        startOfDay(fiscalYearStart(s.fiscalYear)),
      ),
    )
  },
}

type Due = { id: string; name: string; dueOn: string; since: string; openId: string | null }

const dueInspections: BoundDuty = {
  duty: inspectInTime,
  owed: async (tx, actor, today) => {
    const { rows } = await sql<Due>`
      select s.id, s.name, (d.since + make_interval(months => f.months))::date as due_on, d.since, d.open_id
      from system s join inspection_frequency f on f.system_id = s.id and f.state = 'set'
        cross join lateral (
          select coalesce((select max(i.ended_on) from inspection i where i.system_id = s.id and i.state in ('resulted', 'closed')),
              f.set_on) as since,
            (select i.id from inspection i where i.system_id = s.id and i.state in ('asked', 'declined', 'agreed')
              order by i.id desc limit 1) as open_id) d
      where s.id = any (${[...systemsAs(actor, 'SYS_OPS')]}::uuid[]) and ${needsApproval(today)}
        and (d.since + make_interval(months => f.months))::date <= ${addDays(today, AHEAD_DAYS)}::date
      order by 3, s.annex_number, s.name`.execute(tx)
    return rows.map((s) =>
      rowFor(
        s.id,
        `${s.name}の脆弱性検査`,
        s.openId === null ? `/begin/risk.inspection/coordinate?system=${s.id}` : `/cases/${s.openId}`,
        s.dueOn,
        startOfDay(s.since),
      ),
    )
  },
}

const withoutFrequency: BoundDuty = {
  duty: setFrequency,
  owed: async (tx, actor, today) => {
    const { rows } = await sql<{ id: string; name: string; startsOn: string }>`
      select s.id, s.name, s.starts_on from system s
      where s.id = any (${[...systemsAs(actor, 'SYS_DEV')]}::uuid[]) and ${needsApproval(today)}
        and not exists (select 1 from inspection_frequency f where f.system_id = s.id and f.state = 'set')
      order by s.annex_number, s.name`.execute(tx)
    return rows.map((s) =>
      rowFor(
        s.id,
        `${s.name}の脆弱性検査の頻度が定められていない`,
        `/begin/risk.inspection-frequency/set?system=${s.id}`,
        null,
        startOfDay(s.startsOn),
      ),
    )
  },
}

export const cycleDuties: readonly BoundDuty[] = [unopened, unreviewed, dueInspections, withoutFrequency]

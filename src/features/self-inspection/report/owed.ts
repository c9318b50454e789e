import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { BoundDuty } from '#kernel/http/product.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import type { DutyRow } from '#kernel/pure/duty.ts'
import { reportOfAll, reportOfSystem, reportOfUnit } from './duties.ts'

const heldAs = (actor: Actor, role: 'UNIT' | 'SYS_OPS', of: 'unitId' | 'systemId'): readonly string[] =>
  actor.authorities.flatMap((a) => (a.role === role && a[of] !== null ? [a[of]] : []))

const unitReports = async (tx: Tx, actor: Actor): Promise<readonly DutyRow[]> => {
  const { rows } = await sql<DutyRow>`
    select u.id as unit_id, null::uuid as system_id, null::uuid as person_id,
      u.name || case when p.sent_back_reason is null then '' else '（差戻し）' end as subject,
      '/self-inspection/' || s.id || '/units/' || u.id as href, s.report_due as due_on, s.opened_at as since
    from self_inspection s cross join unit u
      left join self_inspection_report p on p.campaign_id = s.id and p.unit_id = u.id and p.system_id is null
    where s.state in ('open', 'counting') and u.id = any (${[...heldAs(actor, 'UNIT', 'unitId')]}::uuid[])
      and (p.id is null or p.state = 'collecting')
      and exists (select 1 from self_inspection_roster r where r.campaign_id = s.id and r.unit_id = u.id and r.system_id is null)
    order by s.report_due, u.sort`.execute(tx)
  return rows
}

const systemReports = async (tx: Tx, actor: Actor): Promise<readonly DutyRow[]> => {
  const { rows } = await sql<DutyRow>`
    select null::uuid as unit_id, y.id as system_id, null::uuid as person_id,
      y.name || case when p.sent_back_reason is null then '' else '（差戻し）' end as subject,
      '/self-inspection/' || s.id || '/systems/' || y.id as href, s.report_due as due_on, s.opened_at as since
    from self_inspection s cross join system y
      left join self_inspection_report p on p.campaign_id = s.id and p.system_id = y.id and p.unit_id is null
    where s.state in ('open', 'counting') and y.id = any (${[...heldAs(actor, 'SYS_OPS', 'systemId')]}::uuid[])
      and (p.id is null or p.state = 'collecting')
      and exists (select 1 from self_inspection_roster r where r.system_id = y.id and r.campaign_id = s.id)
    order by s.report_due, y.name`.execute(tx)
  return rows
}

const wholeReport = async (tx: Tx): Promise<readonly DutyRow[]> => {
  const { rows } = await sql<DutyRow>`
    select null::uuid as unit_id, null::uuid as system_id, null::uuid as person_id,
      '受領待ち' || (select count(*) from self_inspection_report p where p.campaign_id = s.id and p.state = 'reported')
        || '件、受領済' || (select count(*) from self_inspection_report p where p.campaign_id = s.id and p.state = 'received')
        || '件' as subject,
      '/self-inspection/' || s.id || '/reports' as href, s.report_due as due_on, s.opened_at as since
    from self_inspection s where s.state in ('open', 'counting') order by s.report_due`.execute(tx)
  return rows
}

const collects = (actor: Actor) => actor.authorities.some((a) => a.role === 'J6D' || a.role === 'J6P')

/** What is owed until the result is reported; overdue from the first of March on, or as the basic policy says. */
export const reportDuties: readonly BoundDuty[] = [
  {
    duty: reportOfUnit,
    owed: (tx, actor) => (heldAs(actor, 'UNIT', 'unitId').length === 0 ? Promise.resolve([]) : unitReports(tx, actor)),
  },
  {
    duty: reportOfSystem,
    owed: (tx, actor) =>
      heldAs(actor, 'SYS_OPS', 'systemId').length === 0 ? Promise.resolve([]) : systemReports(tx, actor),
  },
  { duty: reportOfAll, owed: (tx, actor) => (collects(actor) ? wholeReport(tx) : Promise.resolve([])) },
]

import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { decodeCursor } from '#kernel/db/keyset.ts'

const PAGE = 50
/** Systems are some dozens. */
const SYSTEMS = 300

/** One unit or system that owes a report, and how that stands. */
export type Owing = {
  id: string
  name: string
  sort: number
  reportId: string | null
  state: string | null
  people: number | null
  answered: number | null
  absent: number | null
  noCount: number | null
  reportedAt: Date | null
  receivedAt: Date | null
}

export type Owed = { units: readonly Owing[]; next: string | null; systems: readonly Owing[] }

const REPORT = sql`p.id as report_id, p.state, p.people, p.answered, p.absent, p.no_count, p.reported_at, p.received_at`

/** Units with somebody on the roster, in their order, a page at a time; found by the roster's index, not by its rows. */
export const owedBy = async (
  tx: Tx,
  of: { campaign: string; missing: boolean; after: string | undefined },
): Promise<Owed> => {
  const [sort, id] = decodeCursor(of.after, ['text', 'id']) ?? []
  const beyond =
    sort !== undefined && id !== undefined && /^-?\d{1,9}$/.test(sort)
      ? sql`(u.sort, u.id) > (${Number(sort)}, ${id}::uuid)`
      : sql`true`
  const open = of.missing ? sql`(p.id is null or p.state = 'collecting')` : sql`true`
  const units = await sql<Owing>`
    select u.id, u.name, u.sort, ${REPORT} from unit u
      left join self_inspection_report p on p.campaign_id = ${of.campaign}::uuid and p.unit_id = u.id and p.system_id is null
    where exists (select 1 from self_inspection_roster r
        where r.campaign_id = ${of.campaign}::uuid and r.unit_id = u.id and r.system_id is null)
      and ${open} and ${beyond} order by u.sort, u.id limit ${PAGE + 1}`.execute(tx)
  const systems = await sql<Owing>`
    select s.id, s.name, coalesce(s.annex_number, 999) as sort, ${REPORT} from system s
      left join self_inspection_report p on p.campaign_id = ${of.campaign}::uuid and p.system_id = s.id and p.unit_id is null
    where exists (select 1 from self_inspection_roster r where r.system_id = s.id and r.campaign_id = ${of.campaign}::uuid)
      and ${open} order by 3, s.name limit ${SYSTEMS}`.execute(tx)
  const last = units.rows[PAGE - 1]
  return {
    units: units.rows.slice(0, PAGE),
    next:
      units.rows.length > PAGE && last
        ? Buffer.from(JSON.stringify([String(last.sort), last.id])).toString('base64url')
        : null,
    systems: systems.rows,
  }
}

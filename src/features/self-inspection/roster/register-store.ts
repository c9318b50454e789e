import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { countRows, pagesFrom, type Keyset } from '#kernel/db/keyset.ts'
import type { BoundRegister, Query } from '#kernel/http/product.ts'
import { isId } from '#kernel/id.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { fiscalYearLabel } from '#kernel/pure/fiscal-year.ts'
import { isStratum } from '../words.ts'
import { rosterRegister, type RosterRow } from './register.ts'

type Fragment = RawBuilder<unknown>

const STATES: Readonly<Record<string, Fragment>> = {
  open: sql`r.standing <> 'absent' and r.state in ('none', 'draft', 'returned')`,
  done: sql`r.state in ('submitted', 'confirmed')`,
  absent: sql`r.standing = 'absent'`,
  'late-joiner': sql`r.standing = 'late-joiner'`,
}

/** Roles that see every unit's roster: who organises it, and whoever sees everything. */
const seesAll = (actor: Actor): boolean =>
  actor.reach.everything || actor.authorities.some((a) => a.role === 'J6D' || a.role === 'J6P')

const unitsOf = (actor: Actor): readonly string[] => [
  ...new Set(
    actor.authorities.flatMap((a) =>
      a.unitId !== null && (a.role === 'UNIT' || a.role === 'UNIT_IAP') ? [a.unitId] : [],
    ),
  ),
]

/** Whose rows are listed: the units one answers for, by index, and one's own. Row-level security still decides. */
const whose = (query: Query, actor: Actor): Fragment => {
  const asked = query['unit'] ?? ''
  if (isId(asked)) return sql`r.unit_id = ${asked}::uuid`
  if (seesAll(actor)) return sql`true`
  return sql`(r.unit_id = any (${[...unitsOf(actor)]}::uuid[]) or r.person_id = ${actor.personId}::uuid)`
}

const campaignAsked = async (tx: Tx, query: Query): Promise<string | null> => {
  const asked = query['campaign'] ?? ''
  if (isId(asked)) return asked
  const newest = await tx
    .selectFrom('selfInspection')
    .select('id')
    .where('rosterCount', 'is not', null)
    .orderBy('fiscalYear', 'desc')
    .limit(1)
    .executeTakeFirst()
  return newest?.id ?? null
}

const escaped = (text: string) => text.replaceAll(/[\\%_]/gu, (c) => `\\${c}`)

const conditions = (campaignId: string, query: Query, actor: Actor): Fragment => {
  const stratum = query['stratum']
  const name = (query['name'] ?? '').trim()
  return sql.join(
    [
      sql`r.campaign_id = ${campaignId}::uuid`,
      whose(query, actor),
      ...(isStratum(stratum) ? [sql`r.stratum = ${stratum}`] : []),
      ...(STATES[query['state'] ?? ''] === undefined ? [] : [STATES[query['state'] ?? ''] as Fragment]),
      ...(name === ''
        ? []
        : [sql`(r.person_name like ${`%${escaped(name)}%`} or r.person_kana like ${`%${escaped(name)}%`})`]),
    ],
    sql` and `,
  )
}

const keysetOf = (tx: Tx, where: Fragment): Keyset<RosterRow> => ({
  parts: ['id', 'text', 'id'],
  keyOf: (r) => [r.unitId, r.personKana, r.id],
  read: async (beyond, direction, limit) => {
    const op = direction === 'forward' ? sql`>` : sql`<`
    const way = direction === 'forward' ? sql`asc` : sql`desc`
    const after =
      beyond === null
        ? sql`true`
        : sql`(r.unit_id, r.person_kana, r.id) ${op} (${beyond[0]}::uuid, ${beyond[1]}, ${beyond[2]}::uuid)`
    const { rows } = await sql<RosterRow>`
      select x.*, unit_shown(x.unit_id) as unit_name, y.name as system_name, c.state in ('open', 'counting') as live
      from (
        select r.id, r.campaign_id, r.unit_id, r.system_id, r.person_kana, r.person_name, r.post_title, r.stratum, r.standing,
          r.reason, r.state, r.receipt, r.submitted_at
        from self_inspection_roster r where ${where} and ${after}
        order by r.unit_id ${way}, r.person_kana ${way}, r.id ${way} limit ${limit}
      ) x join self_inspection c on c.id = x.campaign_id left join system y on y.id = x.system_id
      order by x.unit_id ${way}, x.person_kana ${way}, x.id ${way}`.execute(tx)
    return rows
  },
})

/** Where a row leads its officer: what may be recorded of it now. */
const wayOf = (row: RosterRow): string => {
  if (!row.live || row.state === 'submitted' || row.state === 'confirmed') return `/cases/${row.campaignId}`
  return `/begin/self-inspection.classing/${row.standing === 'absent' ? 'restore' : 'excuse'}?roster=${row.id}`
}

const campaignOptions = async (tx: Tx) => {
  const rows = await tx
    .selectFrom('selfInspection')
    .select(['id', 'fiscalYear'])
    .where('rosterCount', 'is not', null)
    .orderBy('fiscalYear', 'desc')
    .limit(20)
    .execute()
  return rows.map((r) => [r.id, fiscalYearLabel(r.fiscalYear)] as const)
}

const unitOptions = async (tx: Tx, actor: Actor) => {
  const ids = unitsOf(actor)
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('unit')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .orderBy('name')
    .execute()
  return rows.map((r) => [r.id, r.name] as const)
}

export const boundRosterRegister: BoundRegister<RosterRow> = {
  register: rosterRegister,
  ...pagesFrom<RosterRow>(async (tx, query, actor) => {
    const campaignId = await campaignAsked(tx, query)
    const where = campaignId === null ? sql`false` : conditions(campaignId, query, actor)
    return {
      keyset: keysetOf(tx, where),
      count: (upTo) => countRows(tx, sql`self_inspection_roster r where ${where}`, upTo),
    }
  }),
  href: wayOf,
  tone: (row) => (row.standing === 'absent' ? 'struck' : null),
  options: (tx, source, actor) =>
    source === 'campaign' ? campaignOptions(tx) : source === 'unit' ? unitOptions(tx, actor) : Promise.resolve([]),
}

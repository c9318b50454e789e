import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { ImpactLevel, OscalParty, OscalSystem } from './model.ts'

const ROLE_IDS = {
  SYS_DEV: 'system-owner',
  SYS_OPS: 'system-operator',
  CERT: 'assessor',
  OPR: 'operator',
  IAO: 'authorizing-official',
} as const

const ROLE_TITLES = {
  SYS_DEV: '情報システム情報保証責任者（整備）',
  SYS_OPS: '情報システム情報保証責任者（運用）',
  CERT: '情報システム情報保証認証者',
  OPR: '情報システム運用者',
  IAO: '情報保証責任者',
} as const

type RoleHere = keyof typeof ROLE_IDS

/** Who answers for the system on a day, by post: designated for it, for its class, or for the whole organisation. */
const partiesOf = async (tx: Tx, systemId: string, today: Day): Promise<readonly OscalParty[]> => {
  const { rows } = await sql<{ role: RoleHere; id: string; title: string; unit: string }>`
    select distinct on (array_position(array['SYS_DEV','SYS_OPS','CERT','OPR','IAO'], a.role), p.id)
      a.role, p.id, p.title, u.name as unit
    from system s
      join appointment a on a.system_id = s.id or a.system_id = s.class_id or (a.role = 'IAO' and a.system_id is null)
      join post p on p.id = a.post_id
      join unit u on u.id = p.unit_id
    where s.id = ${systemId}::uuid and a.role in ('SYS_DEV', 'SYS_OPS', 'CERT', 'OPR', 'IAO')
      and a.starts_on <= ${today} and (a.ends_on is null or a.ends_on > ${today})
    order by array_position(array['SYS_DEV','SYS_OPS','CERT','OPR','IAO'], a.role), p.id`.execute(tx)
  return rows.map(({ role, id, title, unit }) => ({
    id,
    role: ROLE_IDS[role],
    roleTitle: ROLE_TITLES[role],
    name: `${unit} ${title}`,
  }))
}

/** When anything that the documents of a system are written from last changed. */
const changedAt = async (tx: Tx, systemId: string): Promise<Date> => {
  const { rows } = await sql<{ at: Date | null }>`
    select greatest(
      (select max(updated_at) from system_control where system_id = ${systemId}::uuid),
      (select max(chosen_at) from system_baseline where system_id = ${systemId}::uuid),
      (select max(updated_at) from control_assessment where system_id = ${systemId}::uuid),
      (select max(c.changed_at) from case_file c where c.system_id = ${systemId}::uuid and c.process = 'risk.plan-item')
    ) as at`.execute(tx)
  return rows[0]?.at ?? new Date(0)
}

type Baseline = {
  id: string
  title: string
  confidentiality: ImpactLevel
  integrity: ImpactLevel
  availability: ImpactLevel
}

const baselineOf = async (tx: Tx, systemId: string): Promise<Baseline | null> => {
  const row = await tx
    .selectFrom('systemBaseline as b')
    .innerJoin('controlCatalog as c', 'c.id', 'b.catalogId')
    .select(['c.id', 'c.title', 'b.confidentiality', 'b.integrity', 'b.availability'])
    .where('b.systemId', '=', systemId)
    .executeTakeFirst()
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- check constraints hold the levels to the words
  return row ? (row as Baseline) : null
}

/** What every OSCAL document says of a system; null where there is no such system. Who may ask the route decides. */
export const loadSystem = async (tx: Tx, systemId: string, today: Day): Promise<OscalSystem | null> => {
  const system = await tx
    .selectFrom('system')
    .select(['id', 'name', 'endsOn'])
    .where('id', '=', systemId)
    .executeTakeFirst()
  if (!system) return null
  const baseline = await baselineOf(tx, systemId)
  const approval = await tx
    .selectFrom('approval')
    .select('decidedAt')
    .where('systemId', '=', systemId)
    .where('state', 'in', ['approved', 'conditional'])
    .orderBy('decidedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  const version = await tx
    .selectFrom('documentVersion as v')
    .innerJoin('document as d', 'd.id', 'v.documentId')
    .select((e) => e.fn.max('v.number').as('number'))
    .where('d.systemId', '=', systemId)
    .where('d.kind', '=', 'security-plan')
    .executeTakeFirst()
  return {
    id: system.id,
    name: system.name,
    description: system.name,
    changedAt: await changedAt(tx, systemId),
    version: String(version?.number ?? 0),
    impact: baseline,
    authorizedOn: approval?.decidedAt?.toISOString().slice(0, 10) ?? null,
    retired: system.endsOn !== null && system.endsOn <= today,
    baseline: baseline ?? { id: systemId, title: '管理策の一覧（未選択）' },
    parties: await partiesOf(tx, systemId, today),
  }
}

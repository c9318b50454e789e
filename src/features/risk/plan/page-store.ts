import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import type { Day } from '#kernel/pure/day.ts'
import { unsatisfiedControls, type UnsatisfiedControl } from '../controls/standing.ts'
import { ageingOf, burnDown, figuresBySystem, type Ageing, type BurnMonth, type SystemFigures } from './figures.ts'
import { systemsInReach } from './register-store.ts'
import { findingsWithoutItem, itemsByControl, type LooseFinding } from './standing.ts'

/** Findings shown to be ticked; the rest is reached by what they have in common, or from the list of findings. */
export const FINDINGS_SHOWN = 100

/** Findings that one address can carry to the form of a new item. */
export const GROUP_AT_MOST = 200

/** Findings of one check on several hosts: one item will do for all of them. */
export type FindingGroup = { plugin: string; title: string; severity: number; count: number }

const groupsOf = async (tx: Tx, systemId: string): Promise<readonly FindingGroup[]> => {
  const { rows } = await sql<FindingGroup>`
    select f.plugin, min(f.title) as title, max(f.severity)::int as severity, count(*)::int as count from finding f
    where f.system_id = ${systemId}::uuid and f.state = 'open' and f.severity >= 1
      and not exists (select 1 from plan_item_finding p where p.finding_id = f.id and p.left_at is null)
    group by f.plugin having count(*) > 1
    order by max(f.severity) desc, count(*) desc, f.plugin limit 20`.execute(tx)
  return rows
}

/** Loose findings of one check, as many as an address carries. */
export const findingsOfGroup = async (tx: Tx, systemId: string, plugin: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    select f.id from finding f
    where f.system_id = ${systemId}::uuid and f.plugin = ${plugin} and f.state = 'open' and f.severity >= 1
      and not exists (select 1 from plan_item_finding p where p.finding_id = f.id and p.left_at is null)
    order by f.host, f.id limit ${sql.lit(GROUP_AT_MOST)}`.execute(tx)
  return rows.map((r) => r.id)
}

export type Charts = { ageing: Ageing; burn: readonly BurnMonth[] }

const chartsOf = async (tx: Tx, systemId: string | null, today: Day): Promise<Charts> => ({
  ageing: await ageingOf(tx, systemId, today),
  burn: await burnDown(tx, systemId, today),
})

export type PlanOverview = Charts & {
  systems: readonly SystemFigures[]
  /** Systems where the reader may begin an item. */
  mine: readonly { id: string; name: string }[]
}

const OPENERS: ReadonlySet<string> = new Set(['SYS_DEV', 'SYS_OPS', 'CERT'])

/** Whether a person's posts let them begin an item of a system: of its own people, or from an audit. */
export const opensFor = (actor: Actor, systemId: string): 'own' | 'audit' | null => {
  if (actor.authorities.some((a) => a.systemId === systemId && OPENERS.has(a.role))) return 'own'
  return actor.authorities.some((a) => a.role === 'AUD' || a.role === 'AUD_AST') ? 'audit' : null
}

/** Everything the reader may see of all plans. */
export const overviewOf = async (tx: Tx, actor: Actor, today: Day): Promise<PlanOverview> => ({
  ...(await chartsOf(tx, null, today)),
  systems: await figuresBySystem(tx, today),
  mine: (await systemsInReach(tx, actor)).filter((s) => opensFor(actor, s.id) !== null),
})

export type SystemPlan = Charts & {
  system: { id: string; name: string }
  figures: SystemFigures | null
  controls: readonly UnsatisfiedControl[]
  findings: readonly LooseFinding[]
  groups: readonly FindingGroup[]
}

/** One system's plan; null where the reader does not see the system's record. */
export const systemPlanOf = async (tx: Tx, actor: Actor, systemId: string, today: Day): Promise<SystemPlan | null> => {
  if (!actor.reach.everything && !actor.reach.systems.includes(systemId)) return null
  const system = await tx.selectFrom('system').select(['id', 'name']).where('id', '=', systemId).executeTakeFirst()
  if (!system) return null
  const answered = await itemsByControl(tx, systemId)
  return {
    system,
    ...(await chartsOf(tx, systemId, today)),
    figures: (await figuresBySystem(tx, today, systemId))[0] ?? null,
    controls: (await unsatisfiedControls(tx, { systemId })).filter((c) => !answered.has(c.controlId)),
    findings: await findingsWithoutItem(tx, systemId, FINDINGS_SHOWN),
    groups: await groupsOf(tx, systemId),
  }
}

import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Member, Milestone } from './model.ts'

/** By item, its milestones in order of position, those given up among them. */
export const milestonesByItem = async (
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Milestone[]>> => {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('planMilestone')
    .selectAll()
    .where('itemId', 'in', [...ids])
    .orderBy('position')
    .orderBy('id')
    .execute()
  const all = rows.map(({ itemId, droppedAt, createdAt: _at, ...m }) => ({
    itemId,
    m: { ...m, dropped: droppedAt !== null },
  }))
  return new Map([...Map.groupBy(all, (r) => r.itemId)].map(([id, list]) => [id, list.map((r) => r.m)]))
}

type MemberRow = Member & { itemId: string }

/** By item, the findings it stands for: those in it now, and of an ended item those it ended with. */
export const membersByItem = async (
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Member[]>> => {
  if (ids.length === 0) return new Map()
  const some = await tx
    .selectFrom('planItemFinding')
    .select('findingId')
    .where('itemId', 'in', [...ids])
    .limit(1)
    .executeTakeFirst()
  if (some === undefined) return new Map()
  const { rows } = await sql<MemberRow>`
    select p.item_id, f.id as finding_id, f.title, f.host, f.severity, f.state = 'open' as open
    from plan_item_finding p join plan_item i on i.id = p.item_id join finding f on f.id = p.finding_id
    where p.item_id = any (${[...ids]}::uuid[]) and (p.left_at is null or (p.reason is null and i.ended_on is not null))
    order by f.severity desc, f.host, f.id`.execute(tx)
  return new Map(
    [...Map.groupBy(rows, (r) => r.itemId)].map(([id, list]) => [id, list.map(({ itemId: _item, ...m }) => m)]),
  )
}

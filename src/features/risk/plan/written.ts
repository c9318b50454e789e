import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { newId } from '#kernel/id.ts'
import { stop } from '#kernel/act/outcome.ts'
import { addDays, type Day } from '#kernel/pure/day.ts'
import type { PlanItem } from './model.ts'
import { looseAmong } from './standing.ts'

/** Adds the milestones that are new and writes what changed of the others. */
export const writeMilestones = async (tx: Tx, after: PlanItem, before: PlanItem | null, at: Date): Promise<void> => {
  const was = new Map((before?.milestones ?? []).map((m) => [m.id, m]))
  const added = after.milestones.filter((m) => m.id === '')
  for (const m of after.milestones) {
    const old = was.get(m.id)
    if (old === undefined || old === m) continue
    await tx
      .updateTable('planMilestone')
      .set({
        reachedOn: m.reachedOn,
        reachedNote: m.reachedNote,
        reason: m.reason,
        ...(m.dropped && !old.dropped ? { droppedAt: at } : {}),
      })
      .where('id', '=', m.id)
      .execute()
  }
  if (added.length === 0) return
  await tx
    .insertInto('planMilestone')
    .values(
      added.map(({ dropped: _dropped, ...m }) => ({
        ...m,
        id: newId(),
        itemId: after.id,
        droppedAt: null,
        createdAt: at,
      })),
    )
    .execute()
}

/** Only open findings of the item's own system that stand nowhere else come in: somebody may have been quicker. */
const join = async (tx: Tx, item: PlanItem, ids: readonly string[], at: Date): Promise<void> => {
  const loose = await looseAmong(tx, item.systemId, ids)
  if (loose.length !== ids.length)
    return stop({
      kind: 'invalid',
      fields: {
        findings: `選んだ検出事項のうち${ids.length - loose.length}件は、すでにほかの項目に入っているか、閉じているか、この情報システムのものではありません。`,
      },
    })
  await tx
    .insertInto('planItemFinding')
    .values(loose.map((f) => ({ itemId: item.id, findingId: f.id, joinedAt: at, leftAt: null, reason: null })))
    .execute()
}

const leave = (tx: Tx, item: PlanItem, ids: readonly string[], at: Date, reason: string) =>
  tx
    .updateTable('planItemFinding')
    .set({ leftAt: at, reason })
    .where('itemId', '=', item.id)
    .where('findingId', 'in', ids)
    .where('leftAt', 'is', null)
    .execute()

/** An ended item lets its findings go, and stays known for them; opened again it takes back those that stand nowhere. */
const letGo = (tx: Tx, item: PlanItem, at: Date) =>
  tx
    .updateTable('planItemFinding')
    .set({ leftAt: at })
    .where('itemId', '=', item.id)
    .where('leftAt', 'is', null)
    .execute()

const takeBack = (tx: Tx, item: PlanItem) =>
  sql`
  update plan_item_finding p set left_at = null
  where p.item_id = ${item.id}::uuid and p.left_at is not null and p.reason is null
    and not exists (select 1 from plan_item_finding o where o.finding_id = p.finding_id and o.left_at is null)`.execute(
    tx,
  )

export const writeMembers = async (
  tx: Tx,
  after: PlanItem,
  before: PlanItem | null,
  acted: { at: Date; reason: string },
): Promise<void> => {
  const had = new Set((before?.members ?? []).map((m) => m.findingId))
  const has = new Set(after.members.map((m) => m.findingId))
  const come = [...has].filter((id) => !had.has(id))
  const gone = [...had].filter((id) => !has.has(id))
  if (come.length > 0) await join(tx, after, come, acted.at)
  if (gone.length > 0) await leave(tx, after, gone, acted.at, acted.reason)
  if (before === null || after.members.length === 0) return
  if (before.endedOn === null && after.endedOn !== null) await letGo(tx, after, acted.at)
  if (before.endedOn !== null && after.endedOn === null) await takeBack(tx, after)
}

const closed = (item: PlanItem): boolean => item.endedOn !== null || item.state === 'accepted'

/** When the item counts as open. What an acceptance lets rest is open again on the day after its last, acted on or not. */
export const writeSpans = async (tx: Tx, after: PlanItem, before: PlanItem | null, today: Day): Promise<void> => {
  const { id: itemId, systemId } = after
  const begin = (fromOn: Day) =>
    tx
      .insertInto('planItemSpan')
      .values({ itemId, systemId, fromOn, untilOn: null })
      .onConflict((c) => c.columns(['itemId', 'fromOn']).doUpdateSet({ untilOn: null }))
      .execute()
  if (before === null) {
    await begin(after.openedOn)
    return
  }
  if (closed(after) === closed(before) && after.acceptedUntil === before.acceptedUntil) return
  const spans = () => tx.deleteFrom('planItemSpan').where('itemId', '=', itemId)
  if (closed(after)) {
    await spans().where('fromOn', '>', today).execute()
    await tx
      .updateTable('planItemSpan')
      .set({ untilOn: today })
      .where('itemId', '=', itemId)
      .where('untilOn', 'is', null)
      .execute()
    if (after.acceptedUntil !== null && after.state === 'accepted') await begin(addDays(after.acceptedUntil, 1))
    return
  }
  const removed = await spans().where('fromOn', '>', today).executeTakeFirst()
  const runs = await tx
    .selectFrom('planItemSpan')
    .select('fromOn')
    .where('itemId', '=', itemId)
    .where('untilOn', 'is', null)
    .executeTakeFirst()
  if (runs === undefined || removed.numDeletedRows > 0n) await begin(today)
}

import type { BoundDuty } from '#kernel/http/product.ts'
import type { RoleKey } from '#directive/roles.ts'
import type { Tx } from '#kernel/db/database.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { addDays } from '#kernel/pure/day.ts'
import type { DutyRow } from '#kernel/pure/duty.ts'
import { acceptanceEnding, confirmationsWaiting, itemsOverdue, milestonesDue } from './duties.ts'

const MILESTONE_NOTICE_DAYS = 14
const ACCEPTANCE_NOTICE_DAYS = 30

/** Systems over which the actor holds a role; nobody else owes anything here. */
const systemsOf = (actor: Actor, role: RoleKey): readonly string[] =>
  actor.authorities.flatMap((a) => (a.role === role && a.systemId !== null ? [a.systemId] : []))

type Found = { id: string; number: string; title: string; systemId: string; dueOn: string | null; since?: Date | null }

const rowsOf = (found: readonly Found[]): readonly DutyRow[] =>
  found.map((f) => ({
    unitId: null,
    systemId: f.systemId,
    personId: null,
    subject: `${f.number}　${f.title}`,
    href: `/cases/${f.id}`,
    dueOn: f.dueOn,
    since: f.since ?? null,
  }))

const items = (tx: Tx, systems: readonly string[]) =>
  tx
    .selectFrom('planItem as p')
    .select(['p.id', 'p.number', 'p.title', 'p.systemId'])
    .where('p.systemId', 'in', [...systems])
    .where('p.endedOn', 'is', null)

const overdue = (side: 'dev' | 'ops'): BoundDuty => ({
  duty: itemsOverdue[side],
  owed: async (tx, actor, today) => {
    const systems = systemsOf(actor, itemsOverdue[side].role)
    if (systems.length === 0) return []
    return rowsOf(
      await items(tx, systems)
        .select('p.limitOn as dueOn')
        .where('p.side', '=', side)
        .where('p.sortOn', '<', today)
        .where('p.state', 'in', ['planned', 'working'])
        .orderBy('p.sortOn')
        .execute(),
    )
  },
})

const nextMilestones = (side: 'dev' | 'ops'): BoundDuty => ({
  duty: milestonesDue[side],
  owed: async (tx, actor, today) => {
    const systems = systemsOf(actor, milestonesDue[side].role)
    if (systems.length === 0) return []
    const found = await items(tx, systems)
      .innerJoin('planMilestone as m', 'm.itemId', 'p.id')
      .select(['m.title as step', 'm.dueOn'])
      .where('p.side', '=', side)
      .where('p.state', 'in', ['planned', 'working'])
      .where('m.droppedAt', 'is', null)
      .where('m.reachedOn', 'is', null)
      .where('m.dueOn', '<=', addDays(today, MILESTONE_NOTICE_DAYS))
      .orderBy('m.dueOn')
      .execute()
    return rowsOf(found.map((f) => ({ ...f, title: `${f.title}：${f.step}` })))
  },
})

/** Overdue items and milestones by side, acceptances that end, and confirmations waited for. */
export const planDuties: readonly BoundDuty[] = [
  overdue('dev'),
  overdue('ops'),
  nextMilestones('dev'),
  nextMilestones('ops'),
  {
    duty: acceptanceEnding,
    owed: async (tx, actor, today) => {
      const systems = systemsOf(actor, 'SYS_DEV')
      if (systems.length === 0) return []
      return rowsOf(
        await items(tx, systems)
          .select('p.acceptedUntil as dueOn')
          .where('p.state', '=', 'accepted')
          .where('p.acceptedUntil', '<=', addDays(today, ACCEPTANCE_NOTICE_DAYS))
          .orderBy('p.acceptedUntil')
          .execute(),
      )
    },
  },
  {
    duty: confirmationsWaiting,
    owed: async (tx, actor) => {
      const systems = systemsOf(actor, 'CERT')
      if (systems.length === 0) return []
      const found = await items(tx, systems)
        .select('p.reportedAt as since')
        .where('p.state', '=', 'reported')
        .where('p.origin', '<>', 'audit')
        .orderBy('p.reportedAt')
        .execute()
      return rowsOf(found.map((f) => ({ ...f, dueOn: null })))
    },
  },
]

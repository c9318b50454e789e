import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { BoundDuty } from '#kernel/http/product.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { certifyInTime, decideInTime, obtainApproval, renewApproval, seeChanges } from './duties.ts'
import { VALIDITY_WARNINGS } from './register.ts'
import { systemRows } from './rows.ts'

const answersFor = (actor: Actor): string[] =>
  actor.authorities.flatMap((a) => (a.role === 'SYS_DEV' && a.systemId !== null ? [a.systemId] : []))

type Row = {
  id: string
  systemName: string
  openId: string | null
  forceId: string | null
  dueOn: string | null
  validUntil: string | null
  since: Date | null
}

const rowsFor = async (tx: Tx, actor: Actor, today: string, where: ReturnType<typeof sql>) => {
  const systems = answersFor(actor)
  if (systems.length === 0) return []
  const { rows } = await sql<Row>`
    select x.id, x.system_name, x.open_id, x.force_id, x.due_on, x.valid_until, null::timestamptz as since
    from (${systemRows(today)}) x
    where x.id::uuid = any (${systems}::uuid[]) and not x.is_class and ${where}
    order by x.due_on nulls last, x.k collate "C"`.execute(tx)
  return rows
}

const obtain: BoundDuty = {
  duty: obtainApproval,
  owed: async (tx, actor, today) =>
    (await rowsFor(tx, actor, today, sql`x.exemption_id is null and x.open_id is not null`)).map((row) => ({
      unitId: null,
      systemId: row.id,
      personId: null,
      subject: row.systemName,
      href: `/cases/${row.openId ?? ''}`,
      dueOn: row.dueOn,
      since: row.since,
    })),
}

const renew: BoundDuty = {
  duty: renewApproval,
  owed: async (tx, actor, today) =>
    (
      await rowsFor(
        tx,
        actor,
        today,
        sql`x.force_id is not null and x.valid_until - ${today}::date <= ${VALIDITY_WARNINGS[0]}`,
      )
    ).map((row) => ({
      unitId: null,
      systemId: row.id,
      personId: null,
      subject: row.systemName,
      href: `/systems/${row.id}`,
      dueOn: row.validUntil,
      since: row.since,
    })),
}

/** Versions that a decision in force was made on and that are not the newest of their document any more. */
const changes: BoundDuty = {
  duty: seeChanges,
  owed: async (tx, _actor, _today) => {
    const { rows } = await sql<{ id: string; name: string; systemId: string; since: Date }>`
      select a.id, s.name, s.id as system_id, min(v.frozen_at) as since
      from approval a join system s on s.id = a.system_id
        join lateral (select distinct on (d.kind) d.document_id, d.number from approval_document d
          where d.approval_id = a.id order by d.kind, d.nth desc) b on true
        join document_version v on v.document_id = b.document_id and v.number > b.number
      where a.state in ('approved', 'conditional', 'conditions-reported')
      group by a.id, s.name, s.id order by since`.execute(tx)
    return rows.map((row) => ({
      unitId: null,
      systemId: row.systemId,
      personId: null,
      subject: row.name,
      href: `/systems/${row.systemId}#changes`,
      dueOn: null,
      since: row.since,
    }))
  },
}

const CERTIFIED = sql`('certified', 'applied', 'returned-iao')`

/** What is due soon or late: the set time of an open case, or else the last day of the approval in force. */
const nearing = async (tx: Tx, today: string, where: ReturnType<typeof sql>) => {
  const { rows } = await sql<Row>`
    select x.id, x.system_name, x.open_id, x.force_id, x.due_on, x.valid_until, null::timestamptz as since
    from (${systemRows(today)}) x
    where not x.is_class and x.exemption_id is null
      and coalesce(x.due_on, x.valid_until) - ${today}::date <= ${VALIDITY_WARNINGS[0]} and ${where}
    order by coalesce(x.due_on, x.valid_until), x.k collate "C"`.execute(tx)
  return rows.map((row) => ({
    unitId: null,
    systemId: row.id,
    personId: null,
    subject: `${row.systemName}（${row.openId === null ? '承認の更新' : '手続中'}）`,
    href: row.openId === null ? `/systems/${row.id}` : `/cases/${row.openId}`,
    dueOn: row.dueOn ?? row.validUntil,
    since: row.since,
  }))
}

const certifies = (actor: Actor): string[] =>
  actor.authorities.flatMap((a) => (a.role === 'CERT' && a.systemId !== null ? [a.systemId] : []))

const certify: BoundDuty = {
  duty: certifyInTime,
  owed: (tx, actor, today) =>
    nearing(
      tx,
      today,
      sql`x.id::uuid = any (${certifies(actor)}::uuid[]) and (x.open_id is null or x.state not in ${CERTIFIED})`,
    ),
}

const decide: BoundDuty = {
  duty: decideInTime,
  owed: (tx, _actor, today) => nearing(tx, today, sql`true`),
}

export const approvalDuties: readonly BoundDuty[] = [obtain, renew, changes, certify, decide]

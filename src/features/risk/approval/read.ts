import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Day } from '#kernel/pure/day.ts'

/** How one system stands in 運用承認: what is in force, what is under way, and whether it needs any. */
export type ApprovalStanding = {
  systemId: string
  /** The approval in force, conditions or not. */
  inForce: { id: string; number: string | null; state: string; decidedAt: Date; validUntil: Day | null } | null
  /** The case that has come to no decision yet. */
  open: { id: string; state: string; dueOn: Day; since: Date } | null
  exemption: { id: string; state: string; number: string | null } | null
  /** The newest case where none is open and none in force: how it ended. */
  last: { id: string; state: string } | null
}

type Row = {
  systemId: string
  inForce: (Omit<NonNullable<ApprovalStanding['inForce']>, 'decidedAt'> & { decidedAt: string }) | null
  open: (Omit<NonNullable<ApprovalStanding['open']>, 'since'> & { since: string }) | null
  exemption: ApprovalStanding['exemption']
  last: ApprovalStanding['last']
}

const IN_FORCE = sql`('approved', 'conditional', 'conditions-reported')`
const ENDED = sql`('denied', 'revoked', 'superseded', 'withdrawn')`

/** By system, how it stands; systems without any case or exemption are there with nulls. One statement. */
export const approvalsOf = async (
  tx: Tx,
  systemIds: readonly string[],
): Promise<ReadonlyMap<string, ApprovalStanding>> => {
  if (systemIds.length === 0) return new Map()
  const { rows } = await sql<Row>`
    select s.id as system_id,
      (select json_build_object('id', a.id, 'number', a.number, 'state', a.state, 'decidedAt', a.decided_at, 'validUntil', a.valid_until)
        from approval a where a.system_id = s.id and a.state in ${IN_FORCE} order by a.id desc limit 1) as in_force,
      (select json_build_object('id', a.id, 'state', a.state, 'dueOn', a.due_on, 'since', a.state_since)
        from approval a where a.system_id = s.id and a.state not in ${IN_FORCE} and a.state not in ${ENDED}
        order by a.id desc limit 1) as open,
      (select json_build_object('id', e.id, 'state', e.state, 'number', e.number)
        from approval_exemption e where e.system_id = s.id and e.state in ('asked', 'exempt') limit 1) as exemption,
      (select json_build_object('id', a.id, 'state', a.state)
        from approval a where a.system_id = s.id and a.state in ${ENDED} order by a.id desc limit 1) as last
    from unnest(${[...systemIds]}::uuid[]) as s(id)`.execute(tx)
  return new Map(
    rows.map((row) => [
      row.systemId,
      {
        ...row,
        inForce: row.inForce && { ...row.inForce, decidedAt: new Date(row.inForce.decidedAt) },
        open: row.open && { ...row.open, since: new Date(row.open.since) },
      },
    ]),
  )
}

/** Systems whose application lies before the 情報保証責任者: what it names is not changed until the decision. */
export const underReview = async (tx: Tx, systemIds: readonly string[]): Promise<ReadonlySet<string>> => {
  if (systemIds.length === 0) return new Set()
  const rows = await tx
    .selectFrom('approval')
    .select('systemId')
    .where('systemId', 'in', [...systemIds])
    .where('state', '=', 'applied')
    .execute()
  return new Set(rows.map((row) => row.systemId))
}

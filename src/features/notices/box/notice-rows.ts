import { sql } from 'kysely'
import { ROLES, isRoleKey } from '#directive/roles.ts'
import type { Tx } from '#kernel/db/database.ts'
import type { Fragment } from '#kernel/home/inbox.ts'

/** One notice with who told it, whom, and how far it has come. */
export type NoticeRow = {
  id: string
  caseId: string
  entryId: string
  verb: string
  text: string
  at: Date
  atText: string
  rules: readonly string[]
  number: string | null
  role: string
  unitId: string | null
  systemId: string | null
  personId: string | null
  over: string | null
  fromPostTitle: string
  fromName: string
  seenAt: Date | null
  seenName: string | null
  needsReceipt: boolean
  receiveBy: string
  receivedAt: Date | null
  receivedPost: string | null
  receivedName: string | null
  receivedEntryId: string | null
  mailState: string | null
  mailedAt: Date | null
  waits: boolean
}

/** The rows of a query of notices (as `n`) with the names they are shown by. A case that is not the reader's gives no number. */
export const noticeRows = async (tx: Tx, from: Fragment, tail: Fragment): Promise<readonly NoticeRow[]> => {
  const { rows } = await sql<NoticeRow>`
    select n.id, n.case_id, n.entry_id, n.verb, n.text, n.at, n.at::text as at_text, n.rules, c.number, n.role, n.unit_id,
      n.system_id, n.person_id, coalesce(btrim(p.rank || ' ' || p.name), s.name, u.name) as over, n.from_post_title, n.from_name,
      n.seen_at, btrim(b.rank || ' ' || b.name) as seen_name, n.needs_receipt, n.receive_by, n.received_at, n.received_post,
      n.received_name, n.received_entry_id, n.mail_state, n.mailed_at, n.waits
    from (${from}) n left join case_file c on c.id = n.case_id left join unit u on u.id = n.unit_id
      left join system s on s.id = n.system_id left join person p on p.id = n.person_id left join person b on b.id = n.seen_by
    ${tail}`.execute(tx)
  return rows
}

/** One notice, where the reader may see it. */
export const noticeRow = async (tx: Tx, id: string): Promise<NoticeRow | null> => {
  const [row] = await noticeRows(tx, sql`select * from notice where id = ${id}::uuid`, sql``)
  return row ?? null
}

/** 部隊等情報保証責任者（総務課）, or the person. */
export const addresseeOf = (row: Pick<NoticeRow, 'role' | 'over' | 'personId'>): string => {
  if (row.personId !== null) return row.over ?? ''
  const title = isRoleKey(row.role) ? ROLES[row.role].title : row.role
  return row.over === null ? title : `${title}（${row.over}）`
}

import { sql } from 'kysely'
import { countRows, pageBy, type Cursor, type Direction } from '#kernel/db/keyset.ts'
import type { Tx } from '#kernel/db/database.ts'
import { noticesFrom, noticesTo, type Fragment } from '#kernel/home/inbox.ts'
import type { PageOf, Query } from '#kernel/http/product.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { noticeRows, type NoticeRow } from './notice-rows.ts'

/** Passed where a number must stand and none is meant. */
const EVERY_ONE = 2 ** 31 - 1

export type Asked = { box: 'in' | 'sent'; state: 'waiting' | 'late' | 'all'; verb: string | null }

export const askedIn = (query: Query): Asked => ({
  box: query['box'] === 'sent' ? 'sent' : 'in',
  state: query['state'] === 'all' ? 'all' : query['state'] === 'late' ? 'late' : 'waiting',
  verb: query['verb'] || null,
})

/** What waits: the earliest due first, so that what is overdue stands at the head. Everything: the newest first. */
const orders = {
  due: {
    parts: ['day', 'instant', 'id'],
    columns: sql`(n.receive_by, n.at, n.id)`,
    value: ([day, at, id]: Cursor): Fragment => sql`(${day}::date, ${at}::timestamptz, ${id}::uuid)`,
    ahead: true,
    by: (up: boolean): Fragment => (up ? sql`n.receive_by, n.at, n.id` : sql`n.receive_by desc, n.at desc, n.id desc`),
    keyOf: (row: NoticeRow): Cursor => [row.receiveBy, row.atText, row.id],
  },
  newest: {
    parts: ['instant', 'id'],
    columns: sql`(n.at, n.id)`,
    value: ([at, id]: Cursor): Fragment => sql`(${at}::timestamptz, ${id}::uuid)`,
    ahead: false,
    by: (up: boolean): Fragment => (up ? sql`n.at, n.id` : sql`n.at desc, n.id desc`),
    keyOf: (row: NoticeRow): Cursor => [row.atText, row.id],
  },
} as const

const conditions = (asked: Asked, today: string): Fragment =>
  sql.join(
    [
      asked.state === 'all' ? sql`true` : sql`n.waits`,
      // In what was sent, what needs no receipt waits for nobody.
      asked.box === 'sent' && asked.state === 'waiting' ? sql`n.needs_receipt` : sql`true`,
      asked.state === 'late' ? sql`n.receive_by < ${today}::date` : sql`true`,
      asked.verb === null ? sql`true` : sql`n.verb = ${asked.verb}`,
    ],
    sql` and `,
  )

/** One page of the notices to the actor's posts, or from them. */
export const boxPage = (
  tx: Tx,
  query: Query,
  actor: Actor,
  today: string,
  size: number,
): Promise<PageOf<NoticeRow>> => {
  const asked = askedIn(query)
  const notices = asked.box === 'in' ? noticesTo : noticesFrom
  const order = asked.state === 'all' ? orders.newest : orders.due
  const where = conditions(asked, today)
  const read = (beyond: Cursor | null, direction: Direction, limit: number) => {
    const up = (direction === 'forward') === order.ahead
    const past = beyond === null ? sql`true` : sql`${order.columns} ${sql.raw(up ? '>' : '<')} ${order.value(beyond)}`
    const by = order.by(up)
    return noticeRows(
      tx,
      notices(actor, { where: sql`${where} and ${past}`, order: by, limit }),
      sql`order by ${by} limit ${limit}`,
    )
  }
  const count = (upTo: number | null) =>
    countRows(
      tx,
      sql`(${notices(actor, { where, order: order.by(true), limit: upTo === null ? EVERY_ONE : upTo + 1 })}) n`,
      upTo,
    )
  return pageBy({ parts: order.parts, keyOf: order.keyOf, read }, query, size, count)
}

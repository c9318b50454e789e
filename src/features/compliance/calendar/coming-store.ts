import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { atMost, pageBy, type Keyset } from '#kernel/db/keyset.ts'
import type { PageOf, Query } from '#kernel/http/product.ts'
import type { Day } from '#kernel/pure/day.ts'
import { subjectName } from '../board/subjects.ts'

export type Coming = {
  id: string
  dueOn: Day
  title: string
  what: string
  href: string
  rules: readonly string[]
  subject: string
}

export const COMING_SIZE = 50

/** What units, systems and posts in the reader's reach owe up to a day, the overdue first: by index, page by page. */
export const comingPage = (tx: Tx, query: Query, last: Day): Promise<PageOf<Coming>> => {
  const keyset: Keyset<Coming> = {
    parts: ['day', 'id'],
    keyOf: (row) => [row.dueOn, row.id],
    read: async (cursor, direction, limit) => {
      const [on, id] = cursor ?? []
      const beyond =
        on === undefined || id === undefined
          ? sql`true`
          : direction === 'forward'
            ? sql`(o.due_on, o.id) > (${on}::date, ${id}::uuid)`
            : sql`(o.due_on, o.id) < (${on}::date, ${id}::uuid)`
      const order = direction === 'forward' ? sql`o.due_on, o.id` : sql`o.due_on desc, o.id desc`
      const { rows } = await sql<Coming>`
        select o.*, ${subjectName(sql`o.subject_kind`, sql`o.subject_id`)} as subject from (
          select o.id, o.due_on, o.title, o.what, o.href, o.rules, o.subject_kind, o.subject_id from compliance_owed o
          where o.to_at is null and o.due_on <= ${last}::date and ${beyond} order by ${order} ${atMost(limit)}
        ) o order by ${order}`.execute(tx)
      return rows
    },
  }
  const count = async () => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from (select 1 from compliance_owed o
        where o.to_at is null and o.due_on <= ${last}::date ${atMost(1001)}) x`.execute(tx)
    const n = rows[0]?.n ?? 0
    return n > 1000 ? { atLeast: 1000 } : n
  }
  return pageBy(keyset, query, COMING_SIZE, count)
}

import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { countRows, pagesOf, type Keyset } from '#kernel/db/keyset.ts'
import type { BoundRegister, Query } from '#kernel/http/product.ts'
import { isId } from '#kernel/id.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { Register } from '#kernel/pure/register.ts'
import { REPLIES, STRATA, type Stratum } from '../words.ts'
import { campaignAsked, campaignOptions } from './register-store.ts'

export type NoRow = {
  rosterId: string
  unitName: string
  personName: string
  postTitle: string
  stratum: Stratum
  key: string
  text: string
  reply: 'no' | 'na'
  reason: string
  action: string | null
  actionDue: Day | null
}

/** 「いいえ」「該当なし」の回答: what the responsible officer must see to mend it (本文 第6-1(3)(4)). */
const noesRegister: Register<NoRow> = {
  key: 'self-inspection-noes',
  title: '自己点検の「いいえ」「該当なし」の回答',
  provision: '本文 第6-1(3)',
  rules: ['R032', 'R033'],
  columns: [
    { key: 'key', title: '設問番号', kind: 'code', value: (r) => r.key },
    { key: 'text', title: '設問', kind: 'text', value: (r) => r.text },
    { key: 'reply', title: '回答', kind: 'text', value: (r) => REPLIES[r.reply], codes: [REPLIES.no, REPLIES.na] },
    { key: 'reason', title: '理由', kind: 'text', value: (r) => r.reason },
    { key: 'action', title: '是正措置', kind: 'text', value: (r) => r.action },
    { key: 'due', title: '是正の予定日', kind: 'day', value: (r) => r.actionDue },
    { key: 'person', title: '氏名', kind: 'text', value: (r) => r.personName },
    { key: 'post', title: '官職', kind: 'text', value: (r) => r.postTitle },
    { key: 'stratum', title: '対象者', kind: 'text', value: (r) => STRATA[r.stratum], codes: Object.values(STRATA) },
    { key: 'unit', title: '部隊等', kind: 'text', value: (r) => r.unitName },
  ],
  filters: [
    { key: 'campaign', title: '年度', kind: 'choice', source: 'campaign', standard: '最新の年度' },
    {
      key: 'reply',
      title: '回答',
      kind: 'choice',
      standard: 'すべて',
      options: [
        ['no', REPLIES.no],
        ['na', REPLIES.na],
      ],
    },
  ],
}

const among = (query: Query, actor: Actor): RawBuilder<unknown> => {
  if (isId(query['unit'] ?? '')) return sql`r.unit_id = ${query['unit']}::uuid and r.system_id is null`
  if (isId(query['system'] ?? '')) return sql`r.system_id = ${query['system']}::uuid`
  return actor.reach.everything
    ? sql`true`
    : sql`(r.unit_id = any (${[...actor.reach.units]}::uuid[]) or r.system_id = any (${[...actor.reach.systems]}::uuid[]))`
}

const REPLY: Readonly<Record<string, RawBuilder<unknown>>> = { no: sql`y.reply = 'no'`, na: sql`y.reply = 'na'` }

const rows = (query: Query, actor: Actor): RawBuilder<unknown> => sql`self_inspection_roster r
  join self_inspection_answer a on a.id = r.answer_id join self_inspection_reply y on y.answer_id = a.id
  where r.campaign_id = ${campaignAsked(query)} and ${among(query, actor)} and ${REPLY[query['reply'] ?? ''] ?? sql`y.reply <> 'yes'`}`

const keyset = (tx: Tx, query: Query, actor: Actor): Keyset<NoRow> => ({
  parts: ['id', 'text'],
  keyOf: (row) => [row.rosterId, row.key],
  read: async (cursor, direction, limit) => {
    const forward = direction === 'forward'
    const beyond = cursor
      ? sql`(r.id, y.question_key) ${sql.raw(forward ? '>' : '<')} (${cursor[0]}::uuid, ${cursor[1]})`
      : sql`true`
    const way = sql.raw(forward ? 'asc' : 'desc')
    const found = await sql<NoRow>`
      with found as (select r.id as roster_id, r.unit_id, r.person_name, r.post_title, a.stratum, a.sheet_id, y.question_key as key,
          y.reply, y.reason, y.action, y.action_due
        from ${rows(query, actor)} and ${beyond} order by r.id ${way}, y.question_key ${way} limit ${limit})
      select f.*, u.name as unit_name, q.text from found f join unit u on u.id = f.unit_id
        join self_inspection_question q on q.sheet_id = f.sheet_id and q.key = f.key
      order by f.roster_id ${way}, f.key ${way}`.execute(tx)
    return found.rows
  },
})

/** In the order of the roster, which lies unit by unit. Nobody but the responsible officer and who answers for all sees a row. */
export const boundNoesRegister: BoundRegister<NoRow> = {
  register: noesRegister,
  ...pagesOf(keyset, (tx, query, actor, upTo) => countRows(tx, rows(query, actor), upTo)),
  options: (tx, source) => (source === 'campaign' ? campaignOptions(tx) : Promise.resolve([])),
}

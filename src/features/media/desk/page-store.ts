import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Query } from '#kernel/http/product.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { pageBy, type Keyset } from '#kernel/db/keyset.ts'
import { allOf, type Fragment } from '../reach-rows.ts'
import type { ActionKey } from './actions.ts'

/** A medium on the desk, as the page shows it. */
export type ItemRow = {
  scanId: string
  mediumId: string
  number: string | null
  mediaType: string
  model: string
  mediumState: string
  state: 'ready' | 'blocked' | 'removed' | 'done'
  code: string | null
  sentence: string | null
  rule: string | null
  remedy: string | null
  remedyHref: string | null
  entrySeq: number | null
}

/** Everything held back for one reason. */
export type Group = { code: string; title: string; rule: string | null; count: number; sentence: string | null }

/** A code that is no medium of the reader's, or that was read again. */
export type ScanRow = { id: string; code: string; found: string; meant: string | null; number: string | null; at: Date }

const ITEM = sql`
  i.scan_id, i.medium_id, m.number, coalesce(m.media_type, 'other') as media_type, coalesce(m.model, '') as model,
  coalesce(m.state, '') as medium_state, i.state, i.code, i.sentence, i.rule, i.remedy, i.remedy_href, e.seq as entry_seq`

const JOINS = sql`left join medium m on m.id = i.medium_id left join ledger_entry e on e.id = i.entry_id`

export const OVERVIEW = 8

/** The first few of every group, newest first; one statement. */
export const overview = async (tx: Tx, deskId: string): Promise<readonly ItemRow[]> => {
  const { rows } = await sql<ItemRow>`
    select ${ITEM} from (
      select d.*, row_number() over (partition by state, code order by scan_id desc) as nth
      from desk_item d where desk_id = ${deskId}::uuid and state <> 'removed'
    ) i ${JOINS}
    where i.nth <= ${OVERVIEW} order by i.scan_id desc`.execute(tx)
  return rows
}

/** The groups of what is held back, the largest first; the sentence where all of a group have the same. */
export const groupsOf = async (tx: Tx, deskId: string): Promise<readonly Group[]> => {
  const { rows } = await sql<Group>`
    select code, max(title) as title, max(rule) as rule, count(*)::int as count,
      case when min(sentence) = max(sentence) then min(sentence) end as sentence
    from desk_item where desk_id = ${deskId}::uuid and state = 'blocked'
    group by code order by count(*) desc, code`.execute(tx)
  return rows
}

const SCAN = sql`s.id, s.code, s.found, s.meant, m.number, s.at`

const scansWhere = (deskId: string, which: 'unknown' | 'several' | 'again'): Fragment =>
  allOf([
    sql`s.desk_id = ${deskId}::uuid`,
    which === 'again'
      ? sql`s.found = 'medium' and not exists (select 1 from desk_item i where i.desk_id = s.desk_id
          and i.medium_id = s.medium_id and i.scan_id = s.id)`
      : sql`s.found = ${which}`,
  ])

export const scansOf = async (
  tx: Tx,
  deskId: string,
  which: 'unknown' | 'several' | 'again',
  limit = OVERVIEW,
  beyond: Fragment = sql`true`,
  order: Fragment = sql`s.id desc`,
): Promise<readonly ScanRow[]> => {
  const { rows } = await sql<ScanRow>`
    select ${SCAN} from desk_scan s left join medium m on m.id = s.medium_id
    where ${scansWhere(deskId, which)} and ${beyond} order by ${order} limit ${limit}`.execute(tx)
  return rows
}

export const PAGE = 50

const itemsKeyset = (tx: Tx, deskId: string, of: { state: string; code: string | null }): Keyset<ItemRow> => ({
  parts: ['id'],
  keyOf: (row) => [row.scanId],
  read: async (cursor, direction, limit) => {
    const [id] = cursor ?? []
    const where = allOf([
      sql`i.desk_id = ${deskId}::uuid and i.state = ${of.state}`,
      of.code === null ? null : sql`i.code = ${of.code}`,
      id === undefined ? null : direction === 'forward' ? sql`i.scan_id < ${id}::uuid` : sql`i.scan_id > ${id}::uuid`,
    ])
    const order = direction === 'forward' ? sql`i.scan_id desc` : sql`i.scan_id`
    const { rows } = await sql<ItemRow>`
      select ${ITEM} from desk_item i ${JOINS} where ${where} order by ${order} limit ${limit}`.execute(tx)
    return rows
  },
})

/** One page of one group; the counts stand on the page already. */
export const itemsPage = (tx: Tx, deskId: string, of: { state: string; code: string | null }, query: Query) =>
  pageBy(itemsKeyset(tx, deskId, of), query, PAGE, () => Promise.resolve(0))

export const scansPage = (tx: Tx, deskId: string, which: 'unknown' | 'several' | 'again', query: Query) =>
  pageBy<ScanRow>(
    {
      parts: ['id'],
      keyOf: (row) => [row.id],
      read: (cursor, direction, limit) => {
        const [id] = cursor ?? []
        const beyond =
          id === undefined ? sql`true` : direction === 'forward' ? sql`s.id < ${id}::uuid` : sql`s.id > ${id}::uuid`
        return scansOf(tx, deskId, which, limit, beyond, direction === 'forward' ? sql`s.id desc` : sql`s.id`)
      },
    },
    query,
    PAGE,
    () => Promise.resolve(0),
  )

export type OpenDesk = {
  id: string
  action: ActionKey
  input: Readonly<Record<string, unknown>>
  openedAt: Date
  scans: number
  ready: number
  blocked: number
}

/** The desks a person has not ended, newest first. */
export const openDesks = async (tx: Tx, actor: Actor): Promise<readonly OpenDesk[]> => {
  const { rows } = await sql<OpenDesk>`
    select d.id, d.action, d.input, d.opened_at,
      (select count(*)::int from desk_scan s where s.desk_id = d.id) as scans,
      (select count(*)::int from desk_item i where i.desk_id = d.id and i.state = 'ready') as ready,
      (select count(*)::int from desk_item i where i.desk_id = d.id and i.state = 'blocked') as blocked
    from desk d where d.person_id = ${actor.personId}::uuid and d.state = 'open'
    order by d.id desc limit 20`.execute(tx)
  return rows
}

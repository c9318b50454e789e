import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { decodeCursor } from '#kernel/db/keyset.ts'
import { isId } from '#kernel/id.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import type { ChildResult, Head, Node, QuestionResult, Results, StratumProgress, YearResult } from './model.ts'

/** Units of one page of the tree. */
const CHILDREN = 50
/** Years that stand side by side. */
const YEARS = 5

export const headOf = async (tx: Tx, id: string): Promise<Head | null> => {
  const row = await tx
    .selectFrom('selfInspection as s')
    .leftJoin('selfInspectionCounting as c', 'c.campaignId', 's.id')
    .select(['s.id', 's.fiscalYear', 's.baseDate', 's.reportDue', 's.state', 'c.countedAt', 'c.exact'])
    .where('s.id', '=', id)
    .executeTakeFirst()
  return row ? { ...row, exact: row.exact ?? false } : null
}

/** Campaigns whose answering has begun, the newest first. */
const campaignsOf = (tx: Tx) =>
  tx
    .selectFrom('selfInspection')
    .select(['id', 'fiscalYear'])
    .where('openedAt', 'is not', null)
    .orderBy('fiscalYear', 'desc')
    .limit(20)
    .execute()

/** The newest campaign that is under way or ended, for a link that names none. */
export const newestCampaign = async (tx: Tx): Promise<string | null> => (await campaignsOf(tx))[0]?.id ?? null

/** Where a reader begins: the top of the organisation, or the unit that is the reader's to answer for. */
const firstNode = async (tx: Tx, campaignId: string, actor: Actor): Promise<string | null> => {
  const own = actor.authorities.find((a) => a.role === 'UNIT' || a.role === 'UNIT_IAP')?.unitId ?? null
  const wide = actor.reach.everything || actor.authorities.some((a) => a.role === 'J6D' || a.role === 'J6P')
  if (!wide) return own
  const { rows } = await sql<{ id: string }>`
    select u.id from unit u join self_inspection_progress p on p.unit_id = u.id and p.campaign_id = ${campaignId}::uuid
    where u.parent_id is null order by p.people desc, u.sort, u.id limit 1`.execute(tx)
  return rows[0]?.id ?? own
}

const aboveOf = async (tx: Tx, campaignId: string, id: string): Promise<readonly Node[]> => {
  const { rows } = await sql<Node>`
    with recursive up(id, name, parent_id, depth) as (
      select id, name, parent_id, 0 from unit where id = ${id}::uuid
      union all select u.id, u.name, u.parent_id, up.depth + 1 from up join unit u on u.id = up.parent_id where up.depth < 20)
    select id, name from up where depth > 0 and exists (select 1 from self_inspection_progress p
      where p.campaign_id = ${campaignId}::uuid and p.unit_id = up.id) order by depth desc`.execute(tx)
  return rows
}

/** Some organisations stand beside each other under nobody. */
const topsOf = async (tx: Tx, campaignId: string): Promise<readonly Node[]> => {
  const { rows } = await sql<Node>`
    select u.id, u.name from unit u where u.parent_id is null and exists (select 1 from self_inspection_progress p
      where p.campaign_id = ${campaignId}::uuid and p.unit_id = u.id) order by u.sort, u.name limit 100`.execute(tx)
  return rows
}

const progressOf = (tx: Tx, campaignId: string, unitId: string) =>
  sql<StratumProgress>`
    select stratum, people, absent, submitted, returned, confirmed from self_inspection_progress
    where campaign_id = ${campaignId}::uuid and unit_id = ${unitId}::uuid
    order by array_position(array['operator', 'unit', 'staff'], stratum)`
    .execute(tx)
    .then(({ rows }) => rows)

type QuestionRow = Omit<QuestionResult, 'before'> & {
  beforeYes: number | null
  beforeNo: number | null
  beforeNa: number | null
  changed: boolean | null
}

/** Questions of the newest frozen sheets with their sums, and those of the same key the year before. */
const questionsOf = async (tx: Tx, head: Head, unitId: string): Promise<readonly QuestionResult[]> => {
  const { rows } = await sql<QuestionRow>`
    with sheet as (
      select distinct on (s.campaign_id, s.stratum) s.id, s.campaign_id, s.stratum
      from self_inspection_sheet s join self_inspection i on i.id = s.campaign_id
      where s.state = 'frozen' and i.fiscal_year between ${head.fiscalYear - 1} and ${head.fiscalYear}
      order by s.campaign_id, s.stratum, s.version desc
    ), asked as (
      select sh.campaign_id, sh.stratum, q.* from sheet sh join self_inspection_question q on q.sheet_id = sh.id
    )
    select q.stratum, q.key, q.section, q.text, q.rules, coalesce(c.yes, 0) as yes, coalesce(c.no, 0) as no, coalesce(c.na, 0) as na,
      b.yes as before_yes, b.no as before_no, b.na as before_na, w.text <> q.text as changed
    from asked q
      left join self_inspection_count c on c.campaign_id = q.campaign_id and c.unit_id = ${unitId}::uuid
        and c.stratum = q.stratum and c.question_key = q.key
      left join asked w on w.campaign_id <> q.campaign_id and w.stratum = q.stratum and w.key = q.key
      left join self_inspection_count b on b.campaign_id = w.campaign_id and b.unit_id = ${unitId}::uuid
        and b.stratum = q.stratum and b.question_key = q.key
    where q.campaign_id = ${head.id}::uuid
    order by array_position(array['operator', 'unit', 'staff'], q.stratum), q.sort, q.key`.execute(tx)
  return rows.map(({ beforeYes, beforeNo, beforeNa, changed, ...row }) => ({
    ...row,
    before:
      beforeYes === null ? null : { yes: beforeYes, no: beforeNo ?? 0, na: beforeNa ?? 0, changed: changed ?? false },
  }))
}

const yearsOf = (tx: Tx, head: Head, unitId: string) =>
  sql<YearResult>`
    select i.fiscal_year, c.stratum, sum(c.yes)::int as yes, sum(c.no)::int as no, sum(c.na)::int as na
    from self_inspection i join self_inspection_count c on c.campaign_id = i.id and c.unit_id = ${unitId}::uuid
    where i.fiscal_year > ${head.fiscalYear - YEARS} and i.fiscal_year <= ${head.fiscalYear}
    group by i.fiscal_year, c.stratum order by i.fiscal_year`
    .execute(tx)
    .then(({ rows }) => rows)

const cursorOf = (text: string | undefined) => decodeCursor(text, ['text', 'id'])

const encode = (row: ChildResult) => Buffer.from(JSON.stringify([String(row.sort), row.id])).toString('base64url')

const childrenOf = async (tx: Tx, head: Head, unitId: string, after: string | undefined) => {
  const [sort, id] = cursorOf(after) ?? []
  const beyond =
    sort !== undefined && id !== undefined && /^-?\d{1,9}$/.test(sort)
      ? sql`(u.sort, u.id) > (${Number(sort)}, ${id}::uuid)`
      : sql`true`
  const { rows } = await sql<ChildResult>`
    select u.id, u.name, u.sort, p.*, coalesce(c.yes, 0)::int as yes, coalesce(c.no, 0)::int as no
    from unit u
      cross join lateral (select sum(people)::int as people, sum(absent)::int as absent, sum(submitted)::int as submitted,
          sum(returned)::int as returned, sum(confirmed)::int as confirmed from self_inspection_progress
        where campaign_id = ${head.id}::uuid and unit_id = u.id having count(*) > 0) p
      cross join lateral (select sum(yes) as yes, sum(no) as no from self_inspection_count
        where campaign_id = ${head.id}::uuid and unit_id = u.id) c
    where u.parent_id = ${unitId}::uuid and ${beyond} order by u.sort, u.id limit ${CHILDREN + 1}`.execute(tx)
  const last = rows[CHILDREN - 1]
  return {
    children: rows.slice(0, CHILDREN),
    nextChild: rows.length > CHILDREN && last !== undefined ? encode(last) : null,
  }
}

/**
 * The sums of one unit with all below it, or of the one the reader begins at; null where there are none the reader sees. A
 * handful of rows by key, however many people answered.
 */
export const resultsOf = async (
  tx: Tx,
  of: { id: string; unit: string | undefined; after: string | undefined; actor: Actor },
): Promise<Results | Head | null> => {
  const head = await headOf(tx, of.id)
  if (!head) return null
  const unitId = isId(of.unit ?? '') ? of.unit : await firstNode(tx, of.id, of.actor)
  if (unitId === undefined || unitId === null) return head
  const progress = await progressOf(tx, of.id, unitId)
  const node = await tx.selectFrom('unit').select(['id', 'name']).where('id', '=', unitId).executeTakeFirst()
  if (!node || progress.length === 0) return head
  return {
    head,
    node,
    above: await aboveOf(tx, of.id, unitId),
    tops: await topsOf(tx, of.id),
    progress,
    questions: await questionsOf(tx, head, unitId),
    years: await yearsOf(tx, head, unitId),
    ...(await childrenOf(tx, head, unitId, of.after)),
    campaigns: await campaignsOf(tx),
  }
}

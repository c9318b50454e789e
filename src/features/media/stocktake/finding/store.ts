import { sql } from 'kysely'
import type { Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { isId } from '#kernel/id.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { clockText } from '#kernel/pure/clock-text.ts'
import type { Fragment } from '../../reach-rows.ts'
import { OPEN_RESULTS, RESULTS, type Result } from '../words.ts'
import { itemsOf, STANDING } from '../tally-store.ts'
import { AT_ONCE, type Finding, type OpenItem, type Settled } from './model.ts'
import { finding } from './process.ts'

/** Fewer than a step: each is a line of the form. */
const OFFERED = 100

const openItems = async (tx: Tx, stocktakeId: string, where: Fragment): Promise<OpenItem[]> => {
  const { rows } = await sql<OpenItem>`
    select o.medium_id, o.number, o.standing as result, o.holder_id, o.place_name, o.holder_name, r.state as medium_state
    from (select i.medium_id, i.number, i.place_name, i.holder_name, i.method,
        case when i.method = 'holder' then i.holder_id end as holder_id, ${STANDING} as standing
      from ${itemsOf(sql`${stocktakeId}::uuid`)}
      where i.stocktake_id = ${stocktakeId}::uuid and i.result in ('waiting', 'denied') and ${where}) o join medium r on r.id = o.medium_id
    where o.standing = any (${[...OPEN_RESULTS]}::text[])
    order by o.number limit ${AT_ONCE}`.execute(tx)
  return rows
}

/** Media the actor should hold by the frozen list and has not confirmed; of one stocktake. */
export const askedOf = (tx: Tx, stocktakeId: string, personId: string): Promise<OpenItem[]> =>
  openItems(tx, stocktakeId, sql`i.method = 'holder' and i.running and i.holder_id = ${personId}::uuid`)

const settle = async (tx: Tx, after: Finding): Promise<void> => {
  if (after.settled.length === 0) return
  const { rows } = await sql<{ n: number }>`
    with given as (select * from unnest(${after.settled.map((s) => s.mediumId)}::uuid[],
        ${after.settled.map((s) => s.result)}::text[]) g(medium_id, result)),
    locked as (select medium_id from stocktake_item where stocktake_id = ${after.stocktakeId}::uuid
      and medium_id in (select medium_id from given) and result in ('waiting', 'denied') order by medium_id for update),
    settled as (update stocktake_item t set result = g.result, result_at = ${after.statedAt}, result_by = ${after.statedBy},
        remark = nullif(concat_ws('　', t.remark, ${after.reason}::text), '')
      from given g where t.stocktake_id = ${after.stocktakeId}::uuid and t.medium_id = g.medium_id
        and t.medium_id in (select medium_id from locked) returning 1)
    select count(*)::int as n from settled`.execute(tx)
  // Somebody counted one of them between the reading and this: the act is judged anew on what stands now.
  if (rows[0]?.n !== after.settled.length)
    throw Object.assign(new Error('items of the stocktake changed meanwhile'), { code: '40001' })
}

const insert = async (tx: Tx, m: Finding) => {
  const { id, stocktakeId, unitId, personId, state, reason, statedBy, statedAt } = m
  await tx
    .insertInto('stocktakeFinding')
    .values({ id, stocktakeId, unitId, personId, state, reason, statedBy, statedAt: statedAt ?? new Date(0) })
    .execute()
  await sql`insert into stocktake_finding_item (finding_id, medium_id, number, result)
    select ${id}::uuid, * from unnest(${m.settled.map((s) => s.mediumId)}::uuid[], ${m.settled.map((s) => s.number)}::text[],
      ${m.settled.map((s) => s.result)}::text[])`.execute(tx)
}

const stocktakeRow = (tx: Tx, id: string) =>
  tx
    .selectFrom('stocktake as s')
    .innerJoin('unit as u', 'u.id', 's.unitId')
    .select(['s.id', 's.number', 's.state', 's.unitId', 'u.name as unitName'])
    .where('s.id', '=', id)
    .executeTakeFirst()

const drafted = async (tx: Tx, id: string, from: Readonly<Record<string, string>>, actor: Actor) => {
  const stocktakeId = from['stocktake'] ?? ''
  const row = isId(stocktakeId) ? await stocktakeRow(tx, stocktakeId) : undefined
  if (!row) return null
  const which = isId(from['item'] ?? '') ? sql`i.medium_id = ${from['item']}::uuid` : sql`true`
  const items =
    from['of'] === 'holder' ? await askedOf(tx, stocktakeId, actor.personId) : await openItems(tx, stocktakeId, which)
  return {
    id,
    state: '',
    version: 0,
    stocktakeId,
    stocktakeNumber: row.number,
    stocktakeState: row.state,
    unitId: row.unitId,
    unitName: row.unitName,
    personId: actor.personId,
    reason: null,
    statedBy: '',
    statedAt: null,
    items,
    settled: [],
  }
}

const itemLabel = (i: OpenItem) => `${i.number}　${RESULTS[i.result]}　${i.holderName ?? i.placeName ?? ''}`

export const findingBinding: Binding<Finding> = {
  process: finding,
  load: async (tx, id) => {
    const row = await tx
      .selectFrom('stocktakeFinding as f')
      .innerJoin('stocktake as s', 's.id', 'f.stocktakeId')
      .innerJoin('caseFile as c', 'c.id', 'f.id')
      .innerJoin('unit as u', 'u.id', 'f.unitId')
      .selectAll('f')
      .select(['s.number as stocktakeNumber', 's.state as stocktakeState', 'c.version', 'u.name as unitName'])
      .where('f.id', '=', id)
      .executeTakeFirst()
    if (!row) return null
    const settled = await tx
      .selectFrom('stocktakeFindingItem')
      .select(['mediumId', 'number', 'result'])
      .where('findingId', '=', id)
      .orderBy('number')
      .$castTo<Settled>()
      .execute()
    return { ...row, items: [], settled }
  },
  draft: drafted,
  save: async (tx, after, before) => {
    if (before !== null) return
    await insert(tx, after)
    await settle(tx, after)
  },
  options: async (_tx, source, model) =>
    source === 'open' || source === 'held'
      ? model.items.slice(0, OFFERED).map((i) => [i.mediumId, itemLabel(i)] as const)
      : [],
  facts: (m) => [
    ['棚卸', m.stocktakeNumber, `/cases/${m.stocktakeId}`],
    ...(['held', 'denied', 'explained', 'missing'] as const satisfies readonly Result[]).flatMap((result) => {
      const of = m.settled.filter((s) => s.result === result)
      return of.length === 0 ? [] : ([[RESULTS[result], of.map((s) => s.number).join('、')]] as const)
    }),
    ...(m.reason === null ? [] : ([['理由', m.reason]] as const)),
    ...(m.statedAt === null ? [] : ([['記録した者', `${m.statedBy}　${clockText(m.statedAt)}`]] as const)),
  ],
}

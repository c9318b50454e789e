import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Fragment } from '../reach-rows.ts'
import { ENDED } from '../medium/register.ts'
import type { Stocktake } from './model.ts'
import { itemsOf, STANDING } from './tally-store.ts'

type Scope = Pick<Stocktake, 'unitId' | 'scope' | 'places'>

/** What the register says should be there. Pointers to secret media are counted by the secrecy rules (R052). */
const expected = ({ unitId, scope, places }: Scope): Fragment => {
  const inPlaces = sql`m.place_id = any (${places.map((p) => p.id)}::uuid[])`
  return sql`m.unit_id = ${unitId}::uuid and m.kind <> 'secret-pointer' and m.state <> all (${ENDED}::text[])
    and ${scope === 'unit' ? sql`true` : inPlaces}`
}

export const countExpectable = async (tx: Tx, of: Scope): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from medium m where ${expected(of)}`.execute(tx)
  return rows[0]?.n ?? 0
}

/**
 * Copies the expected media in one statement, so that they are the register at one instant. A medium that another running
 * stocktake has taken up stops it: `stocktake_item_one_running`.
 */
export const freezeItems = async (tx: Tx, of: Stocktake): Promise<void> => {
  await sql`
    insert into stocktake_item (stocktake_id, medium_id, unit_id, number, code, media_type, model, capacity, state_then,
      place_id, place_name, holder_id, holder_name, method, result, remark)
    select ${of.id}::uuid, m.id, m.unit_id, m.number, m.code, m.media_type, m.model, m.capacity, m.state,
      m.place_id, p.name, m.holder_id, m.holder_name,
      case when m.state in ('lost', 'in-transit') then 'none' when m.holder_id is not null then 'holder' else 'scan' end,
      case m.state when 'lost' then 'reported' when 'in-transit' then 'moved' else 'waiting' end,
      case m.state when 'lost' then '基準時刻に所在不明' when 'in-transit' then '基準時刻に送達中' end
    from medium m left join storage_place p on p.id = m.place_id where ${expected(of)}`.execute(tx)
}

/** When the count ends, what the register says has moved since the base time is written down as that. */
export const settleMoved = async (tx: Tx, stocktakeId: string, at: Date): Promise<void> => {
  await sql`
    update stocktake_item t set result = s.standing, result_at = ${at},
      remark = case s.standing when 'reported' then '期間中に所在不明の届出'
        else '基準時刻の後の登録簿：' || coalesce(s.holder_name || 'が所持', s.moved_to, '状態の変更') end
    from (select i.medium_id, m.holder_name, m.moved_to, ${STANDING} as standing
      from ${itemsOf(sql`${stocktakeId}::uuid`)} join medium m on m.id = d.medium_id
      where i.stocktake_id = ${stocktakeId}::uuid and i.result = 'waiting') s
    where t.stocktake_id = ${stocktakeId}::uuid and t.medium_id = s.medium_id and s.standing <> 'waiting'`.execute(tx)
}

/** The stocktake is over: its media may stand in the next one. */
export const releaseItems = async (tx: Tx, stocktakeId: string): Promise<void> => {
  await tx.updateTable('stocktakeItem').set({ running: false }).where('stocktakeId', '=', stocktakeId).execute()
}

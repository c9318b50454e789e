import { sql } from 'kysely'
import type { BoundDuty } from '#kernel/http/product.ts'
import { unitsHeldAs } from '../medium/duties-store.ts'
import { designateAPlace } from './duties.ts'

/** Units the actor is officer of where no place is designated. */
export const placeDuties: readonly BoundDuty[] = [
  {
    duty: designateAPlace,
    owed: async (tx, actor) => {
      const { rows } = await sql<{ id: string; name: string }>`
        select u.id, u.name from unit u
        where u.id = any (${unitsHeldAs(actor, 'UNIT')}::uuid[])
          and not exists (select 1 from storage_place p where p.unit_id = u.id and p.withdrawn_on is null)
        order by u.sort, u.name`.execute(tx)
      return rows.map((u) => ({
        unitId: u.id,
        systemId: null,
        personId: null,
        subject: `${u.name}に指定された集中保管場所がない`,
        href: `/begin/media.place/designate?unit=${u.id}`,
        dueOn: null,
        since: null,
      }))
    },
  },
]

import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Day } from '#kernel/pure/day.ts'
import { MEDIA_TYPES, type MediaType } from '../words.ts'
import type { Candidate } from './model.ts'

/** Media of a unit that may be put on a slip, by number; pointers to secret media too, so that the refusal can cite R052. */
export const candidatesOf = async (tx: Tx, unitId: string): Promise<readonly Candidate[]> => {
  const rows = await tx
    .selectFrom('medium as m')
    .select(['m.id', 'm.number', 'm.model', 'm.state', 'm.kind', 'm.mediaType', 'm.capacity'])
    .select((e) =>
      e
        .selectFrom('transferItem as i')
        .innerJoin('transfer as t', 't.id', 'i.transferId')
        .select('t.number')
        .whereRef('i.mediumId', '=', 'm.id')
        .where('t.state', '=', 'prepared')
        .limit(1)
        .as('onSlip'),
    )
    .where('m.unitId', '=', unitId)
    .where('m.state', 'in', ['kept', 'secret'])
    .orderBy('m.number')
    .execute()
  return rows.map((r) => ({
    id: r.id,
    number: r.number,
    model: r.model,
    state: r.state,
    kind: r.kind as Candidate['kind'],
    onSlip: r.onSlip,
    title: `${MEDIA_TYPES[r.mediaType as MediaType]}${r.capacity === null ? '' : ` ${r.capacity}`}　${r.model}`,
  }))
}

/** Units with a designated 部隊等情報保証責任者 on a day: only they can sign a receipt here. */
export const recipientsFor = (tx: Tx, today: Day): Promise<{ id: string; name: string }[]> =>
  tx
    .selectFrom('unit as u')
    .select(['u.id', sql<string>`unit_shown(u.id)`.as('name')])
    .where((e) =>
      e.exists(
        e
          .selectFrom('appointment as a')
          .select('a.id')
          .where('a.role', '=', 'UNIT')
          .whereRef('a.unitId', '=', 'u.id')
          .where('a.startsOn', '<=', today)
          .where((f) => f.or([f('a.endsOn', 'is', null), f('a.endsOn', '>', today)])),
      ),
    )
    .orderBy('u.sort')
    .orderBy('name')
    .execute()

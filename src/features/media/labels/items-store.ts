import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { isId } from '#kernel/id.ts'
import { ENDED } from '../medium/register.ts'
import type { Printing } from '../medium/model.ts'
import { PRINTED_AT_ONCE, type LabelItem } from './model.ts'

/** The word on a label: what the directive calls for, and nothing anybody types. */
const WORDS = sql`case m.kind when 'disclosable' then '開示' else '業務用' end`

const PLACE_WORD = '保管場所'

/** Media in the order asked for; those the reader does not see are left out. */
const mediaItems = async (tx: Tx, ids: readonly string[]): Promise<readonly LabelItem[]> => {
  const { rows } = await sql<LabelItem>`
    select m.id as medium_id, null as place_id, m.unit_id, m.number, m.code, u.name as note, ${WORDS} as word,
      case when m.kind = 'secret-pointer' then 'secret' when m.state = any (${ENDED}::text[]) then 'ended' end as withheld,
      (select count(*)::int from label_print_item i
        where i.medium_id = m.id and i.number = m.number and i.word = ${WORDS}) as printed
    from unnest(${ids}::uuid[]) with ordinality as asked(id, nth)
      join medium m on m.id = asked.id
      join unit u on u.id = m.unit_id
    order by asked.nth`.execute(tx)
  return rows
}

const placeItems = async (tx: Tx, ids: readonly string[]): Promise<readonly LabelItem[]> => {
  const { rows } = await sql<LabelItem>`
    select null as medium_id, p.id as place_id, p.unit_id, p.name as number, p.code, u.name as note, ${PLACE_WORD} as word,
      case when p.withdrawn_on is not null then 'ended' end as withheld,
      (select count(*)::int from label_print_item i
        where i.place_id = p.id and i.number = p.name and i.word = ${PLACE_WORD}) as printed
    from unnest(${ids}::uuid[]) with ordinality as asked(id, nth)
      join storage_place p on p.id = asked.id
      join unit u on u.id = p.unit_id
    order by asked.nth`.execute(tx)
  return rows
}

const idsIn = (typed: string | undefined): readonly string[] =>
  [...new Set((typed ?? '').split(',').filter(isId))].slice(0, PRINTED_AT_ONCE + 1)

/** What a link or a form asks to be labelled: `media` and `places`, each ids with commas between. */
export const itemsAsked = async (tx: Tx, from: Readonly<Record<string, string>>): Promise<readonly LabelItem[]> => {
  const [media, places] = [idsIn(from['media']), idsIn(from['places'])]
  return [
    ...(media.length === 0 ? [] : await mediaItems(tx, media)),
    ...(places.length === 0 ? [] : await placeItems(tx, places)),
  ]
}

/** The labels of one printing, as they were printed. */
export const printedItems = async (tx: Tx, printId: string, unitId: string): Promise<readonly LabelItem[]> => {
  const rows = await tx
    .selectFrom('labelPrintItem')
    .select(['mediumId', 'placeId', 'word', 'number', 'note', 'code', 'again'])
    .where('printId', '=', printId)
    .orderBy('line')
    .execute()
  return rows.map(({ again, ...row }) => ({ ...row, unitId, withheld: null, printed: again ? 1 : 0 }))
}

const SHOWN = 10

/** The newest printings of a place's labels. */
export const printingsOfPlace = (tx: Tx, placeId: string): Promise<Printing[]> =>
  tx
    .selectFrom('labelPrintItem as i')
    .innerJoin('labelPrint as p', 'p.id', 'i.printId')
    .select(['p.id', 'p.number', 'p.printedAt as at', 'p.printedBy as by'])
    .select((e) => e.case().when('i.again', '=', true).then(e.ref('p.reason')).end().as('reason'))
    .where('i.placeId', '=', placeId)
    .orderBy('p.printedAt', 'desc')
    .orderBy('p.number', 'desc')
    .limit(SHOWN)
    .execute()

/** By medium, the newest printings of its labels; one statement. */
export const printingsByMedium = async (
  tx: Tx,
  mediumIds: readonly string[],
): Promise<ReadonlyMap<string, Printing[]>> => {
  const { rows } = await sql<Printing & { mediumId: string }>`
    select a.id as medium_id, p.id, p.number, p.at, p.by, p.reason
    from unnest(${mediumIds}::uuid[]) a(id) cross join lateral (
      select p.id, p.number, p.printed_at as at, p.printed_by as by, case when i.again then p.reason end as reason
      from label_print_item i join label_print p on p.id = i.print_id
      where i.medium_id = a.id order by p.printed_at desc, p.number desc limit ${SHOWN}
    ) p
    order by p.at desc, p.number desc`.execute(tx)
  const printings = new Map<string, Printing[]>(mediumIds.map((id) => [id, []]))
  for (const { mediumId, ...printing } of rows) printings.get(mediumId)?.push(printing)
  return printings
}

import { sql } from 'kysely'
import { UNIT_LIST } from '#directive/organisation/units.ts'
import type { Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { asked, optionsOf, unitsToChoose } from '../candidates-store.ts'
import type { Custody } from '../custody.ts'
import { unitTree } from '../unit-tree.ts'
import { UNIT_KINDS } from '../words.ts'
import type { Unit } from './model.ts'
import { unit } from './process.ts'

const abbreviationsBut = async (tx: Tx, id: string): Promise<readonly string[]> => {
  const rows = await tx
    .selectFrom('unit')
    .select('abbreviation')
    .where('state', '=', 'established')
    .where('id', '<>', id)
    .execute()
  return rows.map((r) => r.abbreviation)
}

type Row = Omit<Unit, 'kept' | 'units' | 'abbreviations'>

const load = async (tx: Tx, id: string): Promise<Row | undefined> => {
  const { rows } = await sql<Row>`
    with recursive ${unitTree}
    select u.*, c.version, parent.name as parent_name,
      (select count(*) from unit b where b.parent_id = u.id and b.state = 'established') as below,
      (select count(*) from post p where p.unit_id = u.id and p.state = 'established') as posts,
      (select count(*) from person h where (h.home_unit_id = u.id or h.next_home_unit_id = u.id)
        and home_unit(h, (now() at time zone 'Asia/Tokyo')::date) = u.id and h.state = 'present') as people,
      array(select t.id from tree t where u.id = any (t.path)) as own_tree
    from unit u join case_file c on c.id = u.id left join unit parent on parent.id = u.parent_id
    where u.id = ${id}`.execute(tx)
  return rows[0]
}

const nextSort = async (tx: Tx): Promise<number> => {
  const row = await tx
    .selectFrom('unit')
    .select((e) => e.fn.max('sort').as('last'))
    .executeTakeFirst()
  return Number(row?.last ?? 0) + 10
}

/** A key of the directive's own units that no unit carries yet; null where the link carried none. */
const freeKey = async (tx: Tx, key: string | undefined) => {
  if (key === undefined) return { key: null, sort: await nextSort(tx) }
  const named = UNIT_LIST.find((u) => u.key === key)
  const taken = await tx.selectFrom('unit').select('id').where('key', '=', key).executeTakeFirst()
  return named && !taken ? { key, sort: named.order } : null
}

export const unitBinding = (custody: Custody): Binding<Unit> => ({
  process: unit,
  openToAll: true,
  load: async (tx, id) => {
    const row = await load(tx, id)
    if (!row) return null
    return {
      ...row,
      kept: await custody.keptByUnit(tx, id),
      units: await unitsToChoose(tx),
      abbreviations: await abbreviationsBut(tx, id),
    }
  },
  draft: async (tx, id, from) => {
    const named = await freeKey(tx, from['key'])
    if (!named) return null
    return {
      id,
      state: '',
      version: 0,
      ...named,
      parentId: null,
      parentName: null,
      name: '',
      abbreviation: '',
      kind: 'section',
      startsOn: '',
      endsOn: null,
      inferred: null,
      below: 0,
      posts: 0,
      people: 0,
      kept: 0,
      units: await unitsToChoose(tx, asked(from, 'parent')),
      ownTree: [id],
      abbreviations: await abbreviationsBut(tx, id),
    }
  },
  save: async (tx, after, before) => {
    const { id, key, parentId, name, abbreviation, kind, sort, startsOn, endsOn, inferred, state } = after
    const row = { key, parentId, name, abbreviation, kind, sort, startsOn, endsOn, inferred, state }
    if (before === null)
      await tx
        .insertInto('unit')
        .values({ id, ...row })
        .execute()
    else await tx.updateTable('unit').set(row).where('id', '=', id).execute()
  },
  options: (tx, source, model) => optionsOf(tx, source, { units: model.units }),
  facts: (m) => [
    m.parentId === null ? ['上位', 'なし'] : ['上位', m.parentName ?? '', `/cases/${m.parentId}`],
    ['略号', m.abbreviation],
    ['種別', UNIT_KINDS[m.kind]],
    ['設けた日', wareki(m.startsOn)],
    ...(m.endsOn === null ? [] : [['廃止の日', wareki(m.endsOn)] as const]),
    ...(m.inferred === null ? [] : [['読み取り', m.inferred] as const]),
    ['下の部隊等', `${m.below}`, `/registers/units?under=${m.id}`],
    ['官職', `${m.posts}`, `/registers/posts?unit=${m.id}`],
    ['引継ぎ', '引継簿で見る', `/registers/handovers?state=all&unit=${m.id}`],
    ['所属する職員等', `${m.people}人`, `/registers/people?unit=${m.id}`],
  ],
})

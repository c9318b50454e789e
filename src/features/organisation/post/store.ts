import { sql } from 'kysely'
import { POST_LIST } from '#directive/organisation/posts.ts'
import { ROLES, type RoleKey } from '#directive/roles.ts'
import type { Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { holdsOn } from '../candidates.ts'
import { asked, optionsOf, unitsToChoose } from '../candidates-store.ts'
import { unitTree } from '../unit-tree.ts'
import { INCUMBENCY_KINDS } from '../words.ts'
import type { Post } from './model.ts'
import { post } from './process.ts'

type Row = Omit<Post, 'units' | 'designations'> & {
  designations: readonly { role: RoleKey; over: string; startsOn: string; endsOn: string | null }[]
}

const load = async (tx: Tx, id: string): Promise<Row | undefined> => {
  const { rows } = await sql<Row>`
    with recursive ${unitTree}
    select p.*, c.version, t.full_name as unit_name,
      coalesce((
        select json_agg(json_build_object('personId', i.person_id, 'name', btrim(h.rank || ' ' || h.name), 'kind', i.kind,
          'startsOn', i.starts_on, 'endsOn', i.ends_on) order by i.starts_on)
        from incumbency i join person h on h.id = i.person_id where i.post_id = p.id and i.starts_on is distinct from i.ends_on
      ), '[]') as holders,
      coalesce((
        select json_agg(json_build_object('role', a.role, 'over', coalesce(s.name, u.name, ''),
          'startsOn', a.starts_on, 'endsOn', a.ends_on) order by a.role, a.starts_on)
        from appointment a left join system s on s.id = a.system_id left join unit u on u.id = a.unit_id
        where a.post_id = p.id and a.starts_on is distinct from a.ends_on
      ), '[]') as designations
    from post p join case_file c on c.id = p.id join tree t on t.id = p.unit_id
    where p.id = ${id}`.execute(tx)
  return rows[0]
}

const freeKey = async (tx: Tx, key: string | undefined) => {
  if (key === undefined) {
    const row = await tx
      .selectFrom('post')
      .select((e) => e.fn.max('sort').as('last'))
      .executeTakeFirst()
    return { key: null, sort: Number(row?.last ?? 0) + 10 }
  }
  const named = POST_LIST.find((p) => p.key === key)
  const taken = await tx.selectFrom('post').select('id').where('key', '=', key).executeTakeFirst()
  return named && !taken ? { key, sort: named.order } : null
}

export const postBinding = (clock: () => Date): Binding<Post> => ({
  process: post,
  openToAll: true,
  load: async (tx, id) => {
    const row = await load(tx, id)
    if (!row) return null
    const designations = row.designations.map((d) => ({ ...d, role: ROLES[d.role].title }))
    return { ...row, designations, units: [] }
  },
  draft: async (tx, id, from) => {
    const named = await freeKey(tx, from['key'])
    if (!named) return null
    return {
      id,
      state: '',
      version: 0,
      ...named,
      unitId: '',
      unitName: '',
      title: '',
      startsOn: '',
      endsOn: null,
      inferred: null,
      holders: [],
      designations: [],
      units: await unitsToChoose(tx, asked(from, 'unit')),
    }
  },
  save: async (tx, after, before) => {
    const { id, key, unitId, title, sort, startsOn, endsOn, inferred, state } = after
    const row = { key, unitId, title, sort, startsOn, endsOn, inferred, state }
    if (before === null)
      await tx
        .insertInto('post')
        .values({ id, ...row })
        .execute()
    else await tx.updateTable('post').set(row).where('id', '=', id).execute()
  },
  options: optionsOf,
  facts: (m) => [
    ['置く部隊等・課等', m.unitName, `/cases/${m.unitId}`],
    ['設けた日', wareki(m.startsOn)],
    ...(m.endsOn === null ? [] : [['廃止の日', wareki(m.endsOn)] as const]),
    ...(m.inferred === null ? [] : [['読み取り', m.inferred] as const]),
    [
      '就いている人',
      m.holders
        .filter((h) => holdsOn(h, dayOf(clock())))
        .map((h) => `${h.name}（${INCUMBENCY_KINDS[h.kind]}）`)
        .join('、') || '欠員',
      `/registers/incumbencies?post=${m.id}`,
    ],
    [
      '指定',
      [...new Set(m.designations.filter((d) => holdsOn(d, dayOf(clock()))).map((d) => d.role))].join('、') || 'なし',
      `/registers/designations?post=${m.id}`,
    ],
  ],
})

import { sql } from 'kysely'
import { narrow, widen, type Tx } from '#kernel/db/database.ts'
import type { AnyImport, BoundImport } from '#kernel/http/product.ts'
import type { OpenQuery } from '#kernel/open-things.ts'
import type { Day } from '#kernel/pure/day.ts'
import { MOVE_COLUMNS, MOVE_EXAMPLE, type Move } from './columns.ts'
import { planMoves } from './plan.ts'
import type { MovePerson, MovePost, MoveState, MoveUnit, Serving } from './state.ts'

type PersonRow = Omit<MovePerson, 'open' | 'serving'> & { serving: readonly Serving[] }

const people = async (tx: Tx, from: Day, today: Day): Promise<readonly PersonRow[]> =>
  (
    await sql<PersonRow>`
      select h.id, h.service_number, h.name, h.rank, h.kind, h.state = 'present' as present, h.ends_on,
        home_unit(h, ${today}::date) as home_unit_id, h.next_home_unit_id,
        coalesce(s.serving, '[]') as serving
      from person h left join (
        select i.person_id, json_agg(json_build_object('id', i.id, 'postId', i.post_id, 'kind', i.kind,
          'startsOn', i.starts_on, 'endsOn', i.ends_on) order by i.starts_on) as serving
        from incumbency i
        where (i.ends_on is null or i.ends_on >= ${from}::date) and i.starts_on is distinct from i.ends_on
        group by i.person_id
      ) s on s.person_id = h.id
      order by h.id`.execute(tx)
  ).rows

const units = async (tx: Tx): Promise<readonly MoveUnit[]> =>
  (
    await sql<MoveUnit>`
      with recursive tree(id, name, full_name, depth) as (
        select u.id, u.name, u.name, 0 from unit u where u.parent_id is null
        union all
        select u.id, u.name, case when starts_with(u.name, t.name)
          then left(t.full_name, length(t.full_name) - length(t.name)) || u.name else t.full_name || ' ' || u.name end, t.depth + 1
        from unit u join tree t on t.id = u.parent_id where t.depth < 20
      )
      select t.id, t.name, t.full_name from tree t join unit u on u.id = t.id where u.state = 'established'`.execute(tx)
  ).rows

const posts = async (tx: Tx): Promise<readonly MovePost[]> =>
  (
    await sql<MovePost>`
      select p.id, p.unit_id, p.title, unit_shown(p.unit_id) as unit_name, p.starts_on, p.ends_on
      from post p where p.state = 'established'`.execute(tx)
  ).rows

/** What stays on each of many people, by name; a statement a feature, not a person. */
const openBy = async (tx: Tx, queries: readonly OpenQuery[], ids: readonly string[]) => {
  const map = new Map<string, string[]>()
  for (const query of queries)
    for (const thing of await query(tx, { people: ids, post: [] }))
      if (thing.bound !== 'post' && thing.personId !== null)
        map.set(thing.personId, [...(map.get(thing.personId) ?? []), `${thing.label} ${thing.detail}`.trim()])
  return map
}

const readState = async (tx: Tx, queries: readonly OpenQuery[], from: Day, today: Day): Promise<MoveState> => {
  const rows = await people(tx, from, today)
  const open = await openBy(
    tx,
    queries,
    rows.map((p) => p.id),
  )
  const begun = await tx
    .selectFrom('handover')
    .select('incumbencyId')
    .where('state', '<>', 'cancelled')
    .where('incumbencyId', 'is not', null)
    .execute()
  return {
    people: rows.map((p) => ({ ...p, open: open.get(p.id) ?? [] })),
    posts: await posts(tx),
    units: await units(tx),
    handedOver: new Set(begun.flatMap((h) => (h.incumbencyId === null ? [] : [h.incumbencyId]))),
  }
}

/** The yearly move from a spreadsheet: orders in, incumbencies and handovers out, all of it or nothing. */
export const movesImport = (queries: readonly OpenQuery[]): AnyImport => {
  const bound: BoundImport<Move> = {
    key: 'moves',
    title: '異動の発令',
    help: '1行に一人の発令を書きます。人は、職員番号か氏名のどちらかで書きます（同じ氏名の人がいるときは職員番号）。「補職」は今の官職を全て離れて新しい官職に就き、「離任」は官職を離れ（官職を書けばそれだけ）、「退職」は官職を離れて離籍します。官職を書かない「補職」は、所属だけを移します。行の順は問いません。入れ替わりも一度に扱います。官職が替わるごとに引継ぎが始まります。先の日付の発令は、その日から効きます。',
    rules: ['R002', 'R042', 'R044'],
    who: 'administrator',
    columns: MOVE_COLUMNS,
    unique: [],
    whole: true,
    planner: async (_tx, actor, today) => async (tx, rows) => {
      const from = rows.reduce((first, r) => (r.record.on < first ? r.record.on : first), today)
      // What people hold is counted for whoever keeps the posts, who may not see the things themselves.
      await widen(tx)
      const state = await readState(tx, queries, from, today)
      await narrow(tx, actor)
      return planMoves(rows, state)
    },
    example: MOVE_EXAMPLE,
    doneHref: '/registers/handovers',
  }
  return bound
}

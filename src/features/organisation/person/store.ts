import { sql } from 'kysely'
import type { Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { dayOf, type Day } from '#kernel/pure/day.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { asked as askedIn, optionsOf, unitsToChoose } from '../candidates-store.ts'
import type { Custody } from '../custody.ts'
import { listedChanges } from '../people-at-scale/listed-changes-store.ts'
import { unitTree } from '../unit-tree.ts'
import { PERSON_KINDS } from '../words.ts'
import { titlesAfter, type Person } from './model.ts'
import { person } from './process.ts'

type Row = Omit<Person, 'listed' | 'held' | 'units' | 'open' | 'handovers' | 'endings'>

const load = async (tx: Tx, id: string, today: Day): Promise<Row | undefined> => {
  const { rows } = await sql<Row>`
    with recursive ${unitTree}
    select h.*, c.version, t.id as home_unit_id, t.full_name as home_unit_name,
      case when h.next_home_on > ${today}::date then h.next_home_unit_id end as next_home_unit_id,
      case when h.next_home_on > ${today}::date then n.full_name end as next_home_unit_name,
      case when h.next_home_on > ${today}::date then h.next_home_on end as next_home_on,
      coalesce((
        select json_agg(json_build_object('title', p.title, 'unitId', p.unit_id, 'endsOn', i.ends_on) order by i.starts_on)
        from incumbency i join post p on p.id = i.post_id
        where i.person_id = h.id and i.starts_on is distinct from i.ends_on
      ), '[]') as posts
    from person h join case_file c on c.id = h.id join tree t on t.id = home_unit(h, ${today}::date)
      left join tree n on n.id = h.next_home_unit_id
    where h.id = ${id}`.execute(tx)
  return rows[0]
}

export const personBinding = (custody: Custody, clock: () => Date): Binding<Person> => ({
  process: person,
  openToAll: true,
  load: async (tx, id, asked) => {
    const row = await load(tx, id, dayOf(clock()))
    if (!row) return null
    return {
      ...row,
      held: await custody.heldBy(tx, id),
      open: await custody.openOn(tx, id),
      handovers: await custody.handovers(tx, id),
      endings: await custody.endingWith(tx, id),
      units: await unitsToChoose(tx),
      listed: asked === undefined ? await listedChanges(tx, id) : [],
    }
  },
  draft: async (tx, id, from) => ({
    id,
    state: '',
    version: 0,
    kind: 'staff',
    serviceNumber: null,
    externalId: null,
    rank: '',
    name: '',
    kana: '',
    homeUnitId: '',
    homeUnitName: '',
    startsOn: '',
    endsOn: null,
    posts: [],
    held: 0,
    open: [],
    handovers: { giving: [], receiving: [] },
    endings: [],
    nextHomeUnitId: null,
    nextHomeUnitName: null,
    nextHomeOn: null,
    units: await unitsToChoose(tx, askedIn(from, 'unit')),
    listed: [],
  }),
  save: async (tx, after, before) => {
    const { id, kind, serviceNumber, externalId, rank, name, kana, homeUnitId, startsOn, endsOn, state } = after
    const { nextHomeUnitId, nextHomeOn } = after
    const next = { nextHomeUnitId, nextHomeOn }
    const row = { kind, serviceNumber, externalId, rank, name, kana, homeUnitId, startsOn, endsOn, state, ...next }
    if (before === null)
      await tx
        .insertInto('person')
        .values({ id, ...row })
        .execute()
    else await tx.updateTable('person').set(row).where('id', '=', id).execute()
  },
  options: (tx, source, model) => optionsOf(tx, source, { units: model.units }),
  facts: (m) => [
    ['区分', PERSON_KINDS[m.kind]],
    ['職員番号', m.serviceNumber ?? '―'],
    ...(m.externalId === null ? [] : [['外部ID', m.externalId] as const]),
    ['よみ', m.kana],
    ['所属', m.homeUnitName, `/cases/${m.homeUnitId}`],
    ...(m.nextHomeOn === null
      ? []
      : [
          [
            '次の所属',
            `${m.nextHomeUnitName ?? ''}（${wareki(m.nextHomeOn)}から）`,
            `/cases/${m.nextHomeUnitId ?? ''}`,
          ] as const,
        ]),
    ['所属した日', wareki(m.startsOn)],
    ...(m.endsOn === null ? [] : [['離れた日', wareki(m.endsOn)] as const]),
    ['官職', titlesAfter(m, dayOf(clock())) || 'なし', `/registers/incumbencies?q=${encodeURIComponent(m.name)}`],
    ['手元にある物', `${m.held}点`],
    ['引継ぎ', '引継簿で見る', `/registers/handovers?state=all&person=${m.id}`],
  ],
  lines: (m) =>
    m.listed.length === 0
      ? null
      : {
          title: '名簿による変更',
          side: '新しい順',
          empty: '',
          rows: m.listed.map((change) => ({
            text: change.title,
            detail: change.at,
            href: `/cases/${change.importId}`,
            state: '取込済',
            note: change.changes,
          })),
        },
  begins: (m) =>
    m.state === 'present' && m.handovers.giving.length === 0
      ? [{ href: `/begin/succession.handover/open?person=${m.id}`, label: '手元の物の引継ぎを始める' }]
      : [],
})

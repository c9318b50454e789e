import { sql } from 'kysely'
import type { Binding, CaseLines } from '#kernel/act/binding.ts'
import { narrow, widen, type Tx } from '#kernel/db/database.ts'
import { isId } from '#kernel/id.ts'
import { clockText } from '#kernel/pure/clock-text.ts'
import { dayOf, type Day } from '#kernel/pure/day.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { collect, isDesignated, type Sources } from './collect.ts'
import { inState } from './items.ts'
import { itemsOf, saveItems } from './items-store.ts'
import { ITEM_STATES, itemText, type Handover, type Item } from './model.ts'
import { handover } from './process.ts'
import { nextIncumbents, oneSuccessor, staffToChoose, successorsOf } from './successors-store.ts'

const COLUMNS = [
  'state',
  'postId',
  'postTitle',
  'incumbencyId',
  'unitId',
  'fromId',
  'fromName',
  'toId',
  'toName',
  'effectiveOn',
  'fromGone',
  'openedBy',
  'openedOn',
  'handedId',
  'handedBy',
  'handedAt',
  'acceptedId',
  'acceptedBy',
  'acceptedAt',
  'insteadReason',
  'note',
] as const satisfies readonly (keyof Handover)[]

const rowOf = (m: Handover) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- COLUMNS are keys of Handover, so this is the picked part
  Object.fromEntries(COLUMNS.map((key) => [key, m[key]])) as Pick<Handover, (typeof COLUMNS)[number]>

type Source = Pick<
  Handover,
  'postId' | 'postTitle' | 'incumbencyId' | 'unitId' | 'unitName' | 'fromId' | 'fromName' | 'fromGone'
> & { endsOn: Day | null }

/** Whose work changes hands: somebody in a post, or somebody without one. */
const sourceOf = async (tx: Tx, from: Readonly<Record<string, string>>, today: Day): Promise<Source | undefined> => {
  const incumbency = from['incumbency'] ?? ''
  const person = from['person'] ?? ''
  const where = isId(incumbency)
    ? sql`i.id = ${incumbency}`
    : isId(person)
      ? sql`i.id is null and h.id = ${person}`
      : sql`false`
  const { rows } = await sql<Source>`
    select p.id as post_id, coalesce(p.title, '') as post_title, i.id as incumbency_id, u.id as unit_id, u.name as unit_name,
      h.id as from_id, btrim(h.rank || ' ' || h.name) as from_name, h.state = 'left' as from_gone, i.ends_on
    from person h ${isId(incumbency) ? sql`join` : sql`left join`} incumbency i on i.person_id = h.id and ${isId(incumbency) ? sql`true` : sql`false`}
      left join post p on p.id = i.post_id
      join unit u on u.id = coalesce(assurance_unit(coalesce(p.unit_id, home_unit(h, ${today}::date)), ${today}::date),
        p.unit_id, home_unit(h, ${today}::date))
    where ${where}`.execute(tx)
  return rows[0]
}

const OPEN: ReadonlySet<string> = new Set(['open', 'open-instead', 'handed', 'unfinished'])

const options = (items: readonly Item[]) =>
  items.map((i) => [i.id, `${i.group}：${itemText(i)}${i.why === null ? '' : '（渡せない）'}`] as const)

const facts = (m: Handover): ReturnType<NonNullable<Binding<Handover>['facts']>> => [
  ['官職', m.postTitle === '' ? `なし（${m.unitName}の職員）` : `${m.postTitle}（${m.unitName}）`],
  ['前任', m.fromName, `/cases/${m.fromId}`],
  m.toId === null ? ['後任', '未定'] : ['後任', m.toName ?? '', `/cases/${m.toId}`],
  ['引継ぎの日', wareki(m.effectiveOn)],
  ...(m.handedBy === null || m.handedAt === null
    ? []
    : [['前任の署名', `${m.handedBy}　${clockText(m.handedAt)}`] as const]),
  ...(m.acceptedBy === null || m.acceptedAt === null
    ? []
    : [['後任の署名', `${m.acceptedBy}　${clockText(m.acceptedAt)}`] as const]),
  ...(m.insteadReason === null ? [] : [['代わった理由', m.insteadReason] as const]),
  ...(m.note === null ? [] : [['申し送り', m.note] as const]),
]

const lines = (m: Handover): CaseLines => ({
  title: '引継事項',
  side: 'その部隊等の者と、前任・後任だけが見られます',
  empty: 'ここに見られる事項はありません。引継事項は、その部隊等の者と、前任・後任だけが見られます。',
  rows: m.items.map((i) => ({
    text: i.label,
    detail: `${i.group}・${i.detail}`,
    href: i.href,
    state: ITEM_STATES[i.state],
    note: i.note ?? (i.why !== null && i.state === 'pending' ? `渡せません：${i.why}` : null),
  })),
})

/** `sources` tell what is open elsewhere; `clock` says of which day. */
export const handoverBinding = (sources: Sources, clock: () => Date): Binding<Handover> => ({
  process: handover,
  openToAll: true,
  load: async (tx, id) => {
    const row = await tx
      .selectFrom('handover as h')
      .innerJoin('caseFile as c', 'c.id', 'h.id')
      .innerJoin('unit as u', 'u.id', 'h.unitId')
      .selectAll('h')
      .select(['c.version', 'u.name as unitName'])
      .where('h.id', '=', id)
      .executeTakeFirst()
    if (!row) return null
    const today = dayOf(clock())
    const open = OPEN.has(row.state)
    return {
      ...row,
      items: await itemsOf(tx, id),
      live: open ? await collect(tx, sources, { personId: row.fromId, postId: row.postId, today }) : [],
      designated: row.postId !== null,
      successors: open && row.state !== 'unfinished' ? await successorsOf(tx, row) : [],
    }
  },
  draft: async (tx, id, from, actor) => {
    const today = dayOf(clock())
    const source = await sourceOf(tx, from, today)
    if (!source) return null
    const { endsOn, ...facts_ } = source
    const next = await nextIncumbents(tx, source)
    // The list is made of all that is open, also where whoever begins it may not see it.
    await widen(tx)
    const live = await collect(tx, sources, { personId: source.fromId, postId: source.postId, today })
    await narrow(tx, actor)
    const named = from['to'] === undefined ? null : await oneSuccessor(tx, from['to'])
    return {
      id,
      state: '',
      version: 0,
      ...facts_,
      toId: next[0]?.id ?? null,
      toName: next[0]?.name ?? null,
      effectiveOn: endsOn ?? today,
      openedBy: '',
      openedOn: today,
      handedId: null,
      handedBy: null,
      handedAt: null,
      acceptedId: null,
      acceptedBy: null,
      acceptedAt: null,
      insteadReason: null,
      note: null,
      items: [],
      live,
      designated: await isDesignated(tx, source.postId, today),
      successors: named ? [named] : from['to'] === '' ? [] : [...next, ...(await staffToChoose(tx, next))],
    }
  },
  save: async (tx, after, before) => {
    const row = rowOf(after)
    if (before === null)
      await tx
        .insertInto('handover')
        .values({ id: after.id, ...row })
        .execute()
    else await tx.updateTable('handover').set(row).where('id', '=', after.id).execute()
    await saveItems(tx, after, before)
  },
  options: async (_tx, source, model) => {
    if (source === 'successor') return model.successors.map((s) => [s.id, `${s.name}（${s.unitName}）`] as const)
    if (source === 'pending') return options(inState(model, 'pending'))
    if (source === 'handed') return options(inState(model, 'handed'))
    return source === 'unfinished' ? options(inState(model, 'remains', 'differs')) : []
  },
  facts,
  lines,
  prints: (m) =>
    m.state === 'cancelled' ? [] : [{ href: `/forms/handover-sheet/${m.id}.pdf`, label: '引継書を印刷する' }],
})

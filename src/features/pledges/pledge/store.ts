import type { Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { isId } from '#kernel/id.ts'
import { dayOf, type Day } from '#kernel/pure/day.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { belongingOf } from '../belonging-store.ts'
import { textOn } from '../text/current.ts'
import { STANDINGS, standingOf } from '../words.ts'
import { markOf, named, type Pledge } from './model.ts'
import { pledge } from './process.ts'

const COLUMNS = [
  'number',
  'personId',
  'unitId',
  'homeUnitId',
  'textVersion',
  'textSha256',
  'signedOn',
  'belonging',
  'postTitle',
  'rank',
  'name',
  'paper',
  'place',
  'submittedOn',
  'acceptedOn',
  'acceptedBy',
  'reason',
  'live',
] as const

const otherOf = async (tx: Tx, personId: string, but: string, version: number): Promise<Pledge['other']> => {
  const row = await tx
    .selectFrom('pledge')
    .select(['id', 'state', 'textVersion'])
    .where('personId', '=', personId)
    .where('id', '<>', but)
    .where((e) =>
      e.or([e('state', 'in', ['submitted', 'returned']), e.and([e('state', '=', 'accepted'), e('live', '=', true)])]),
    )
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { id: row.id, state: row.state, revised: row.textVersion < version } : null
}

/** 申出 of a person that are not done with. */
export const openDeclarations = async (tx: Tx, personId: string): Promise<readonly string[]> =>
  (
    await tx
      .selectFrom('pledgeDeclaration')
      .select('id')
      .where('personId', '=', personId)
      .where('state', 'in', ['declared', 'handled'])
      .execute()
  ).map((row) => row.id)

/** What the gates ask beside the paper itself, as of today. */
const facts = async (tx: Tx, personId: string, id: string, today: Day) => {
  const [current, now] = [await textOn(tx, today), await belongingOf(tx, personId, today)]
  return {
    current,
    today: now,
    other: await otherOf(tx, personId, id, current.version),
    declarations: await openDeclarations(tx, personId),
  }
}

/** How it stands now: its state, or that it has ceased to hold since. */
export const shownState = (m: Pick<Pledge, 'state' | 'live' | 'textVersion'>, current: number): string => {
  if (m.state !== 'accepted') return pledge.states[m.state]?.label ?? m.state
  return m.live ? STANDINGS[standingOf(m.state, m.textVersion, current)] : STANDINGS.lapsed
}

export const pledgeBinding = (clock: () => Date): Binding<Pledge> => ({
  process: pledge,
  load: async (tx, id) => {
    const row = await tx
      .selectFrom('pledge as p')
      .innerJoin('caseFile as c', 'c.id', 'p.id')
      .innerJoin('unit as u', 'u.id', 'p.unitId')
      .select(COLUMNS.map((column) => `p.${column}` as const))
      .select(['p.id', 'p.state', 'c.version', 'u.name as unitName', 'u.abbreviation as unitMark'])
      .where('p.id', '=', id)
      .executeTakeFirst()
    return row ? { ...row, ...(await facts(tx, row.personId, id, dayOf(clock()))) } : null
  },
  draft: async (tx, id, from, actor) => {
    const personId = from['person'] ?? actor.personId
    const today = dayOf(clock())
    const of = isId(personId) ? await belongingOf(tx, personId, today) : null
    if (!of) return null
    const judged = await facts(tx, personId, id, today)
    return {
      ...of,
      id,
      state: '',
      version: 0,
      number: null,
      textVersion: judged.current.version,
      textSha256: judged.current.sha256,
      signedOn: today,
      postTitle: of.posts[0] ?? '',
      paper: false,
      place: null,
      submittedOn: today,
      acceptedOn: null,
      acceptedBy: null,
      reason: null,
      live: false,
      ...judged,
    }
  },
  save: async (tx, after, before) => {
    const { id, state } = after
    const { live: _live, ...row } = Object.fromEntries(COLUMNS.map((column) => [column, after[column]])) as Pick<
      Pledge,
      (typeof COLUMNS)[number]
    >
    if (before === null)
      await tx
        .insertInto('pledge')
        .values({ id, state, ...row })
        .execute()
    else
      await tx
        .updateTable('pledge')
        .set({ state, ...row })
        .where('id', '=', id)
        .execute()
  },
  initial: (m, act): Readonly<Record<string, string>> => {
    if (act === 'sign' || act === 'sign-again')
      return { text: markOf(m.current), postTitle: m.today?.posts[0] ?? m.postTitle }
    if (act === 'record-paper') return { postTitle: m.today?.posts[0] ?? '' }
    return {}
  },
  facts: (m) => [
    ['氏名', named(m), `/cases/${m.personId}`],
    ['所属', m.belonging],
    ['官職名', m.postTitle],
    ['誓約の日', wareki(m.signedOn)],
    ['文言', `第${m.textVersion}版${m.textVersion < m.current.version ? '（その後、改められた）' : ''}`],
    ['今の効力', shownState(m, m.current.version)],
    ['提出の方法', m.paper ? '紙の原本' : '画面での署名'],
    ['原本の保管場所', m.place ?? '（画面での署名のため原本なし）'],
    ['受理', m.acceptedOn === null ? '受理されていない' : `${wareki(m.acceptedOn)}　${m.acceptedBy ?? ''}`],
    ['文言の要約値（SHA-256）', m.textSha256],
    ...(m.reason === null ? [] : [['理由', m.reason] as const]),
    ...(m.current.version > m.textVersion ? [['今の文言での署名', '署名する', '/pledge'] as const] : []),
  ],
  prints: (m) => [{ href: `/forms/pledge/${m.id}.pdf`, label: '誓約書（付紙第５）を印刷する' }],
})

/** What of a person's pledges ends when the person goes elsewhere. */
export const pledgesEndingWith = async (
  tx: Tx,
  personId: string,
): Promise<readonly { process: string; act: string; caseId: string }[]> => {
  const rows = await tx
    .selectFrom('pledge')
    .select('id')
    .where('personId', '=', personId)
    .where((e) =>
      e.or([e('state', 'in', ['submitted', 'returned']), e.and([e('state', '=', 'accepted'), e('live', '=', true)])]),
    )
    .execute()
  return [
    ...rows.map(({ id }) => ({ process: 'pledges.pledge', act: 'lapse', caseId: id })),
    ...(await openDeclarations(tx, personId)).map((caseId) => ({ process: 'pledges.declaration', act: 'end', caseId })),
  ]
}

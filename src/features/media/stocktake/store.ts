import type { Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { clockText } from '#kernel/pure/clock-text.ts'
import { designatedPlaces, unitFor } from '../place/store.ts'
import { countExpectable, freezeItems, releaseItems, settleMoved } from './freeze-store.ts'
import { openOf, totalOf, type Stocktake, type Tally } from './model.ts'
import { stocktake } from './process.ts'
import { staffOf } from '../staff-store.ts'
import { saveCounters } from './staff-store.ts'
import { signableOf, tallyOf } from './tally-store.ts'
import { OURS, RESULTS, type Result } from './words.ts'

const COLUMNS = [
  'number',
  'unitId',
  'state',
  'scope',
  'startsOn',
  'endsOn',
  'note',
  'plannedBy',
  'baseAt',
  'countedAt',
  'reportedAt',
  'reportedBy',
  'digest',
  'itemCount',
  'scanCount',
  'missingCount',
  'remarks',
] as const satisfies readonly (keyof Stocktake)[]

const rowOf = (m: Stocktake) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- COLUMNS are keys of Stocktake, so this is the picked part
  Object.fromEntries(COLUMNS.map((key) => [key, m[key]])) as Pick<Stocktake, (typeof COLUMNS)[number]>

const chosenPlaces = (tx: Tx, id: string) =>
  tx
    .selectFrom('stocktakePlace as s')
    .innerJoin('storagePlace as p', 'p.id', 's.placeId')
    .select(['p.id', 'p.name'])
    .where('s.stocktakeId', '=', id)
    .orderBy('p.name')
    .execute()

const activeCounters = (tx: Tx, id: string) =>
  tx
    .selectFrom('stocktakeCounter')
    .select(['personId as id', 'name'])
    .where('stocktakeId', '=', id)
    .where('active', '=', true)
    .orderBy('name')
    .execute()

const tallyText = (tally: Tally): string =>
  (Object.keys(RESULTS) as Result[])
    .flatMap((r) => ((tally[r] ?? 0) === 0 ? [] : [`${RESULTS[r]} ${(tally[r] ?? 0).toLocaleString('ja-JP')}点`]))
    .join('、')

const newRows = async (tx: Tx, m: Stocktake) => {
  await tx
    .insertInto('stocktake')
    .values({ id: m.id, ...rowOf(m) })
    .execute()
  if (m.places.length > 0)
    await tx
      .insertInto('stocktakePlace')
      .values(m.places.map((p) => ({ stocktakeId: m.id, placeId: p.id })))
      .execute()
}

/** `clock` tells who belongs to the unit today. */
export const stocktakeBinding = (clock: () => Date): Binding<Stocktake> => ({
  process: stocktake,
  load: async (tx, id) => {
    const row = await tx
      .selectFrom('stocktake as s')
      .innerJoin('caseFile as c', 'c.id', 's.id')
      .innerJoin('unit as u', 'u.id', 's.unitId')
      .selectAll('s')
      .select(['c.version', 'u.name as unitName', 'u.abbreviation as unitMark'])
      .where('s.id', '=', id)
      .executeTakeFirst()
    if (!row) return null
    const scope = row.scope === 'unit' ? ('unit' as const) : ('places' as const)
    const places = await chosenPlaces(tx, id)
    const tally = row.state === 'planned' ? {} : await tallyOf(tx, id)
    const open = row.state === 'planned' || row.state === 'counting'
    return {
      ...row,
      scope,
      places,
      counters: await activeCounters(tx, id),
      tally,
      expectable: row.state === 'planned' ? await countExpectable(tx, { unitId: row.unitId, scope, places }) : 0,
      staff: open ? await staffOf(tx, row.unitId, dayOf(clock())) : [],
      unitPlaces: [],
      signable: row.state === 'closing' && openOf(tally) === 0 ? await signableOf(tx, id) : null,
    }
  },
  draft: async (tx, id, from, actor) => {
    const unit = await unitFor(tx, from['unit'], actor)
    if (!unit) return null
    return {
      id,
      state: '',
      version: 0,
      number: '',
      unitId: unit.id,
      unitName: unit.name,
      unitMark: unit.abbreviation,
      scope: 'unit',
      startsOn: '',
      endsOn: '',
      note: null,
      plannedBy: '',
      baseAt: null,
      countedAt: null,
      reportedAt: null,
      reportedBy: null,
      digest: null,
      itemCount: null,
      scanCount: null,
      missingCount: null,
      remarks: null,
      places: [],
      counters: [],
      tally: {},
      expectable: 0,
      staff: await staffOf(tx, unit.id, dayOf(clock())),
      unitPlaces: await designatedPlaces(tx, unit.id),
      signable: null,
    }
  },
  save: async (tx, after, before, acted) => {
    if (before === null) await newRows(tx, after)
    else await tx.updateTable('stocktake').set(rowOf(after)).where('id', '=', after.id).execute()
    if (acted.act === 'plan' || acted.act === 'name-counters') await saveCounters(tx, after.id, after.counters)
    if (acted.act === 'freeze') await freezeItems(tx, after)
    if (acted.act === 'close-count') await settleMoved(tx, after.id, acted.at)
    if (acted.act === 'report' || acted.act === 'cancel') await releaseItems(tx, after.id)
  },
  options: async (_tx, source, model) =>
    (source === 'place' ? model.unitPlaces : source === 'staff' ? model.staff : []).map((o) => [o.id, o.name] as const),
  facts: (m) => [
    ['部隊等', m.unitName],
    ['範囲', m.scope === 'unit' ? '部隊等のすべて' : m.places.map((p) => p.name).join('、')],
    ['期間', `${wareki(m.startsOn)}から${wareki(m.endsOn)}まで`],
    ...(m.counters.length === 0 ? [] : ([['数える者', m.counters.map((c) => c.name).join('、')]] as const)),
    ...(m.baseAt === null ? [] : ([['基準時刻', clockText(m.baseAt)]] as const)),
    ...(m.state === 'planned'
      ? ([['対象', `今の登録簿では${m.expectable.toLocaleString('ja-JP')}点`]] as const)
      : ([
          ['対象', `${totalOf(m.tally).toLocaleString('ja-JP')}点`, `/stocktakes/${m.id}`],
          ['結果', tallyText(m.tally), `/stocktakes/${m.id}`],
        ] as const)),
    ...(m.reportedBy === null ? [] : ([['報告者', m.reportedBy]] as const)),
    ...(m.digest === null ? [] : ([['要約値（SHA-256）', m.digest]] as const)),
    ...(m.note === null ? [] : ([['備考', m.note]] as const)),
    ['定め', OURS],
  ],
  begins: (m) =>
    m.baseAt === null
      ? []
      : [
          { href: `/stocktakes/${m.id}`, label: '進みと差異を見る' },
          ...(m.state === 'counting' ? [{ href: `/stocktakes/${m.id}/count`, label: '数える' }] : []),
        ],
  prints: (m) =>
    m.baseAt === null ? [] : [{ href: `/forms/stocktake-report/${m.id}.pdf`, label: '棚卸報告書を印刷する' }],
})

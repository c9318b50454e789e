import type { Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { designatedPlaces } from '../place/store.ts'
import { KIND_TITLES, type Incident } from './model.ts'
import { incident, REPORTS_ARE_OURS } from './process.ts'

const COLUMNS = [
  'number',
  'mediumId',
  'transferId',
  'unitId',
  'kind',
  'state',
  'foundOn',
  'foundBy',
  'circumstances',
  'measures',
  'outcome',
] as const satisfies readonly (keyof Incident)[]

const rowOf = (m: Incident) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- COLUMNS are keys of Incident, so this is the picked part
  Object.fromEntries(COLUMNS.map((key) => [key, m[key]])) as Pick<Incident, (typeof COLUMNS)[number]>

const transferOf = async (tx: Tx, id: string | undefined) =>
  id === undefined
    ? undefined
    : tx.selectFrom('transfer').select(['id', 'number', 'toUnitId']).where('id', '=', id).executeTakeFirst()

const load = async (tx: Tx, id: string): Promise<Incident | null> => {
  const row = await tx
    .selectFrom('mediaIncident as i')
    .innerJoin('caseFile as c', 'c.id', 'i.id')
    .innerJoin('unit as u', 'u.id', 'i.unitId')
    .leftJoin('medium as m', 'm.id', 'i.mediumId')
    .leftJoin('transfer as t', 't.id', 'i.transferId')
    .leftJoin('transferItem as l', (on) =>
      on.onRef('l.transferId', '=', 'i.transferId').onRef('l.mediumId', '=', 'i.mediumId'),
    )
    .selectAll('i')
    .select([
      'c.version',
      'u.name as unitName',
      'u.abbreviation as unitMark',
      'm.number as ownNumber',
      'm.state as mediumState',
      'm.kind as mediumKind',
    ])
    .select(['t.number as transferNumber', 't.toUnitId as otherUnitId', 'l.number as slipNumber'])
    .where('i.id', '=', id)
    .executeTakeFirst()
  if (!row || row.mediumId === null) return null
  const { ownNumber, slipNumber, ...rest } = row
  return {
    ...rest,
    mediumId: row.mediumId,
    kind: row.kind === 'loss' ? 'loss' : 'difference',
    // The other unit may not read the sender's register; the slip both units hold names the medium.
    mediumNumber: ownNumber ?? slipNumber ?? '',
    places: await designatedPlaces(tx, row.unitId),
  }
}

export const incidentBinding: Binding<Incident> = {
  process: incident,
  load,
  draft: async (tx, id, from) => {
    const medium = await tx
      .selectFrom('medium as m')
      .innerJoin('unit as u', 'u.id', 'm.unitId')
      .select(['m.id', 'm.number', 'm.state', 'm.kind', 'm.unitId', 'u.name as unitName', 'u.abbreviation as unitMark'])
      .where('m.id', '=', from['medium'] ?? null)
      .executeTakeFirst()
    if (!medium) return null
    const transfer = await transferOf(tx, from['transfer'])
    return {
      id,
      state: '',
      version: 0,
      number: '',
      kind: transfer ? 'difference' : 'loss',
      unitId: medium.unitId,
      unitName: medium.unitName,
      unitMark: medium.unitMark,
      mediumId: medium.id,
      mediumNumber: medium.number,
      mediumState: medium.state,
      mediumKind: medium.kind,
      transferId: transfer?.id ?? null,
      transferNumber: transfer?.number ?? null,
      otherUnitId: transfer?.toUnitId ?? null,
      foundOn: '',
      foundBy: '',
      circumstances: '',
      measures: null,
      outcome: null,
      places: await designatedPlaces(tx, medium.unitId),
    }
  },
  save: async (tx, after, before) => {
    const row = rowOf(after)
    if (before === null)
      await tx
        .insertInto('mediaIncident')
        .values({ id: after.id, ...row })
        .execute()
    else await tx.updateTable('mediaIncident').set(row).where('id', '=', after.id).execute()
  },
  options: async (_tx, source, model) => (source === 'place' ? model.places.map((p) => [p.id, p.name] as const) : []),
  facts: (m) => [
    ['種別', KIND_TITLES[m.kind]],
    m.mediumState === null ? ['媒体', m.mediumNumber] : ['媒体', m.mediumNumber, `/cases/${m.mediumId}`],
    ['管理', m.unitName],
    ...(m.transferId === null ? [] : ([['送達票', m.transferNumber ?? '', `/cases/${m.transferId}`]] as const)),
    ['気付いた日', `${wareki(m.foundOn)}（${m.foundBy}）`],
    ['状況', m.circumstances],
    ...(m.measures === null ? [] : ([['措置', m.measures]] as const)),
    ...(m.outcome === null ? [] : ([['結末', m.outcome]] as const)),
    ['報告先', REPORTS_ARE_OURS],
  ],
}

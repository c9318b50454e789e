import type { Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { dayOf, type Day } from '#kernel/pure/day.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { clockText } from '#kernel/pure/clock-text.ts'
import { exemptionsInForce } from '../exemption/store.ts'
import { placesByUnit } from '../place/store.ts'
import { MEDIA_TYPES, type MediaType } from '../words.ts'
import { AREAS, ENCRYPTION } from './inputs.ts'
import type { TakeOut } from './model.ts'
import { takeOut } from './process.ts'

const COLUMNS = [
  'mediumId',
  'unitId',
  'state',
  'applicantId',
  'applicantName',
  'applicantPost',
  'applicantUnit',
  'appliedOn',
  'destination',
  'area',
  'reason',
  'startsOn',
  'endsOn',
  'contents',
  'encryption',
  'exemptionId',
  'virusCheck',
  'onlyNeededData',
  'purposeInstructed',
  'permitNote',
  'permittedBy',
  'permittedAt',
  'refusedReason',
  'leftAt',
  'returnedAt',
  'returnCheck',
  'returnConfirmedBy',
  'returnConfirmedAt',
] as const satisfies readonly (keyof TakeOut)[]

const rowOf = (m: TakeOut) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- COLUMNS are keys of TakeOut, so this is the picked part
  Object.fromEntries(COLUMNS.map((key) => [key, m[key]])) as Pick<TakeOut, (typeof COLUMNS)[number]>

type MediumFacts = Pick<TakeOut, 'unitId' | 'unitName' | 'medium' | 'exemption'>

/** By medium, what a take-out knows of it. */
const mediumFacts = async (tx: Tx, ids: readonly string[], today: Day): Promise<ReadonlyMap<string, MediumFacts>> => {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('medium as m')
    .innerJoin('unit as u', 'u.id', 'm.unitId')
    .select(['m.id', 'm.number', 'm.state', 'm.kind', 'm.encrypts', 'm.infectedSince', 'm.unitId', 'm.mediaType'])
    .select(['m.capacity', 'u.name as unitName'])
    .where('m.id', 'in', [...ids])
    .execute()
  const places = await placesByUnit(
    tx,
    rows.map((row) => row.unitId),
  )
  const exemptions = await exemptionsInForce(tx, ids, today)
  return new Map(
    rows.map((m) => [
      m.id,
      {
        unitId: m.unitId,
        unitName: m.unitName,
        exemption: exemptions.get(m.id) ?? null,
        medium: {
          number: m.number,
          title: `${MEDIA_TYPES[m.mediaType as MediaType]}${m.capacity === null ? '' : ` ${m.capacity}`}`,
          state: m.state,
          kind: m.kind,
          encrypts: m.encrypts,
          infected: m.infectedSince !== null,
          places: places.get(m.unitId) ?? [],
        },
      },
    ]),
  )
}

const loadMany = async (tx: Tx, ids: readonly string[], today: Day): Promise<readonly TakeOut[]> => {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('takeOut as t')
    .innerJoin('caseFile as c', 'c.id', 't.id')
    .selectAll('t')
    .select('c.version')
    .where('t.id', 'in', [...ids])
    .execute()
  const media = await mediumFacts(
    tx,
    rows.map((row) => row.mediumId),
    today,
  )
  return rows.flatMap((row) => {
    const facts = media.get(row.mediumId)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- check constraints hold area and encryption to the words
    return facts ? [{ ...row, ...facts } as TakeOut] : []
  })
}

/** By medium, a take-out that does not exist yet: what an application of this person would begin from. */
export const takeOutDrafts = async (
  tx: Tx,
  mediumIds: readonly string[],
  actor: Actor,
  today: Day,
): Promise<ReadonlyMap<string, Omit<TakeOut, 'id'>>> => {
  const media = await mediumFacts(tx, mediumIds, today)
  return new Map([...media].map(([mediumId, facts]) => [mediumId, { mediumId, ...facts, ...blank(actor) }]))
}

const blank = (actor: Actor): Omit<TakeOut, 'id' | 'mediumId' | keyof MediumFacts> => ({
  state: '',
  version: 0,
  applicantId: actor.personId,
  applicantName: `${actor.rank} ${actor.name}`,
  applicantPost: '',
  applicantUnit: '',
  appliedOn: '',
  destination: '',
  area: 'ministry-area',
  reason: '',
  startsOn: '',
  endsOn: '',
  contents: '',
  encryption: 'encrypted',
  exemptionId: null,
  virusCheck: '',
  onlyNeededData: null,
  purposeInstructed: null,
  permitNote: null,
  permittedBy: null,
  permittedAt: null,
  refusedReason: null,
  leftAt: null,
  returnedAt: null,
  returnCheck: null,
  returnConfirmedBy: null,
  returnConfirmedAt: null,
})

/** `clock` tells which exemption is in force: a permission lapses by the day, not by an act. */
export const takeOutBinding = (clock: () => Date): Binding<TakeOut> => ({
  process: takeOut,
  load: async (tx, id) => (await loadMany(tx, [id], dayOf(clock())))[0] ?? null,
  loadMany: (tx, ids) => loadMany(tx, ids, dayOf(clock())),
  draft: async (tx, id, from, actor) => {
    const mediumId = from['medium']
    if (mediumId === undefined) return null
    const draft = (await takeOutDrafts(tx, [mediumId], actor, dayOf(clock()))).get(mediumId)
    return draft ? { ...draft, id } : null
  },
  save: async (tx, after, before) => {
    const row = rowOf(after)
    if (before === null)
      await tx
        .insertInto('takeOut')
        .values({ id: after.id, ...row })
        .execute()
    else await tx.updateTable('takeOut').set(row).where('id', '=', after.id).execute()
  },
  options: async (_tx, source, model) =>
    source === 'place' ? model.medium.places.map((p) => [p.id, p.name] as const) : [],
  facts: (m) => [
    ['媒体', `${m.medium.number}　${m.medium.title}`, `/cases/${m.mediumId}`],
    ...(m.applicantPost === ''
      ? []
      : ([['持出者', `${m.applicantUnit}　${m.applicantPost}　${m.applicantName}`]] as const)),
    ...(m.destination === ''
      ? []
      : ([
          ['持出先', `${m.destination}（${AREAS[m.area]}）`],
          ['業務上の理由', m.reason],
          ['期間', `${wareki(m.startsOn)}から${wareki(m.endsOn)}まで`],
          ['格納データ', m.contents],
          [
            '暗号化',
            `${ENCRYPTION[m.encryption]}${m.exemption && m.encryption === 'exempt' ? `（${m.exemption.number}）` : ''}`,
          ],
          ['ウイルス検査', m.virusCheck],
        ] as const)),
    ...(m.permittedBy === null || m.permittedAt === null
      ? []
      : ([['許可', `${m.permittedBy}　${clockText(m.permittedAt)}`]] as const)),
  ],
  prints: (m) =>
    m.state === 'new' ? [] : [{ href: `/forms/take-out-sheet/${m.id}.pdf`, label: '持出簿（1件）を印刷する' }],
})

import { sql } from 'kysely'
import type { Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { dayOf, type Day } from '#kernel/pure/day.ts'
import { factsOf } from './facts.ts'
import { LIMIT_DAYS, LIMIT_SETTING, TITLE_SUFFIX, type Exemption } from './model.ts'
import { exemption } from './process.ts'

const COLUMNS = [
  'number',
  'mediumId',
  'unitId',
  'state',
  'applicantId',
  'applicantName',
  'applicantPost',
  'contents',
  'hindrance',
  'unavoidable',
  'substitute',
  'startsOn',
  'endsOn',
  'unitOpinion',
  'decidedBy',
  'disabledAt',
  'restoredAt',
] as const satisfies readonly (keyof Exemption)[]

const rowOf = (m: Exemption) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- COLUMNS are keys of Exemption, so this is the picked part
  Object.fromEntries(COLUMNS.map((key) => [key, m[key]])) as Pick<Exemption, (typeof COLUMNS)[number]>

export type InForce = { id: string; number: string; endsOn: Day }

/** By medium, the exemption from encryption that holds on a day; a permission lapses by the day, not by an act. */
export const exemptionsInForce = async (
  tx: Tx,
  mediumIds: readonly string[],
  today: Day,
): Promise<ReadonlyMap<string, InForce>> => {
  if (mediumIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('encryptionExemption')
    .select(['mediumId', 'id', 'number', 'endsOn'])
    .where('mediumId', 'in', [...mediumIds])
    .where('state', '=', 'in-force')
    .where('startsOn', '<=', today)
    .where('endsOn', '>=', today)
    .orderBy('endsOn')
    .execute()
  return new Map(rows.map(({ mediumId, number, ...row }) => [mediumId, { ...row, number: number ?? '' }]))
}

/** The exemption that holds for one medium on a day. */
export const exemptionInForce = async (tx: Tx, mediumId: string, today: Day): Promise<InForce | null> =>
  (await exemptionsInForce(tx, [mediumId], today)).get(mediumId) ?? null

const limitDays = async (tx: Tx): Promise<number> => {
  const row = await tx.selectFrom('setting').select('value').where('key', '=', LIMIT_SETTING).executeTakeFirst()
  return typeof row?.value === 'number' ? row.value : LIMIT_DAYS
}

const encryptingSystems = (tx: Tx, today: Day) =>
  tx
    .selectFrom('system')
    .select(['id', 'name'])
    .where('encrypts', '=', true)
    .where('isClass', '=', false)
    .where('startsOn', '<=', today)
    .where((e) => e.or([e('endsOn', 'is', null), e('endsOn', '>', today)]))
    .orderBy('annexNumber')
    .orderBy('name')
    .execute()

/** An application of the same medium that has not ended: its number, or that it has none yet. */
const anotherOf = async (tx: Tx, mediumId: string): Promise<string | null> => {
  const row = await tx
    .selectFrom('encryptionExemption')
    .select('number')
    .where('mediumId', '=', mediumId)
    .where('state', 'in', ['requested', 'reviewed', 'in-force'])
    .limit(1)
    .executeTakeFirst()
  return row ? (row.number ?? '申請中') : null
}

const load = async (tx: Tx, id: string): Promise<Exemption | null> => {
  const row = await tx
    .selectFrom('encryptionExemption as x')
    .innerJoin('caseFile as c', 'c.id', 'x.id')
    .innerJoin('unit as u', 'u.id', 'x.unitId')
    .innerJoin('system as s', 's.id', 'x.systemId')
    .leftJoin('medium as m', 'm.id', 'x.mediumId')
    .selectAll('x')
    .select(['c.version', 'u.name as unitName', 'u.abbreviation as unitMark', 's.name as systemName'])
    .select(['m.state as mediumState', 'm.kind as mediumKind'])
    // The system's side may not read the unit's register; the case's title tells it which medium this is.
    .select(sql<string>`coalesce(m.number, replace(c.title, ${TITLE_SUFFIX}, ''))`.as('mediumNumber'))
    .where('x.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const { mediumState, mediumKind, ...rest } = row
  return {
    ...rest,
    medium: mediumState === null || mediumKind === null ? null : { state: mediumState, kind: mediumKind },
    limitDays: await limitDays(tx),
    systems: [],
    another: null,
  }
}

const mediumFor = (tx: Tx, id: string) =>
  tx
    .selectFrom('medium as m')
    .innerJoin('unit as u', 'u.id', 'm.unitId')
    .select(['m.id', 'm.number', 'm.state', 'm.kind', 'm.unitId'])
    .select(['u.name as unitName', 'u.abbreviation as unitMark'])
    .where('m.id', '=', id)
    .executeTakeFirst()

/** `clock` tells which systems exist today. */
export const exemptionBinding = (clock: () => Date): Binding<Exemption> => ({
  process: exemption,
  load,
  draft: async (tx, id, from, actor) => {
    const medium = from['medium'] === undefined ? undefined : await mediumFor(tx, from['medium'])
    if (!medium) return null
    return {
      id,
      state: '',
      version: 0,
      number: null,
      mediumId: medium.id,
      mediumNumber: medium.number,
      medium: { state: medium.state, kind: medium.kind },
      unitId: medium.unitId,
      unitName: medium.unitName,
      unitMark: medium.unitMark,
      systemId: null,
      systemName: null,
      applicantId: actor.personId,
      applicantName: '',
      applicantPost: '',
      contents: '',
      hindrance: '',
      unavoidable: '',
      substitute: '',
      startsOn: '',
      endsOn: '',
      unitOpinion: null,
      decidedBy: null,
      disabledAt: null,
      restoredAt: null,
      limitDays: await limitDays(tx),
      systems: await encryptingSystems(tx, dayOf(clock())),
      another: await anotherOf(tx, medium.id),
    }
  },
  save: async (tx, after, before) => {
    const row = rowOf(after)
    if (before === null) {
      if (after.systemId === null) throw new Error('an application names its system')
      await tx
        .insertInto('encryptionExemption')
        .values({ id: after.id, systemId: after.systemId, ...row })
        .execute()
    } else await tx.updateTable('encryptionExemption').set(row).where('id', '=', after.id).execute()
  },
  options: async (_tx, source, model) =>
    source === 'encrypting-system' ? model.systems.map((s) => [s.id, s.name] as const) : [],
  facts: factsOf,
})

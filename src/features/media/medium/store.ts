import type { Asked, Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { isId, newCode, newId } from '#kernel/id.ts'
import { dayOf, type Day } from '#kernel/pure/day.ts'
import { exemptionsInForce } from '../exemption/store.ts'
import { designatedPlaces, placesByUnit, unitFor } from '../place/store.ts'
import { receiverOf, receiverOptions } from '../staff-store.ts'
import { printingsByMedium } from '../labels/items-store.ts'
import { OPEN_STATES } from '../take-out/model.ts'
import { factsOf } from './facts.ts'
import type { Medium, Receiver } from './model.ts'
import { medium } from './process.ts'
import { ENDED } from './register.ts'
import { whatSaidWhat } from './said-store.ts'
import { closeAbandonedUse, currentUses, saveUse } from './uses-store.ts'

const COLUMNS = [
  'unitId',
  'state',
  'number',
  'code',
  'kind',
  'trigger',
  'receivedFrom',
  'registeredOn',
  'mediaType',
  'model',
  'capacity',
  'serialNumber',
  'placeId',
  'numberShown',
  'disclosureShown',
  'writeProtectedOn',
  'separationGrounds',
  'encrypts',
  'pointerRegister',
  'infectedSince',
  'holderId',
  'holderName',
  'whereabouts',
  'dueOn',
  'erasedOn',
  'disposal',
  'destroyedOn',
  'movedTo',
  'note',
  'corrected',
] as const satisfies readonly (keyof Medium)[]

const rowOf = (m: Medium) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- COLUMNS are keys of Medium, so this is the picked part
  Object.fromEntries(COLUMNS.map((key) => [key, m[key]])) as Pick<Medium, (typeof COLUMNS)[number]>

const openTakeOuts = async (tx: Tx, mediumIds: readonly string[]) => {
  const rows = await tx
    .selectFrom('takeOut')
    .select(['mediumId', 'id', 'state'])
    .where('mediumId', 'in', [...mediumIds])
    .where('state', 'in', OPEN_STATES)
    .execute()
  return new Map(rows.map(({ mediumId, id, state }) => [mediumId, { id, state }]))
}

/** By unit, whoever the act asked for names as the user; nobody where it names none. */
const receivers = async (
  tx: Tx,
  unitIds: readonly string[],
  today: Day,
  asked?: Asked,
): Promise<ReadonlyMap<string, Receiver | null>> => {
  const id = asked?.act === 'hand-out' ? asked.input['receiverId'] : undefined
  const found = new Map<string, Receiver | null>()
  if (typeof id !== 'string' || !isId(id)) return found
  for (const unitId of new Set(unitIds)) found.set(unitId, await receiverOf(tx, { personId: id, unitId, day: today }))
  return found
}

const loadMany = async (tx: Tx, ids: readonly string[], today: Day, asked?: Asked): Promise<readonly Medium[]> => {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('medium as m')
    .innerJoin('unit as u', 'u.id', 'm.unitId')
    .innerJoin('caseFile as c', 'c.id', 'm.id')
    .selectAll('m')
    .select(['u.name as unitName', 'u.abbreviation as unitMark', 'c.version'])
    .where('m.id', 'in', [...ids])
    .execute()
  const units = rows.map((row) => row.unitId)
  const places = await placesByUnit(tx, units)
  const named = await receivers(tx, units, today, asked)
  const uses = await currentUses(tx, ids)
  const takeOuts = await openTakeOuts(tx, ids)
  const exemptions = await exemptionsInForce(tx, ids, today)
  const said = await whatSaidWhat(tx, ids)
  const printings = await printingsByMedium(tx, ids)
  return rows.map((row) => {
    const facts = {
      places: places.get(row.unitId) ?? [],
      use: uses.get(row.id) ?? null,
      takeOut: takeOuts.get(row.id) ?? null,
      exemption: exemptions.get(row.id) ?? null,
      saidBy: said.get(row.id) ?? {},
      printings: printings.get(row.id) ?? [],
      receiver: named.get(row.unitId) ?? null,
    }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- check constraints hold kind, trigger and type to the words
    return { ...row, ...facts } as Medium
  })
}

/** `clock` tells which exemption is in force: a permission lapses by the day, not by an act. */
export const mediumBinding = (clock: () => Date): Binding<Medium> => ({
  process: medium,
  load: async (tx, id, asked) => (await loadMany(tx, [id], dayOf(clock()), asked))[0] ?? null,
  loadMany: (tx, ids, asked) => loadMany(tx, ids, dayOf(clock()), asked),
  draft: async (tx, id, from, actor) => {
    const unit = await unitFor(tx, from['unit'], actor)
    if (!unit) return null
    return {
      id,
      state: '',
      version: 0,
      unitId: unit.id,
      unitName: unit.name,
      unitMark: unit.abbreviation,
      number: '',
      code: newCode(),
      kind: 'business',
      trigger: 'opened',
      receivedFrom: null,
      registeredOn: '',
      mediaType: 'usb',
      model: '',
      capacity: null,
      serialNumber: null,
      placeId: null,
      numberShown: false,
      disclosureShown: false,
      writeProtectedOn: null,
      separationGrounds: null,
      encrypts: false,
      pointerRegister: null,
      infectedSince: null,
      holderId: null,
      holderName: null,
      whereabouts: null,
      dueOn: null,
      erasedOn: null,
      disposal: null,
      destroyedOn: null,
      movedTo: null,
      note: null,
      corrected: false,
      places: await designatedPlaces(tx, unit.id),
      use: null,
      takeOut: null,
      exemption: null,
      saidBy: {},
      printings: [],
      receiver: null,
    }
  },
  save: async (tx, after, before, acted) => {
    const row = rowOf(after)
    if (before === null)
      await tx
        .insertInto('medium')
        .values({ id: after.id, ...row })
        .execute()
    else await tx.updateTable('medium').set(row).where('id', '=', after.id).execute()
    await saveUse(tx, after, before)
    await closeAbandonedUse(tx, after, before, acted)
    if (after.newSecretInput)
      await tx
        .insertInto('secretInput')
        .values({ id: newId(acted.at), mediumId: after.id, unitId: after.unitId, ...after.newSecretInput })
        .execute()
  },
  options: async (tx, source, model, actor) => {
    if (source === 'place') return model.places.map((p) => [p.id, p.name] as const)
    return source === 'receiver' ? receiverOptions(tx, model.unitId, dayOf(clock()), actor.personId) : []
  },
  facts: factsOf,
  begins: (m) =>
    m.state !== 'kept'
      ? []
      : [
          { href: `/begin/media.take-out/request?medium=${m.id}`, label: '持出しを申請する' },
          { href: `/begin/media.transfer/prepare?medium=${m.id}&media=${m.id}`, label: 'ほかの部隊等へ送達する' },
          ...(m.encrypts
            ? [{ href: `/begin/media.exemption/request?medium=${m.id}`, label: '暗号化の無効化を申請する' }]
            : []),
        ],
  prints: (m) =>
    m.kind === 'secret-pointer' || ENDED.includes(m.state)
      ? []
      : [{ href: `/labels?of=media&pick=${m.id}`, label: 'ラベルを印刷する' }],
})

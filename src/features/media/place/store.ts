import type { Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { newCode } from '#kernel/id.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { printingFacts } from '../labels/facts.ts'
import { printingsOfPlace } from '../labels/items-store.ts'
import type { Place } from '../medium/model.ts'
import { BASES, place, type StoragePlace } from './process.ts'

/** By unit, the places its officer has designated and not withdrawn, by name. */
export const placesByUnit = async (tx: Tx, unitIds: readonly string[]): Promise<ReadonlyMap<string, Place[]>> => {
  const places = new Map<string, Place[]>(unitIds.map((id) => [id, []]))
  if (places.size === 0) return places
  const rows = await tx
    .selectFrom('storagePlace')
    .select(['id', 'name', 'unitId'])
    .where('unitId', 'in', [...places.keys()])
    .where('withdrawnOn', 'is', null)
    .orderBy('name')
    .execute()
  for (const { unitId, id, name } of rows) places.get(unitId)?.push({ id, name })
  return places
}

/** Places a unit's officer has designated and not withdrawn, by name. */
export const designatedPlaces = async (tx: Tx, unitId: string): Promise<Place[]> =>
  (await placesByUnit(tx, [unitId])).get(unitId) ?? []

/** The unit whose 部隊等情報保証責任者 answers for this: the one asked for, or the first the actor belongs to. */
export const unitFor = async (tx: Tx, asked: string | undefined, actor: Actor) => {
  const id = asked ?? actor.authorities.find((a) => a.unitId !== null)?.unitId
  if (!id) return null
  return (
    (await tx.selectFrom('unit').select(['id', 'name', 'abbreviation']).where('id', '=', id).executeTakeFirst()) ?? null
  )
}

export const placeBinding: Binding<StoragePlace> = {
  process: place,
  load: async (tx, id) => {
    const row = await tx
      .selectFrom('storagePlace as p')
      .innerJoin('unit as u', 'u.id', 'p.unitId')
      .innerJoin('caseFile as c', 'c.id', 'p.id')
      .selectAll('p')
      .select(['u.name as unitName', 'c.version'])
      .select((e) =>
        e
          .selectFrom('medium as m')
          .whereRef('m.placeId', '=', 'p.id')
          // A lost medium is not there, and cannot be put elsewhere first.
          .where('m.state', '<>', 'lost')
          .select((f) => f.fn.countAll<number>().as('n'))
          .as('kept'),
      )
      .where('p.id', '=', id)
      .executeTakeFirst()
    return row ? { ...row, kept: Number(row.kept ?? 0), printings: await printingsOfPlace(tx, id) } : null
  },
  draft: async (tx, id, from, actor) => {
    const unit = await unitFor(tx, from['unit'], actor)
    return (
      unit && {
        id,
        state: '',
        version: 0,
        unitId: unit.id,
        unitName: unit.name,
        name: '',
        lockable: false,
        basis: '',
        note: null,
        designatedOn: '',
        withdrawnOn: null,
        kept: 0,
        printings: [],
      }
    )
  },
  save: async (tx, after, before) => {
    const { id, unitId, name, lockable, basis, note, designatedOn, withdrawnOn, state } = after
    const row = { unitId, name, lockable, basis, note, designatedOn, withdrawnOn, state }
    if (before === null)
      await tx
        .insertInto('storagePlace')
        .values({ id, code: newCode(), ...row })
        .execute()
    else await tx.updateTable('storagePlace').set(row).where('id', '=', id).execute()
  },
  facts: (m) => [
    ['部隊等', m.unitName],
    ['指定の基準', BASES[m.basis as keyof typeof BASES] ?? m.basis],
    ['指定した日', wareki(m.designatedOn)],
    ['保管中の媒体', `${m.kept}点`, `/registers/media?place=${m.id}`],
    ...printingFacts(m.printings),
  ],
  prints: (m) =>
    m.state === 'designated' ? [{ href: `/labels?of=places&pick=${m.id}`, label: '場所のラベルを印刷する' }] : [],
}

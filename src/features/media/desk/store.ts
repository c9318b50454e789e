import type { Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { isId } from '#kernel/id.ts'
import { clockText } from '#kernel/pure/clock-text.ts'
import { metaOf } from '#kernel/pure/field.ts'
import { dayOf, isDay } from '#kernel/pure/day.ts'
import { standing } from '#kernel/pure/decide.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { designatedPlaces, unitFor } from '../place/store.ts'
import { receiverOf, receiverOptions } from '../staff-store.ts'
import { aimedAct, deedOf, isActionKey } from './actions.ts'
import type { Desk } from './model.ts'
import { desk } from './process.ts'
import { countsOf, digestOf } from './tally-store.ts'

const NOTHING = { scans: 0, ready: 0, blocked: 0, done: 0, removed: 0, unknown: 0, several: 0, again: 0, digest: '' }

/** The common answers as a person reads them. */
export const commonAnswers = (
  m: Pick<Desk, 'action' | 'input' | 'places' | 'receiver'>,
): readonly (readonly [string, string])[] => {
  const { input } = aimedAct(deedOf(m).aims[0])
  const shape = 'shape' in input ? (input.shape as Record<string, Parameters<typeof metaOf>[0]>) : {}
  return Object.entries(shape).flatMap(([name, field]) => {
    const meta = metaOf(field)
    const value = m.input[name]
    if (!meta || value === null || value === undefined || value === '') return []
    if (typeof value === 'boolean') return [[meta.title, value ? 'はい' : 'いいえ'] as const]
    const text = String(value)
    const option = meta.options?.find(([key]) => key === text)?.[1]
    if (meta.source === 'receiver') return [[meta.title, m.receiver?.name ?? ''] as const]
    const place = meta.source === 'place' ? m.places.find((p) => p.id === text)?.name : undefined
    return [[meta.title, option ?? place ?? (meta.widget === 'day' && isDay(text) ? wareki(text) : text)] as const]
  })
}

const receiverNamed = async (tx: Tx, input: Readonly<Record<string, unknown>>, unitId: string, at: Date) => {
  const id = input['receiverId']
  return typeof id === 'string' && isId(id) ? receiverOf(tx, { personId: id, unitId, day: dayOf(at) }) : null
}

/** `clock` tells who is of a unit today. */
export const deskBinding = (clock: () => Date): Binding<Desk> => ({
  process: desk,
  load: async (tx, id) => {
    const row = await tx
      .selectFrom('desk as d')
      .innerJoin('unit as u', 'u.id', 'd.unitId')
      .innerJoin('caseFile as c', 'c.id', 'd.id')
      .selectAll('d')
      .select(['u.name as unitName', 'c.version'])
      .where('d.id', '=', id)
      .executeTakeFirst()
    if (!row || !isActionKey(row.action)) return null
    return {
      ...row,
      action: row.action,
      input: row.input as Desk['input'],
      places: await designatedPlaces(tx, row.unitId),
      receiver: await receiverNamed(tx, row.input as Desk['input'], row.unitId, clock()),
      tally: { ...(await countsOf(tx, id)), digest: await digestOf(tx, id) },
    }
  },
  draft: async (tx, id, from, actor, asked) => {
    const unit = await unitFor(tx, from['unit'], actor)
    return (
      unit && {
        id,
        state: '',
        version: 0,
        unitId: unit.id,
        unitName: unit.name,
        personId: actor.personId,
        personName: '',
        personPost: '',
        action: 'begin-use',
        input: {},
        openedAt: new Date(0),
        endedAt: null,
        scanCount: null,
        doneCount: null,
        leftCount: null,
        scanDigest: null,
        places: await designatedPlaces(tx, unit.id),
        receiver: await receiverNamed(tx, asked?.input ?? {}, unit.id, clock()),
        tally: NOTHING,
      }
    )
  },
  save: async (tx, after, before) => {
    const { id, unitId, personId, personName, personPost, action, state, openedAt, endedAt } = after
    const { scanCount, doneCount, leftCount, scanDigest } = after
    const input = JSON.stringify(after.input)
    const row = { state, endedAt, scanCount, doneCount, leftCount, scanDigest }
    if (before === null)
      await tx
        .insertInto('desk')
        .values({ id, unitId, personId, personName, personPost, action, input, openedAt, ...row })
        .execute()
    else await tx.updateTable('desk').set(row).where('id', '=', id).execute()
  },
  options: async (tx, source, model, actor) => {
    if (source === 'place') return model.places.map((p) => [p.id, p.name] as const)
    const keeps = desk.lanes['keeper'] && standing(actor, desk.lanes['keeper'], model).length > 0
    return source === 'receiver' && keeps ? receiverOptions(tx, model.unitId, dayOf(clock()), actor.personId) : []
  },
  facts: (m) => [
    ['行うこと', deedOf(m).title],
    ['読み取る人', `${m.personPost}　${m.personName}`],
    ['始めた日時', clockText(m.openedAt)],
    ...commonAnswers(m),
    ['読取り', `${m.tally.scans}件`, `/desk/${m.id}`],
    ['行ったもの', `${m.tally.done}点`, `/desk/${m.id}?show=done`],
    ...(m.scanDigest === null ? [] : ([['読取りの記録の要約値', m.scanDigest]] as const)),
  ],
  begins: (m) => [{ href: `/desk/${m.id}`, label: '読取卓を開く' }],
  workedAt: (id) => `/desk/${id}`,
})

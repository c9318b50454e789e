import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Tx } from '#kernel/db/database.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import {
  anActor,
  colleague,
  GENERAL,
  keeper,
  member,
  numbered,
  officer,
  otherOfficer,
  PLANNING,
  TODAY,
} from '../people-for-tests.ts'
import { loadTransfer, transferByCode } from './store.ts'
import { SLIP_FILLED } from './slip-for-tests.ts'
import { twoUnits, type TwoUnits } from './two-units-for-tests.ts'

const stranger = anActor({ nth: 31, name: '遠山 外', unit: { id: numbered(9), name: '情報部', mark: '情報' } })

let world: TwoUnits
beforeAll(async () => {
  world = await twoUnits()
})
afterAll(() => world.end())

const statesOf = (ids: readonly string[]) =>
  world.all(async (tx) => {
    const rows = await tx.selectFrom('medium').select(['id', 'state', 'movedTo']).where('id', 'in', ids).execute()
    return ids.map((id) => rows.find((r) => r.id === id)?.state)
  })

const counts = () =>
  world.all(async (tx) => {
    const of = (table: 'ledgerEntry' | 'notice' | 'caseFile' | 'medium' | 'mediaIncident' | 'numberSeries') =>
      tx
        .selectFrom(table)
        .select((e) => e.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    const tables = ['ledgerEntry', 'notice', 'caseFile', 'medium', 'mediaIncident', 'numberSeries'] as const
    return Promise.all(tables.map(async (table) => `${table} ${(await of(table)).n}`))
  })

const slipWith = async (media: readonly string[], input: object = {}): Promise<string> =>
  world.perform('prepare', { by: member, input: { ...SLIP_FILLED.prepare, media, ...input } })

const sentSlip = async (media: readonly string[]): Promise<string> => {
  const id = await slipWith(media)
  return world.perform('send', { by: member, id, input: SLIP_FILLED.send })
}

const receipt = (given: object = {}) => ({ ...SLIP_FILLED.receive, placeId: world.places.theirs, ...given })

const slip = (by: Actor, id: string) => world.seenBy(by, (tx) => loadTransfer(tx, id))

const noticesOf = (id: string) => (tx: Tx) =>
  tx
    .selectFrom('notice')
    .select(['verb', 'role', 'unitId', 'personId'])
    .where('caseId', '=', id)

    .orderBy('verb')
    .orderBy('role')
    .orderBy('unitId')
    .execute()

describe('R017, R045, R046, R047, R050: a slip and its receipt', () => {
  test('go all the way: media leave one register and enter the other', async () => {
    const media = [await world.stick(), await world.stick()]
    const id = await sentSlip(media)
    expect(await statesOf(media)).toEqual(['in-transit', 'in-transit'])
    await world.perform('receive', { by: otherOfficer, id, input: receipt() })
    expect(await statesOf(media)).toEqual(['moved', 'moved'])
    await world.perform('return-slip', { by: otherOfficer, id, input: SLIP_FILLED.returnSlip })
    await world.perform('close', { by: keeper, id, input: SLIP_FILLED.close })

    const after = await slip(otherOfficer, id)
    expect(after).toMatchObject({ state: 'closed', difference: null, closedOn: TODAY, receiverName: otherOfficer.name })
    const ids = after?.lines.flatMap((l) => l.registeredAs ?? []) ?? []
    const registered = await world.seenBy(otherOfficer, (tx) =>
      tx.selectFrom('medium').selectAll().where('id', 'in', ids).orderBy('number').execute(),
    )
    const anew = {
      unitId: GENERAL.id,
      number: expect.stringMatching(/^総務-R8-業-\d{4}$/),
      state: 'unlabelled',
      trigger: 'received',
      kind: 'business',
      placeId: world.places.theirs,
    }
    expect(registered).toMatchObject([anew, anew])
  })

  test('R047: tell each side what is theirs to know', async () => {
    const id = await sentSlip([await world.stick()])
    await world.perform('remind', { by: keeper, id, input: { words: '至急' } })
    await world.perform('receive', { by: otherOfficer, id, input: receipt({ received: ['1'] }) })
    await world.perform('return-slip', { by: otherOfficer, id, input: SLIP_FILLED.returnSlip })
    const [announced, ...replies] = await world.all(noticesOf(id))
    expect(announced).toMatchObject({ verb: '通知', role: 'UNIT', unitId: GENERAL.id })
    expect(replies).toMatchObject([
      { verb: '連絡', role: 'UNIT', unitId: PLANNING.id },
      { verb: '連絡', role: 'UNIT', unitId: GENERAL.id },
      { verb: '連絡', role: 'USER', personId: member.personId },
    ])
  })

  test('are one object that two units see, each with its own register only', async () => {
    const medium = await world.stick()
    const id = await sentSlip([medium])
    expect((await slip(officer, id))?.lines[0]).toMatchObject({ mediumId: medium, medium: { kind: 'business' } })
    expect((await slip(otherOfficer, id))?.lines[0]).toMatchObject({ mediumId: medium, model: 'SU-1032', medium: null })
    expect(await slip(stranger, id)).toBeNull()
    expect(await world.attempt('receive', { by: stranger, id, input: receipt() })).toEqual({ kind: 'absent' })
  })

  test('are found again by the code on either half, by those who may see them', async () => {
    const id = await sentSlip([await world.stick()])
    const code = (await slip(officer, id))?.code ?? ''
    expect(await world.seenBy(otherOfficer, (tx) => transferByCode(tx, ` ${code.toLowerCase()} `))).toBe(id)
    expect(await world.seenBy(stranger, (tx) => transferByCode(tx, code))).toBeNull()
  })

  test('wait in the inbox of whoever is next', async () => {
    const turns = (id: string) =>
      world.all((tx) =>
        tx
          .selectFrom('caseTurn')
          .select(['role', 'unitId', 'personId'])
          .where('caseId', '=', id)
          .orderBy('role')
          .execute(),
      )
    const id = await slipWith([await world.stick()])
    expect(await turns(id)).toEqual([{ role: 'USER', unitId: null, personId: member.personId }])
    await world.perform('send', { by: member, id, input: SLIP_FILLED.send })
    expect(await turns(id)).toEqual([{ role: 'UNIT', unitId: GENERAL.id, personId: null }])
    await world.perform('receive', { by: otherOfficer, id, input: receipt({ received: ['1'] }) })
    await world.perform('return-slip', { by: otherOfficer, id, input: SLIP_FILLED.returnSlip })
    expect(await turns(id)).toEqual([
      { role: 'UNIT', unitId: PLANNING.id, personId: null },
      { role: 'UNIT_IAP', unitId: PLANNING.id, personId: null },
    ])
  })

  test('R047: outside the system, the paper receipt is typed in and closes the slip', async () => {
    const media = [await world.stick()]
    const id = await slipWith(media, { toUnitId: '', toOutside: '北部方面隊' })
    await world.perform('send', { by: member, id, input: SLIP_FILLED.send })
    const waiting = await world.all((tx) =>
      tx.selectFrom('caseTurn').select(['role', 'unitId']).where('caseId', '=', id).execute(),
    )
    expect(waiting.every((t) => t.unitId === PLANNING.id)).toBe(true)
    const input = { ...SLIP_FILLED.paper, received: ['1'], receivedOn: TODAY }
    await world.perform('record-paper-receipt', { by: keeper, id, input })
    await world.perform('close', { by: keeper, id, input: SLIP_FILLED.close })
    expect(await statesOf(media)).toEqual(['moved'])
    expect(await slip(officer, id)).toMatchObject({
      state: 'closed',
      toOutside: '北部方面隊 通信課',
      receiverName: '北野 領',
    })
  })

  test('R048: called back, media return to their locker', async () => {
    const media = [await world.stick(), await world.stick()]
    const id = await sentSlip(media)
    await world.perform('call-back', { by: officer, id, input: { ...SLIP_FILLED.callBack, placeId: world.places.own } })
    expect(await statesOf(media)).toEqual(['kept', 'kept'])
    expect((await slip(officer, id))?.state).toBe('cancelled')
  })

  test('R046: signed twice at the same moment, the receipt counts once', async () => {
    const id = await sentSlip([await world.stick()])
    const input = receipt({ received: ['1'] })
    const both = await Promise.all([
      world.attempt('receive', { by: otherOfficer, id, input }),
      world.attempt('receive', { by: otherOfficer, id, input }),
    ])
    expect(both.map((o) => o.kind).toSorted()).toEqual(['done', 'refused'])
  })
})

describe('R046, R049: a difference', () => {
  const incidentsOf = (by: Actor, transferId: string) =>
    world.seenBy(by, (tx) =>
      tx
        .selectFrom('mediaIncident as i')
        .innerJoin('caseFile as c', 'c.id', 'i.id')
        .select(['i.id', 'i.mediumId', 'i.unitId', 'i.kind', 'i.state', 'i.number'])
        .where('i.transferId', '=', transferId)
        .execute(),
    )

  test('opens a case that both units see, and the rest of the shipment goes on', async () => {
    const media = [await world.stick(), await world.stick()]
    const id = await sentSlip(media)
    await world.perform('receive', { by: otherOfficer, id, input: receipt({ received: ['1'], missing: 'yes' }) })
    expect(await statesOf(media)).toEqual(['moved', 'lost'])
    expect(await slip(officer, id)).toMatchObject({
      state: 'difference',
      difference: expect.stringContaining('届いていない'),
    })
    const cases = await incidentsOf(officer, id)
    expect(cases).toMatchObject([{ mediumId: media[1], unitId: PLANNING.id, kind: 'difference', state: 'open' }])
    expect(await incidentsOf(otherOfficer, id)).toHaveLength(1)
    expect((await slip(otherOfficer, id))?.incidents).toEqual(cases.map((c) => ({ id: c.id, number: c.number })))
    expect(await incidentsOf(stranger, id)).toHaveLength(0)
    await world.perform('return-slip', { by: otherOfficer, id, input: SLIP_FILLED.returnSlip })
    await world.perform('close', { by: officer, id, input: SLIP_FILLED.close })
    expect((await slip(officer, id))?.state).toBe('closed')
  })

  test('of the model alone registers what came and asks the sender to settle it', async () => {
    const media = [await world.stick()]
    const id = await sentSlip(media)
    await world.perform('receive', {
      by: otherOfficer,
      id,
      input: receipt({ received: ['1'], otherwise: [{ line: '1', model: 'SU-9' }] }),
    })
    const [registered] = (await slip(otherOfficer, id))?.lines ?? []
    const row = await world.seenBy(otherOfficer, (tx) =>
      tx
        .selectFrom('medium')
        .select('model')
        .where('id', '=', registered?.registeredAs ?? '')
        .executeTakeFirst(),
    )
    expect(row).toEqual({ model: 'SU-9' })
    const [open] = await incidentsOf(officer, id)
    const settle = { process: 'media.incident', id: open?.id ?? '', input: { outcome: '型式の表記の違い' } }
    expect(await world.attempt('settle', { by: otherOfficer, ...settle })).toMatchObject({ kind: 'refused' })
    await world.perform('settle', { by: officer, ...settle })
    expect(await statesOf(media)).toEqual(['moved'])
  })

  test('R049: a shipment that never arrived can be found again, medium by medium', async () => {
    const media = [await world.stick(), await world.stick()]
    const id = await sentSlip(media)
    await world.perform('report-missing', { by: keeper, id, input: SLIP_FILLED.missing })
    expect(await statesOf(media)).toEqual(['lost', 'lost'])
    const cases = await incidentsOf(officer, id)
    expect(cases).toHaveLength(2)
    const first = cases.find((c) => c.mediumId === media[0])
    const found = { placeId: world.places.own, outcome: '文書室の棚にあった' }
    await world.perform('found', { process: 'media.incident', by: officer, id: first?.id ?? '', input: found })
    expect(await statesOf(media)).toEqual(['kept', 'lost'])
  })
})

describe('a refusal undoes everything', () => {
  test('R045: one medium in use stops the whole shipment, and nothing else happened', async () => {
    const media = [await world.stick(), await world.stick()]
    const id = await slipWith(media)
    const use = { area: 'own', place: '12号', purpose: '作成', virusCheck: 'clean', encryptionSet: 'set' }
    await world.perform('begin-use', { process: 'media.medium', by: colleague, id: media[1] ?? '', input: use })
    const before = await counts()
    expect(await world.attempt('send', { by: member, id, input: SLIP_FILLED.send })).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'wrong-state', rules: ['R045'] }],
    })
    expect(await counts()).toEqual(before)
    expect(await statesOf(media)).toEqual(['kept', 'in-use'])
    expect((await slip(officer, id))?.state).toBe('prepared')
  })

  test('R048, R061: a place withdrawn meanwhile stops the receipt, and no number is lost', async () => {
    const id = await sentSlip([await world.stick()])
    const before = await counts()
    const refused = await world.attempt('receive', {
      by: otherOfficer,
      id,
      input: receipt({ received: ['1'], placeId: world.places.own }),
    })
    expect(refused).toMatchObject({ kind: 'refused', refusals: [{ code: 'place-not-designated' }] })
    expect(await counts()).toEqual(before)
  })

  test('R045: a refused slip takes no number', async () => {
    const medium = await world.stick()
    const numberOf = async (id: string) => Number((await slip(officer, id))?.number.slice(-3))
    const first = await numberOf(await slipWith([medium]))
    expect(
      await world.attempt('prepare', { by: member, input: { ...SLIP_FILLED.prepare, media: [medium] } }),
    ).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'on-another-slip' }],
    })
    expect(await numberOf(await slipWith([await world.stick()]))).toBe(first + 1)
  })
})

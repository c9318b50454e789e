import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readAs } from '#kernel/db/database.ts'
import { colleague, keeper, member, officer, otherOfficer } from '../people-for-tests.ts'
import { boundItemRegister } from './items/register-store.ts'
import { stocktakeDuties } from './owed.ts'
import { anOfficeToCount, type OfficeToCount } from './stocktake-for-tests.ts'
import { signableOf, tallyOf } from './tally-store.ts'

let office: OfficeToCount
beforeEach(async () => {
  office = await anOfficeToCount()
})
afterEach(() => office.close())

const tally = (id: string) => office.all((tx) => tallyOf(tx, id))

const finding = 'media.stocktake-finding'

describe('the frozen list', () => {
  test('R048, R049: is the register at the base time: state, place and holder, whatever comes later', async () => {
    const [kept, used] = [await office.medium(), await office.medium(office.places.b)]
    await office.use(used)
    const id = await office.started()
    const late = await office.medium()
    await office.done('move', {
      process: 'media.medium',
      id: kept,
      input: { placeId: office.places.b, reason: '整理' },
    })
    expect(await office.item(id, kept)).toMatchObject({
      placeId: office.places.a,
      stateThen: 'kept',
      method: 'scan',
      result: 'waiting',
    })
    expect(await office.item(id, used)).toMatchObject({ holderId: member.personId, method: 'holder' })
    expect(await office.item(id, late)).toBeUndefined()
    expect(await tally(id)).toEqual({ waiting: 2 })
  })

  test('R049: shows what was taken, sent or given up since as moved, not as missing', async () => {
    const [taken, gone, there] = [await office.medium(), await office.medium(), await office.medium()]
    const id = await office.started()
    await office.use(taken, colleague)
    await office.done('report-lost', {
      process: 'media.medium',
      by: member,
      id: gone,
      input: { foundOn: '2026-11-09', circumstances: '見当たらない' },
    })
    expect(await tally(id)).toEqual({ moved: 1, reported: 1, waiting: 1 })
    await office.done('close-count', { by: keeper, id })
    expect((await office.item(id, taken))?.remark).toContain('同田 僚が所持')
    expect((await office.item(id, gone))?.result).toBe('reported')
    expect((await office.item(id, there))?.result).toBe('waiting')
  })

  test('R048, R052: of chosen places takes up what belongs there, and of a secret pointer nothing', async () => {
    await office.medium(office.places.a)
    const inB = await office.medium(office.places.b)
    const secret = await office.medium(office.places.b)
    await office.owner.query(`update medium set kind = 'secret-pointer', state = 'secret' where id = $1`, [secret])
    const id = await office.started({ scope: 'places', places: [office.places.b] })
    expect(await tally(id)).toEqual({ waiting: 1 })
    expect(await office.item(id, inB)).toBeDefined()
  })

  test('R049: a medium stands in one running stocktake; after the report in the next', async () => {
    await office.medium()
    const first = await office.started()
    const second = await office.plan()
    expect(await office.attempt('freeze', { by: keeper, id: second })).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'already-counted-elsewhere', rules: ['R049'] }],
    })
    await office.done('cancel', { id: first, input: { reason: '範囲を誤った' } })
    expect(await office.attempt('freeze', { by: keeper, id: second })).toMatchObject({ kind: 'done' })
  })
})

describe('holders', () => {
  const answer = (by: typeof member, id: string, input: object) =>
    office.attempt('answer', { process: finding, by, from: { stocktake: id, of: 'holder' }, input })

  test('R048, R049: say yes, or no with a reason; a no is told to the officer at once', async () => {
    const [yes, no] = [await office.medium(), await office.medium()]
    await office.use(yes)
    await office.use(no)
    const id = await office.started()
    expect(await answer(member, id, { have: [yes], lack: [no] })).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'no-reason' }],
    })
    expect(await answer(member, id, { have: [yes], lack: [no], reason: '返したはず' })).toMatchObject({ kind: 'done' })
    expect(await tally(id)).toEqual({ held: 1, denied: 1 })
    const owed = await readAs(
      office.db,
      officer,
      (tx) => stocktakeDuties[2]?.owed(tx, officer, '2026-11-09') ?? Promise.resolve([]),
    )
    expect(owed).toMatchObject([{ href: expect.stringContaining('result=denied') }])
    const told = await office.all((tx) =>
      tx.selectFrom('notice').select('text').where('role', '=', 'UNIT').where('text', 'like', '%手元にない%').execute(),
    )
    expect(told).toHaveLength(1)
    expect(await answer(member, id, { have: [no] })).toMatchObject({ kind: 'done' })
    expect(await tally(id)).toEqual({ held: 2 })
  })

  test('R049: answer for their own only, whatever the form says it is about', async () => {
    const mine = await office.medium()
    await office.use(mine)
    const id = await office.started()
    for (const of of ['holder', 'anything'])
      expect(
        await office.attempt('answer', {
          process: finding,
          by: colleague,
          from: { stocktake: id, of },
          input: { have: [mine] },
        }),
      ).toMatchObject({ kind: 'refused', refusals: [{ code: 'not-your-medium' }] })
    expect(await tally(id)).toEqual({ waiting: 1 })
  })
})

describe('the end', () => {
  const declare = (id: string, by = keeper) =>
    office.attempt('declare', {
      process: finding,
      by,
      from: { stocktake: id },
      input: { foundOn: '2026-11-09', circumstances: '全員で探した' },
    })

  test('R048, R049: what is left becomes 所在不明 with a case each, or has a reason; only then is there a report', async () => {
    const [found, lost, abroad] = [await office.medium(), await office.medium(), await office.medium()]
    const id = await office.started()
    await office.scan(id, member, [await office.placeCode(office.places.a), (await office.numberOf(found)).code])
    await office.done('close-count', { by: keeper, id })
    const report = () => office.attempt('report', { id, input: { confirmed: 'yes', remarks: '' } })
    expect(await report()).toMatchObject({ kind: 'refused', refusals: [{ code: 'items-open', rules: ['R049'] }] })
    await office.done('explain', {
      process: finding,
      by: keeper,
      from: { stocktake: id },
      input: { media: [abroad], reason: '修理に出している' },
    })
    expect(await declare(id)).toMatchObject({ kind: 'done' })
    const { rows } = await office.owner.query(
      'select m.state, i.kind from medium m left join media_incident i on i.medium_id = m.id where m.id = $1',
      [lost],
    )
    expect(rows).toEqual([{ state: 'lost', kind: 'loss' }])
    expect(await declare(id)).toMatchObject({ kind: 'refused', refusals: [{ code: 'none-left' }] })
    expect(await report()).toMatchObject({ kind: 'done' })
    expect(await tally(id)).toEqual({ found: 1, missing: 1, explained: 1 })
  })

  test('R049: the report binds the digest of items, scans and answers into its entry, and a later change shows', async () => {
    const mediumId = await office.medium()
    const id = await office.started()
    await office.scan(id, member, [await office.placeCode(office.places.a), (await office.numberOf(mediumId)).code])
    await office.done('close-count', { by: keeper, id })
    await office.done('report', { id, input: { confirmed: 'yes', remarks: '' } })
    const entry = await office.all((tx) =>
      tx
        .selectFrom('ledgerEntry')
        .select('changes')
        .where('caseId', '=', id)
        .where('act', '=', 'report')
        .executeTakeFirstOrThrow(),
    )
    const now = await office.all((tx) => signableOf(tx, id))
    expect(entry.changes).toMatchObject({ digest: [null, now.digest], itemCount: [null, 1], scanCount: [null, 2] })
    await office.owner.query(`update stocktake_item set result = 'explained'`)
    expect((await office.all((tx) => signableOf(tx, id))).digest).not.toBe(now.digest)
  })

  test('R049: declares two hundred at most at once, and goes on where it stopped', async () => {
    await office.manyMedia(205)
    const id = await office.started()
    await office.done('close-count', { by: keeper, id })
    expect(await declare(id)).toMatchObject({ kind: 'done' })
    expect(await tally(id)).toEqual({ missing: 200, waiting: 5 })
    expect(await declare(id)).toMatchObject({ kind: 'done' })
    expect(await tally(id)).toEqual({ missing: 205 })
  })

  test('R049: two who declare at the same moment open each case once', async () => {
    const media = [await office.medium(), await office.medium()]
    const id = await office.started()
    await office.done('close-count', { by: keeper, id })
    const outcomes = await Promise.all([declare(id, keeper), declare(id, officer)])
    expect(outcomes.map((o) => o.kind).toSorted()).toEqual(['done', 'refused'])
    const { rows } = await office.owner.query('select medium_id from media_incident order by 1')
    expect(rows).toHaveLength(media.length)
  })
})

test('R049: another unit sees nothing of a stocktake', async () => {
  await office.medium()
  const id = await office.started()
  await office.scan(id, member, ['ZZZ'])
  const seen = await readAs(office.db, otherOfficer, async (tx) => ({
    stocktakes: await tx.selectFrom('stocktake').select('id').execute(),
    items: await tx.selectFrom('stocktakeItem').select('number').execute(),
    scans: await tx.selectFrom('stocktakeScan').select('code').execute(),
    counters: await tx.selectFrom('stocktakeCounter').select('name').execute(),
    places: await tx.selectFrom('stocktakePlace').select('placeId').execute(),
    page: (await boundItemRegister.page(tx, { stocktake: id }, otherOfficer, 50)).rows,
  }))
  expect(seen).toEqual({ stocktakes: [], items: [], scans: [], counters: [], places: [], page: [] })
  expect(await office.attempt('close-count', { by: otherOfficer, id })).toEqual({ kind: 'absent' })
})

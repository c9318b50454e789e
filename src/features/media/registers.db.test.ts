import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnyRegister, Query } from '#kernel/http/product.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { CABINET } from './media-for-tests.ts'
import { GENERAL, member, NOW, numbered, officer, otherMember, otherOfficer, PLANNING } from './people-for-tests.ts'
import { boundMediaRegister } from './medium/register-store.ts'
import { boundSecretPointerRegister } from './medium/secret-register-store.ts'
import { boundMediaUseRegister } from './medium/use-register-store.ts'
import { boundStoragePlaceRegister } from './place/register-store.ts'
import {
  aMediumRow,
  manyLogLines,
  aPlaceRow,
  aTakeOutRow,
  aTrial,
  aUseRow,
  manyMedia,
  overseer,
  visitsOf,
  type Trial,
} from './rows-for-tests.ts'
import { boundTakeOutRegister } from './take-out/register-store.ts'

const clock = () => NOW
const media = boundMediaRegister(clock)
const uses = boundMediaUseRegister(clock)
const takeOuts = boundTakeOutRegister(clock)
const secrets = boundSecretPointerRegister(clock)

let trial: Trial
beforeAll(async () => {
  trial = await aTrial()
  const { owner } = trial
  await aMediumRow(owner, 1)
  await aMediumRow(owner, 2, { kind: 'disclosable', number: '企画-R7-開-0012', registered_on: '2026-03-31' })
  await aMediumRow(owner, 3, {
    state: 'in-use',
    holder_id: member.personId,
    holder_name: '2等海尉 使田 用',
    whereabouts: 'Ｂ棟４階',
    due_on: '2026-11-08',
  })
  await aMediumRow(owner, 4, { state: 'destroyed', place_id: null, destroyed_on: '2026-10-01' })
  await aMediumRow(owner, 5, { state: 'moved', place_id: null, moved_to: GENERAL.name })
  await aMediumRow(owner, 6, {
    state: 'out',
    holder_id: otherMember.personId,
    holder_name: '1等海曹 他部 員',
    due_on: '2026-11-09',
  })
  await aMediumRow(owner, 7, {
    state: 'secret',
    kind: 'secret-pointer',
    pointer_register: '秘密登録簿',
    place_id: null,
  })
  await aMediumRow(owner, 8, { unit_id: GENERAL.id, model: 'DR-%_1', media_type: 'cdr' })
  for (let nth = 1; nth <= 7; nth += 1)
    await aUseRow(owner, nth, nth, {
      taken_at: new Date(Date.UTC(2026, 10, 3 + Math.floor(nth / 2))),
      returned_at: nth === 3 ? null : NOW,
    })
  await owner.query('update medium_use set confirmed_at = $1 where id = $2', [NOW, numbered(20_001)])
  await aUseRow(owner, 8, 8, {
    unit_id: GENERAL.id,
    user_id: otherMember.personId,
    user_name: '1等海曹 髙橋 員',
    returned_at: NOW,
  })
  await aTakeOutRow(owner, 1, 1, { state: 'out' })
  await aTakeOutRow(owner, 2, 2, { state: 'out', ends_on: '2026-11-30', area: 'outside' })
  await aTakeOutRow(owner, 3, 3, { applied_on: '2026-11-02' })
  await aPlaceRow(owner, { id: numbered(303), unitId: PLANNING.id, name: '倉庫', withdrawn: '2026-10-01' })
  await owner.query(
    `insert into secret_input (id, medium_id, unit_id, entered_on, entered_by, reference_number, before_designation)
     values ($1, $2, $3, '2026-11-02', '1等空佐 水城 航', '統幕-12', true)`,
    [numbered(501), numbered(10_007), PLANNING.id],
  )
})
afterAll(() => trial.close())

const numbersOf = async (register: AnyRegister, query: Query, by: Actor = officer, size = 50) =>
  (await trial.as(by, (tx) => register.page(tx, query, by, size))).rows.map((row: { number: string }) =>
    row.number.slice(-4),
  )

describe('可搬記憶媒体登録簿', () => {
  test.each<[string, Query, string[]]>([
    ['what is destroyed or has moved is left out until asked for', {}, ['0012', '0001', '0003', '0006', '0007']],
    ['every state', { state: 'all' }, ['0012', '0001', '0003', '0004', '0005', '0006', '0007']],
    ['one state', { state: 'moved' }, ['0005']],
    ['overdue only, today not yet', { state: 'late' }, ['0003']],
    ['the last four digits', { no: '0012' }, ['0012']],
    ['full-width digits', { no: '０００３' }, ['0003']],
    ['any part of the number, in any case', { no: 'r7' }, ['0012']],
    ['a kind', { kind: 'disclosable' }, ['0012']],
    ['a place', { place: CABINET.id, state: 'kept' }, ['0012', '0001']],
    ['a 年度', { fy: '2025' }, ['0012']],
    ['a 年度 and all before it', { fy: '-2025' }, ['0012']],
    ['words in another width', { q: 'b棟4' }, ['0003']],
    ['the word for a kind of medium', { q: 'usb', state: 'stopped' }, []],
    ['a part of the holder’s name', { q: '使田' }, ['0003']],
    ['a percent sign is a percent sign', { q: '%' }, []],
    ['a unit out of reach', { unit: GENERAL.id }, []],
    ['a place that is no identity', { place: 'x', state: 'moved' }, ['0005']],
  ])('%s', async (_, query, numbers) => {
    expect(await numbersOf(media, query)).toEqual(numbers)
  })

  test('another unit sees its own, and a person what they hold', async () => {
    expect(await numbersOf(media, { state: 'all' }, otherOfficer)).toEqual(['0008'])
    expect(await numbersOf(media, { state: 'all' }, otherMember)).toEqual(['0006', '0008'])
    expect(await numbersOf(media, { q: '%_' }, otherOfficer)).toEqual(['0008'])
  })

  test('whoever sees everything reads unit after unit, or one of them', async () => {
    expect(await numbersOf(media, {}, overseer)).toEqual(['0012', '0001', '0003', '0006', '0007', '0008'])
    expect(await numbersOf(media, { unit: GENERAL.id }, overseer)).toEqual(['0008'])
  })

  test('lateness is told by the clock, and the total with the page', async () => {
    const page = await trial.as(officer, (tx) => media.page(tx, {}, officer, 3))
    expect(page.rows.map((m) => m.late)).toEqual([null, null, 'late'])
    expect(page).toMatchObject({ total: 5, totalIsFloor: false, previous: null })
    expect(page.rows.map((m) => media.tone?.(m))).toEqual([null, null, 'late'])
  })

  test('choices: units only where there are several, places with their unit there, years by the clock', async () => {
    const options = (by: Actor, source: string) =>
      trial.as(by, async (tx) => (await media.options?.(tx, source, by)) ?? [])
    expect(await options(officer, 'unit')).toEqual([])
    expect((await options(officer, 'place')).map(([, text]) => text)).toEqual([CABINET.name, '倉庫'])
    expect((await options(overseer, 'place')).map(([, text]) => text)).toContain(`${GENERAL.name}　B棟4階 保管庫 甲-3`)
    expect((await options(officer, 'fy')).at(0)).toEqual(['2026', '令和8年度'])
    expect((await options(officer, 'fy')).at(-1)).toEqual(['-2016', '平成28年度以前'])
  })
})

describe('使用記録簿, 持出簿 and the pointers', () => {
  test('uses come newest first, in the reach of unit or person', async () => {
    expect(await numbersOf(uses, {})).toEqual(['0006', '0007', '0004', '0005', '0012', '0003', '0001'])
    expect(await numbersOf(uses, {}, otherOfficer)).toEqual(['0008'])
  })

  test.each<[string, Query, string[]]>([
    ['not yet back', { state: 'open' }, ['0003']],
    ['overdue', { state: 'late' }, []],
    ['unconfirmed', { state: 'unconfirmed', no: '0007' }, ['0007']],
    ['confirmed ones are not unconfirmed', { state: 'unconfirmed', no: '0001' }, []],
    ['days in either calendar', { from: 'R8.11.4', to: '2026-11-4' }, ['0012', '0003']],
    ['the user', { user: '使田', no: '企画-R7' }, ['0012']],
  ])('uses: %s', async (_, query, numbers) => {
    expect(await numbersOf(uses, query)).toEqual(numbers)
  })

  test('a name is found by either form of its characters', async () => {
    expect(await numbersOf(uses, { user: '高橋' }, otherOfficer)).toEqual(['0008'])
  })

  test.each<[string, Query, string[]]>([
    ['newest first', {}, ['0003', '0001', '0012']],
    ['a state', { state: 'requested' }, ['0003']],
    ['an area', { area: 'outside' }, ['0012']],
    ['overdue', { overdue: 'yes' }, ['0001']],
    ['a number', { no: '１２' }, ['0012']],
  ])('take-outs: %s', async (_, query, numbers) => {
    expect(await numbersOf(takeOuts, query)).toEqual(numbers)
    expect(await numbersOf(takeOuts, query, otherOfficer)).toEqual([])
  })

  test('R011: the input record of a secret medium is seen where its medium is seen', async () => {
    expect(await numbersOf(secrets, { no: '0007', reference: '12', from: 'R8.11.1' })).toEqual(['0007'])
    expect(await numbersOf(secrets, {}, otherOfficer)).toEqual([])
    expect(await numbersOf(secrets, {}, overseer)).toEqual(['0007'])
  })
})

describe('集中保管場所', () => {
  const places = (query: Query, by: Actor) =>
    trial.as(by, async (tx) => (await boundStoragePlaceRegister.page(tx, query, by, 50)).rows)

  test('R061: counts what belongs there and what lies there now', async () => {
    expect(await places({}, officer)).toMatchObject([{ name: CABINET.name, belonging: 4, inside: 2 }])
    expect(await places({ state: 'withdrawn' }, officer)).toMatchObject([{ name: '倉庫', belonging: 0 }])
    expect(await places({ state: 'all', q: '保管庫' }, overseer)).toHaveLength(2)
  })

  test('another unit’s places stay unseen', async () => {
    expect(await places({ state: 'all', unit: PLANNING.id }, otherOfficer)).toEqual([])
  })
})

describe('pages', () => {
  const registers: [string, AnyRegister, Query][] = [
    ['media', media, { state: 'all' }],
    ['media-use', uses, {}],
    ['take-outs', takeOuts, {}],
    ['storage-places', boundStoragePlaceRegister, { state: 'all' }],
  ]
  const ids = (rows: readonly { id: string }[]) => rows.map((row) => row.id)

  test.each(registers)('%s: forward, back and in batches give every row once', async (_, register, query) => {
    const readers = fc.constantFrom(officer, otherMember, overseer)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 9 }), readers, async (size, by) => {
        await trial.as(by, async (tx) => {
          const everything: string[] = []
          for await (const row of register.all(tx, query, by)) everything.push(row.id)

          const pages = [await register.page(tx, query, by, size)]
          for (let after = pages[0]?.next; after; after = pages.at(-1)?.next)
            pages.push(await register.page(tx, { ...query, after }, by, size))
          expect(ids(pages.flatMap((p) => p.rows))).toEqual(everything)
          expect(pages[0]?.total).toBe(everything.length)

          const back = pages.slice(-1)
          for (let before = back[0]?.previous; before; before = back[0]?.previous)
            back.unshift(await register.page(tx, { ...query, before }, by, size))
          expect(ids(back.flatMap((p) => p.rows))).toEqual(everything)
        })
      }),
      { numRuns: 12 },
    )
  })
})

describe('with 20,000 rows each', () => {
  const LINES_A_DAY = 50
  beforeAll(async () => {
    await manyMedia(trial.owner, 20_000)
    await manyLogLines(trial.owner, 20_000)
  })
  const cursor = (unit: string, number: string) => Buffer.from(JSON.stringify([unit, number])).toString('base64url')

  test.each<[string, Query, Actor]>([
    ['the first page of a unit', {}, officer],
    ['a page deep inside', { after: cursor(PLANNING.id, '多-015000') }, officer],
    ['a page back', { before: cursor(PLANNING.id, '多-015000') }, officer],
    ['one state', { state: 'stopped', after: cursor(PLANNING.id, '多-010000') }, officer],
    ['every unit', { after: cursor(GENERAL.id, '多-010001') }, overseer],
    ['a unit that sorts last', { after: cursor(GENERAL.id, '多-010001') }, otherOfficer],
  ])('%s touches only the rows it shows, by index', async (_, query, by) => {
    const visits = await visitsOf(trial, by, 'medium', (tx) => media.page(tx, query, by, 50))
    expect(visits.map((v) => v.how)).not.toContain('Seq Scan')
    expect(Math.max(...visits.map((v) => v.touched))).toBeLessThanOrEqual(120)
  })

  test.each<[string, AnyRegister, string, Actor]>([
    ['使用記録簿 of a unit', uses, 'medium_use', otherOfficer],
    ['使用記録簿 of every unit', uses, 'medium_use', overseer],
    ['持出簿 of a unit', takeOuts, 'take_out', otherOfficer],
    ['持出簿 of every unit', takeOuts, 'take_out', overseer],
  ])('%s: the second page touches a page of rows a unit, by index', async (_, register, table, by) => {
    const { next } = await trial.as(by, (tx) => register.page(tx, {}, by, 50))
    const visits = await visitsOf(trial, by, table, (tx) => register.page(tx, { after: next ?? '' }, by, 50))
    expect(next).not.toBeNull()
    expect(visits.map((v) => v.how)).not.toContain('Seq Scan')
    expect(Math.max(...visits.map((v) => v.touched))).toBeLessThanOrEqual(2 * (51 + LINES_A_DAY))
  })

  test('counting stops at the cap, and goes on where all were asked for', async () => {
    const page = (query: Query) => trial.as(overseer, (tx) => media.page(tx, query, overseer, 50))
    expect(await page({ state: 'kept' })).toMatchObject({ total: 1_000, totalIsFloor: true })
    const all = await page({ state: 'kept', count: 'all' })
    expect(all).toMatchObject({ totalIsFloor: false })
    expect(all.total).toBeGreaterThan(10_000)
    const worded = await page({ q: 'su', state: 'kept', count: 'all' })
    expect(worded).toMatchObject({ totalIsFloor: false })
    expect(worded.total).toBeGreaterThan(10_000)
  })

  test('all rows of an export are read in batches, each once', async () => {
    const ids = new Set<string>()
    let rows = 0
    await trial.as(overseer, async (tx) => {
      for await (const row of media.all(tx, { q: 'su-1032', state: 'all', fy: '2025' }, overseer)) {
        rows += 1
        ids.add(row.id)
      }
    })
    expect([rows, ids.size]).toEqual([20_001, 20_001])
  })
})

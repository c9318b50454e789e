import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act } from '#kernel/act/act.ts'
import { writeAs } from '#kernel/db/database.ts'
import { bindingsOf } from '#kernel/act/binding.ts'
import type { BoundForm, BoundRegister, Query } from '#kernel/http/product.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { mediaFeature } from '../feature.ts'
import { findByCodes } from '../find-by-code.ts'
import type { LabelSheet } from '../forms/label-sheet.ts'
import { CABINET, SAFE } from '../media-for-tests.ts'
import { GENERAL, keeper, member, NOW, numbered, officer, otherOfficer } from '../people-for-tests.ts'
import { aMediumRow, aTrial, visitsOf, type Trial } from '../rows-for-tests.ts'
import type { LabelPrintRow } from './register.ts'

let now = NOW
const feature = mediaFeature({ clock: () => now })
const bindings = bindingsOf(feature.bindings)

let trial: Trial
beforeAll(async () => {
  trial = await aTrial()
  for (const nth of [1, 2, 3, 4, 5]) await aMediumRow(trial.owner, nth)
  await aMediumRow(trial.owner, 6, { kind: 'disclosable', number: '企画-R8-開-0006' })
  await aMediumRow(trial.owner, 7, { state: 'secret', kind: 'secret-pointer', place_id: null })
  await aMediumRow(trial.owner, 8, { unit_id: GENERAL.id })
})
afterAll(() => trial.close())

const id = (nth: number) => numbered(10_000 + nth)

const print = (of: Record<string, string>, typed: Record<string, unknown> = {}, actor: Actor = keeper) =>
  act(trial.db, bindings, {
    process: 'media.label-print',
    act: 'print',
    caseId: null,
    from: of,
    input: { profile: 'a4-24', start: 1, ...typed },
    actor,
    at: now,
  })

const printed = async (...given: Parameters<typeof print>): Promise<string> => {
  const outcome = await print(...given)
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
  return outcome.caseId
}

const formOf = (key: string): BoundForm => feature.forms.find((b) => b.form.key === key) ?? expect.fail(key)

const sheetOf = (key: string, of: { id?: string; query?: Query } = {}, by: Actor = keeper) =>
  trial.as(by, (tx) =>
    formOf(key).data(tx, { id: of.id ?? null, query: of.query ?? {}, blank: false }, by),
  ) as Promise<LabelSheet | null>

const register = feature.registers.find((r) => r.register.key === 'label-prints') as BoundRegister<LabelPrintRow>
const listed = (query: Query = {}, by: Actor = keeper) => trial.as(by, (tx) => register.page(tx, query, by, 10))

const factsOf = async (process: string, caseId: string) => {
  const binding = bindings.get(process)
  const model = await trial.as(keeper, (tx) => binding?.load(tx, caseId) ?? Promise.resolve(null))
  return (binding?.facts?.(model) ?? []).filter(([label]) => label === 'ラベルの印刷').map(([, text]) => text)
}

describe('a printing', () => {
  test('R051, R057: is recorded in the order asked for, and its sheet begins where the sheet was left off', async () => {
    const caseId = await printed({ media: `${id(6)},${id(1)},x,${id(6)}` }, { start: '３' })
    const sheet = await sheetOf('media-label-print', { id: caseId })
    expect(sheet?.labels.map((l) => l && [l.word, l.number])).toEqual([
      null,
      null,
      ['開示', '企画-R8-開-0006'],
      ['業務用', '企画-R8-業-0001'],
    ])
    const { rows } = await listed({ no: '0006' })
    expect(rows).toMatchObject([
      { count: 2, reprints: 0, reason: null, startPosition: 3, names: '企画-R8-開-0006、企画-R8-業-0001' },
    ])
    expect(rows[0]?.printedBy).toContain('保科 守')
  })

  test('R051: the code on the label is opaque and leads back to the medium', async () => {
    const sheet = await sheetOf('media-label-print', { id: await printed({ media: id(2) }) })
    const text = sheet?.labels[0]?.code?.text ?? ''
    expect(text).toBe('CODE2')
    expect(await trial.as(keeper, (tx) => findByCodes(tx, [text]))).toMatchObject([{ kind: 'medium', id: id(2) }])
  })

  test('R051, R057: a second one is refused without a reason, and shown with it on the medium’s page', async () => {
    await printed({ media: id(3) })
    expect(await print({ media: `${id(3)},${id(4)}` })).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'reprint-without-reason', field: 'reason' }],
    })
    await printed({ media: `${id(3)},${id(4)}` }, { reason: 'soiled', reasonNote: 'インクのにじみ' })
    expect(await factsOf('media.medium', id(3))).toEqual([
      expect.stringMatching(/企画-R8-札-\d{4}　再印刷：汚損　保全係/),
      expect.stringMatching(/企画-R8-札-\d{4}　初回　保全係/),
    ])
    expect(await factsOf('media.medium', id(4))).toEqual([expect.stringContaining('初回')])
    expect((await listed({ again: 'yes' })).rows).toMatchObject([{ count: 2, reprints: 1, reason: 'soiled' }])
  })

  test('R051: of two people who print the same label for the first time at once, one is told so', async () => {
    const both = await Promise.all([print({ media: id(5) }), print({ media: id(5) }, {}, officer)])
    expect(both.map((o) => o.kind).toSorted()).toEqual(['done', 'refused'])
    const refused = both.find((o) => o.kind === 'refused')
    expect(['label-printed-meanwhile', 'reprint-without-reason']).toContain(
      refused?.kind === 'refused' ? refused.refusals[0]?.code : '',
    )
  })

  test('R051: a number given anew has a label of its own', async () => {
    await aMediumRow(trial.owner, 20)
    await printed({ media: id(20) })
    await trial.owner.query(`update medium set number = '企画-R8-業-0920' where id = $1`, [id(20)])
    expect((await print({ media: id(20) })).kind).toBe('done')
  })

  test('R061: a storage place gets its label too, with its name and a code that finds it', async () => {
    const sheet = await sheetOf('media-label-print', { id: await printed({ places: CABINET.id }) })
    expect(sheet?.labels).toMatchObject([{ word: '保管場所', number: CABINET.name, note: '指揮通信システム企画課' }])
    const code = sheet?.labels[0]?.code?.text ?? ''
    expect(await trial.as(keeper, (tx) => findByCodes(tx, [code]))).toMatchObject([{ kind: 'place', id: CABINET.id }])
    expect(await factsOf('media.place', CABINET.id)).toHaveLength(1)
  })

  test('R052: a secret medium has no label here', async () => {
    expect(await print({ media: id(7) })).toMatchObject({ refusals: [{ code: 'secret-medium', rules: ['R052'] }] })
  })

  test('nothing of another unit is labelled, listed or printed', async () => {
    expect(await print({ media: id(8) })).toEqual({ kind: 'absent' })
    expect(await print({ places: SAFE.id })).toEqual({ kind: 'absent' })
    expect(await print({ media: 'x' })).toEqual({ kind: 'absent' })
    expect(await print({ media: id(1) }, {}, member)).toMatchObject({ refusals: [{ code: 'not-your-role' }] })
    const caseId = (await listed()).rows[0]?.id ?? ''
    expect((await listed({}, otherOfficer)).rows).toEqual([])
    expect(await sheetOf('media-label-print', { id: caseId }, otherOfficer)).toBeNull()
  })

  test('the record keeps its rows, and its sheet is for the day only', async () => {
    await aMediumRow(trial.owner, 21)
    const caseId = await printed({ media: id(21) })
    await expect(
      writeAs(trial.db, keeper, (tx) => tx.deleteFrom('labelPrintItem').where('printId', '=', caseId).execute()),
    ).rejects.toThrow(/permission denied/)
    expect(await sheetOf('media-label-print', { id: caseId })).not.toBeNull()
    now = new Date(NOW.getTime() + 24 * 3600_000)
    await expect(sheetOf('media-label-print', { id: caseId })).rejects.toMatchObject({ status: 409 })
    now = NOW
  })

  test('the entry of the ledger holds the digest of what was printed', async () => {
    await aMediumRow(trial.owner, 22)
    const caseId = await printed({ media: id(22) })
    const { rows } = await trial.owner.query<{ changes: Record<string, unknown[]> }>(
      `select changes from ledger_entry where case_id = $1`,
      [caseId],
    )
    expect(rows[0]?.changes['digest']?.[1]).toMatch(/^[0-9a-f]{64}$/)
    expect(rows[0]?.changes['count']?.[1]).toBe(1)
  })

  test('the pages of the list follow each other, newest first', async () => {
    const { rows } = await listed()
    const first = await trial.as(keeper, (tx) => register.page(tx, {}, keeper, 2))
    const second = await trial.as(keeper, (tx) => register.page(tx, { after: first.next ?? '' }, keeper, 2))
    expect([...first.rows, ...second.rows].map((r) => r.id)).toEqual(rows.slice(0, 4).map((r) => r.id))
  })
})

test('a page of a long record is read by its index, a page’s worth of rows', async () => {
  await trial.owner.query(
    `with made as (select ('00000000-0000-7000-9100-' || lpad(n::text, 12, '0'))::uuid as id, n from generate_series(1, 3000) n),
     cases as (
       insert into case_file (id, process, state, title, unit_id, opened_at, changed_at)
       select id, 'media.label-print', 'printed', '', $1, now(), now() from made
     )
     insert into label_print (id, unit_id, state, number, profile, start_position, count, reprints, digest, printed_at, printed_by, person_id)
     select id, $1, 'printed', '札-' || n, 'a4-24', 1, 1, 0, '', now() - n * interval '1 minute', '', $2 from made`,
    [GENERAL.id, otherOfficer.personId],
  )
  await trial.owner.query('analyze label_print')
  const visits = await visitsOf(trial, otherOfficer, 'label_print', (tx) => register.page(tx, {}, otherOfficer, 50))
  const ordered = visits.find((v) => v.index === 'label_print_unit')
  expect(ordered?.touched).toBeLessThanOrEqual(51)
})

test('R059: 「市販」 fills the sheet from the given place, or as many as asked for', async () => {
  const filled = await sheetOf('commercial-label', { query: { start: '22', contents: '地図データ' } })
  expect(filled?.labels.slice(20)).toMatchObject([null, { word: '市販', number: '', note: '地図データ' }, {}, {}])
  const four = await sheetOf('commercial-label', { query: { profile: 'tape-24', count: '4' } })
  expect(four?.labels).toHaveLength(4)
  expect(four?.profile).toMatchObject({ rows: 1, columns: 1 })
})

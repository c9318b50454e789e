import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act } from '#kernel/act/act.ts'
import { bindingsOf } from '#kernel/act/binding.ts'
import type { BoundForm, Query } from '#kernel/http/product.ts'
import type { RegisterSheet } from '#kernel/print/register-sheet.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { mediaFeature } from './feature.ts'
import { CABINET } from './media-for-tests.ts'
import { keeper, member, NOW, numbered, officer, otherOfficer } from './people-for-tests.ts'
import { aMediumRow, aTakeOutRow, aTrial, aUseRow, type Trial } from './rows-for-tests.ts'

const clock = () => NOW
const feature = mediaFeature({ clock })
const bindings = bindingsOf(feature.bindings)

let trial: Trial
let stick: string
beforeAll(async () => {
  trial = await aTrial()
  stick = await done('register', officer, null, {
    trigger: 'opened',
    kind: 'business',
    classification: 'none',
    mixing: 'single',
    mediaType: 'usb',
    model: 'SU-1023',
    capacity: '16GB',
    serialNumber: 'A-1',
    placeId: CABINET.id,
  })
  await done('show-number', keeper, stick, { numberShown: 'on' })
  await done('correct', officer, stick, { field: 'model', value: 'SU-1032', reason: '誤記のため' })
  await done('correct', keeper, stick, { field: 'capacity', value: '32GB', reason: '現物の表示による' })
  await aMediumRow(trial.owner, 7, {
    state: 'secret',
    kind: 'secret-pointer',
    pointer_register: '秘密登録簿',
    place_id: null,
  })
  await aMediumRow(trial.owner, 8, {
    state: 'destroyed',
    destroyed_on: '2026-10-01',
    disposal: '裁断　実施者 企画班員 2等海尉 使田 用　立会者 保全係 1等陸曹 保科 守',
  })
  await aMediumRow(trial.owner, 9, { state: 'unlabelled', kind: 'disclosable', number: '企画-R8-開-0009' })
  await aUseRow(trial.owner, 1, 8, {
    taken_at: new Date('2026-11-07T08:00:00Z'),
    returned_at: new Date('2026-11-07T23:30:00Z'),
  })
  await aTakeOutRow(trial.owner, 1, 8, {
    state: 'out',
    permitted_by: '企画課長 1等空佐 水城 航',
    permitted_at: NOW,
    only_needed_data: true,
    purpose_instructed: true,
    left_at: NOW,
  })
})
afterAll(() => trial.close())

const done = async (actKey: string, actor: Actor, caseId: string | null, input: Record<string, unknown>) => {
  const outcome = await act(trial.db, bindings, { process: 'media.medium', act: actKey, caseId, input, actor, at: NOW })
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
  return outcome.caseId
}

const formOf = (key: string): BoundForm => feature.forms.find((b) => b.form.key === key) ?? expect.fail(key)

const dataOf = <T>(key: string, of: { id?: string; query?: Query; blank?: boolean } = {}, by: Actor = officer) =>
  trial.as(by, (tx) =>
    formOf(key).data(tx, { id: of.id ?? null, query: of.query ?? {}, blank: of.blank ?? false }, by),
  ) as Promise<T>

const cell = (sheet: RegisterSheet, line: number, column: number) => sheet.entries[line]?.cells[column]

describe('可搬記憶媒体登録簿', () => {
  test('R050: a corrected entry stands struck through with who, when and why, and what is right follows', async () => {
    const sheet = await dataOf<RegisterSheet>('media-register', { query: { no: '0001' } })
    expect(sheet.entries.map((_, line) => [cell(sheet, line, 3), cell(sheet, line, 4)])).toEqual([
      [['USBメモリ　SU-1023', 'A-1'], '16GB'],
      [['USBメモリ　SU-1032', 'A-1'], '16GB'],
      [['USBメモリ　SU-1032', 'A-1'], '32GB'],
    ])
    expect(sheet.entries.map((e) => e.correction)).toEqual([
      '訂正　令和8年11月9日　企画課長 1等空佐 水城 航　理由：誤記のため',
      '訂正　令和8年11月9日　保全係 1等陸曹 保科 守　理由：現物の表示による',
      null,
    ])
  })

  test('R051: the day on which the number was shown comes from the record', async () => {
    const sheet = await dataOf<RegisterSheet>('media-register', { query: { no: '0001' } })
    expect(cell(sheet, 2, 6)).toBe('R8.11.9')
  })

  test('R052: pointers to secret media are not printed with it', async () => {
    const sheet = await dataOf<RegisterSheet>('media-register', { query: { state: 'all' } })
    expect(sheet.entries.map((e) => e.cells[0])).not.toContain('企画-R8-業-0007')
    expect(sheet.frame.unit).toBe('指揮通信システム企画課')
  })

  test('R067: destruction shows how, by whom and before whom', async () => {
    const sheet = await dataOf<RegisterSheet>('media-register', { query: { state: 'destroyed' } })
    expect(cell(sheet, 0, 10)).toEqual([
      '破棄 R8.10.1 裁断',
      '企画班員 2等海尉 使田 用（立会：保全係 1等陸曹 保科 守）',
    ])
  })

  test('blank for handwriting, and nothing of another unit', async () => {
    expect(await dataOf('media-register', { blank: true })).toMatchObject({ entries: [], blank: expect.any(Number) })
    expect(await dataOf('media-register', { query: { state: 'all' } }, otherOfficer)).toMatchObject({ entries: [] })
  })
})

test('R053: a loan over midnight says on which day it came back', async () => {
  const sheet = await dataOf<RegisterSheet>('media-use-log')
  expect(sheet.entries.map((e) => e.cells)).toMatchObject([
    [
      'R8.11.7',
      '企画-R8-業-0008',
      '企画班員 2等海尉 使田 用',
      '17:00',
      'B棟4階',
      '資料の移送',
      '検査して感染なし',
      '08:30',
      '',
      'R8.11.8格納',
    ],
  ])
})

test('R054: the log and the sheet of one take-out show the same permission', async () => {
  const sheet = await dataOf<RegisterSheet>('media-take-out-log')
  expect(cell(sheet, 0, 8)).toEqual(['企画課長 1等空佐 水城 航', 'R8.11.9 10:00'])
  expect(await dataOf('take-out-sheet', { id: numbered(30_001) })).toMatchObject({
    permittedBy: '企画課長　1等空佐　水城 航',
    confirmations: [{ box: '☑' }, { box: '☑' }, { box: '☑' }, { box: '☑' }],
  })
  expect(await dataOf('take-out-sheet', { id: numbered(30_001) }, otherOfficer)).toBeNull()
  expect(await dataOf('take-out-sheet', { blank: true }, member)).toMatchObject({ bearer: '' })
})

test('R045: the slip is blank for the pen when no transfer is named', async () => {
  expect(await dataOf('media-transfer-slip', { blank: true })).toMatchObject({
    slip: { media: [] },
    receipt: { on: '' },
  })
  expect(await dataOf('media-transfer-slip', { id: numbered(1) })).toBeNull()
})

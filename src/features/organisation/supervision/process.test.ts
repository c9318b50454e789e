import { describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/pure/actor.ts'
import { anActor, asked, aSupervision, authority, codesOf, manager, TODAY } from '../models.builders.ts'
import { supervision } from './process.ts'

const officer = anActor(authority('UNIT', { unitId: 'u-1' }))

const form = {
  whom: 'everyone',
  personId: '',
  group: '',
  subject: '媒体の返却',
  measures: '当日中に返すよう指導した',
  takenOn: TODAY,
  dueOn: '',
}

const does = (act: string, over: object = {}, actor: Actor = officer) =>
  asked(supervision, aSupervision(), act, { ...form, ...over }, actor)

describe('R003: supervising those who use the systems of the unit', () => {
  test.each([
    ['everybody', {}, []],
    ['one member of the unit', { whom: 'person', personId: 'h-1' }, []],
    ['one who is not staff but uses the systems', { whom: 'person', personId: 'h-2' }, []],
    ['a group', { whom: 'group', group: '情報保証係' }, []],
    ['nobody', { whom: 'person' }, ['target-missing']],
    ['a group without a name', { whom: 'group' }, ['target-missing']],
    ['somebody of another unit', { whom: 'person', personId: 'h-9' }, ['not-of-unit']],
    ['on a day to come', { takenOn: '2026-11-25' }, ['not-yet-taken']],
    ['to be looked at before it was done', { dueOn: '2026-11-01' }, ['due-before-taken']],
  ])('%s', (_, over, codes) => {
    expect(codesOf(does('instruct', over))).toEqual(codes)
  })

  test('every refusal cites R003', () => {
    expect(does('instruct', { whom: 'person' })).toEqual([{ code: 'target-missing', rules: ['R003'] }])
  })
})

describe('R004: controlling those who are not staff', () => {
  test.each([
    ['everybody who is not staff', {}, []],
    ['one who is not staff', { whom: 'person', personId: 'h-2' }, []],
    ['visitors', { whom: 'group', group: '説明に来た会社の者' }, []],
    ['a member of the staff', { whom: 'person', personId: 'h-1' }, ['staff-is-supervised']],
    ['somebody of another unit', { whom: 'person', personId: 'h-9' }, ['not-of-unit']],
  ])('%s', (_, over, codes) => {
    expect(codesOf(does('control', over))).toEqual(codes)
  })
})

test.each([
  ['the officer of another unit', anActor(authority('UNIT', { unitId: 'u-2' }))],
  ['情報保証担当者', anActor(authority('UNIT_IAP', { unitId: 'u-1' }))],
  ['職員', anActor(authority('USER', { unitId: 'u-1' }))],
  ['情報保証責任者', anActor(authority('IAO'))],
  ['a manager', manager],
])('R003, R004: %s neither supervises nor controls here', (_, actor) => {
  expect(codesOf(does('instruct', {}, actor))).toEqual(['not-your-role'])
  expect(codesOf(does('control', {}, actor))).toEqual(['not-your-role'])
})

describe('what becomes of it', () => {
  const open = aSupervision({ state: 'instructed' })
  const confirm = { result: 'kept', outcome: '全員が返している', confirmedOn: TODAY }
  const of = (over: object) => codesOf(asked(supervision, open, 'confirm', { ...confirm, ...over }, officer))

  test('R003: what is not kept cannot be confirmed', () => {
    expect(of({})).toEqual([])
    expect(of({ result: 'not-kept' })).toEqual(['not-kept-yet'])
    expect(of({ confirmedOn: '2026-10-31' })).toEqual(['confirmed-outside-time'])
  })

  test('it may be told again, or ended with a reason', () => {
    expect(asked(supervision, open, 'again', { measures: '再び', dueOn: '' }, officer)).toEqual([])
    expect(asked(supervision, open, 'close', { reason: '転出した' }, officer)).toEqual([])
    const done = aSupervision({ state: 'confirmed' })
    expect(codesOf(asked(supervision, done, 'close', { reason: '転出した' }, officer))).toEqual(['wrong-state'])
  })
})

import { describe, expect, test } from 'vitest'
import { NEW } from '#kernel/pure/process.ts'
import { FILLED } from '../forms-for-tests.ts'
import { attempt, CABINET, doneOf, refusalOf } from '../media-for-tests.ts'
import { colleague, keeper, member, NOW, officer, otherMember, PLANNING } from '../people-for-tests.ts'
import { numbered } from '../people-for-tests.ts'
import { ACTION_KEYS, actionOf, aimedAct, deedOf, openingAct, type ActionKey } from './actions.ts'
import type { Desk } from './model.ts'
import { desk } from './process.ts'

const aDesk = (given: Partial<Desk> = {}): Desk => ({
  id: numbered(901),
  state: 'open',
  version: 1,
  unitId: PLANNING.id,
  unitName: PLANNING.name,
  personId: member.personId,
  personName: `${member.rank} ${member.name}`,
  personPost: '企画班員',
  action: 'begin-use',
  input: {},
  openedAt: NOW,
  endedAt: null,
  scanCount: null,
  doneCount: null,
  leftCount: null,
  scanDigest: null,
  places: [CABINET],
  receiver: null,
  tally: { scans: 7, ready: 1, blocked: 2, done: 3, removed: 0, unknown: 1, several: 0, again: 0, digest: 'ab' },
  ...given,
})

const ANSWERS: Readonly<Record<ActionKey, Record<string, unknown>>> = {
  'begin-use': FILLED.use,
  receive: {},
  'return-use': { placeId: CABINET.id },
  'confirm-use': {},
  'request-take-out': FILLED.request,
  leave: {},
  'return-take-out': FILLED.returned,
  'confirm-take-out': { contentsChecked: 'yes' },
  'show-number': { numberShown: 'yes' },
}

describe.each(ACTION_KEYS)('a desk for %s', (key) => {
  const { by, aims } = actionOf(key)
  const opening = attempt(desk, aDesk({ state: NEW, personId: '' }), openingAct(key), ANSWERS[key], {
    by: by === 'keeper' ? keeper : member,
  })

  test('takes the answers of the act itself, once; the act takes what the desk keeps as it stands', () => {
    const { after } = doneOf(opening)
    expect(after).toMatchObject({ state: 'open', action: key })
    for (const aim of aims) expect(aimedAct(aim).input.parse(after.input)).toEqual(after.input)
  })

  test('may be opened by whoever may do the act', () => {
    const lanes = { keeper: [keeper, officer], member: [member, keeper, officer] }[by]
    for (const who of lanes)
      expect(refusalOf(attempt(desk, aDesk({ state: NEW }), openingAct(key), ANSWERS[key], { by: who })).codes).toEqual(
        [],
      )
    const not = by === 'keeper' ? member : otherMember
    const tried = attempt(desk, aDesk({ state: NEW }), openingAct(key), ANSWERS[key], { by: not })
    expect(refusalOf(tried).codes).toEqual(['not-your-role'])
  })
})

describe('the end of a desk', () => {
  test('R049: keeps how many were scanned, done and left, and the digest of the scans', () => {
    const { after } = doneOf(attempt(desk, aDesk(), 'finish', {}, { by: member }))
    expect(after).toMatchObject({ state: 'done', scanCount: 7, doneCount: 3, leftCount: 3, scanDigest: 'ab' })
  })

  test('is the opener’s alone, and comes once', () => {
    expect(refusalOf(attempt(desk, aDesk(), 'finish', {}, { by: colleague })).codes).toEqual(['not-your-role'])
    expect(refusalOf(attempt(desk, aDesk({ state: 'done' }), 'drop', {}, { by: member })).codes).toEqual([
      'wrong-state',
    ])
  })
})

describe('a desk for handing out', () => {
  const receiver = { id: colleague.personId, name: '3等空曹 同田 僚', post: '企画班員', ofUnit: true }
  const open = (by: typeof member, receiverId: string | null, named: Desk['receiver'] = receiver) =>
    attempt(desk, aDesk({ state: NEW, receiver: named }), 'open-begin-use', { ...FILLED.use, receiverId }, { by })

  test('R053: the keeper names another of the unit, and each medium is handed to them', () => {
    const { after } = doneOf(open(keeper, colleague.personId))
    expect(after.input['receiverId']).toBe(colleague.personId)
    expect(deedOf(after).aims).toEqual([{ process: 'media.medium', act: 'hand-out', on: 'medium' }])
  })

  test('R053: naming nobody or oneself is a use of one’s own', () => {
    for (const id of [null, keeper.personId]) {
      const { after } = doneOf(open(keeper, id, null))
      expect(after.input).not.toHaveProperty('receiverId')
      expect(deedOf(after).aims[0].act).toBe('begin-use')
    }
  })

  test('R049, R053: a member names nobody else, and nobody of another unit is named', () => {
    expect(refusalOf(open(member, colleague.personId)).codes).toEqual(['handed-by-keeper'])
    expect(refusalOf(open(keeper, otherMember.personId, { ...receiver, ofUnit: false })).codes).toEqual([
      'receiver-elsewhere',
    ])
  })
})

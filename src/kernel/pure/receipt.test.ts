import { describe, expect, test } from 'vitest'
import {
  administrator,
  deputy,
  keeper,
  member,
  officer,
  otherOfficer,
  PLANNING,
} from '#features/media/people-for-tests.ts'
import { addresseeAs, mayReceive, needsReceipt } from './receipt.ts'

const toUnit = { role: 'UNIT', unitId: PLANNING.id, systemId: null, personId: null }
const toMember = { role: 'USER', unitId: null, systemId: null, personId: member.personId }

describe('which notices are confirmed', () => {
  test.each(['報告', '通報', '通知', '提出', '情報提供'] as const)('%s to a post is', (verb) => {
    expect(needsReceipt({ verb, role: 'UNIT', to: { unitId: PLANNING.id } })).toBe(true)
  })

  test('連絡 is not, nor anything told to one person', () => {
    expect(needsReceipt({ verb: '連絡', role: 'UNIT', to: { unitId: PLANNING.id } })).toBe(false)
    expect(needsReceipt({ verb: '通知', role: 'USER', to: { personId: member.personId } })).toBe(false)
  })
})

describe('who confirms', () => {
  const awaited = { ...toUnit, needsReceipt: true, received: false }

  test('whoever stands in the post addressed, a deputy too, as that post', () => {
    expect(mayReceive(officer, awaited)).toMatchObject({ ok: true, value: { role: 'UNIT', unitId: PLANNING.id } })
    expect(mayReceive(deputy, awaited)).toMatchObject({ ok: true })
  })

  test.each([
    ['another unit’s officer', otherOfficer],
    ['the officer’s assistant', keeper],
    ['a member of the unit', member],
    ['the administrator', administrator],
  ])('not %s', (_, actor) => {
    expect(mayReceive(actor, awaited)).toMatchObject({ ok: false, refusals: [{ code: 'not-the-addressee' }] })
  })

  test('nobody twice, and nobody where no receipt is awaited', () => {
    expect(mayReceive(officer, { ...awaited, received: true })).toMatchObject({
      refusals: [{ code: 'already-received' }],
    })
    expect(mayReceive(officer, { ...awaited, needsReceipt: false })).toMatchObject({
      refusals: [{ code: 'no-receipt-awaited' }],
    })
  })

  test('what is told to a person is that person’s alone', () => {
    expect(addresseeAs(member, toMember)).toBeDefined()
    expect(addresseeAs(officer, toMember)).toBeUndefined()
  })
})

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { actsIn } from '#kernel/pure/decide.ts'
import { attempt } from '../media-for-tests.ts'
import {
  administrator,
  CAUSE,
  colleague,
  deputy,
  keeper,
  member,
  officer,
  otherMember,
  otherOfficer,
  TODAY,
} from '../people-for-tests.ts'
import { transfer } from './process.ts'
import { aBlankSlip, SLIP_FILLED } from './slip-for-tests.ts'

describe('whatever is tried', () => {
  const people = [officer, deputy, keeper, member, colleague, otherOfficer, otherMember, administrator]
  const filled: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    prepare: SLIP_FILLED.prepare,
    send: SLIP_FILLED.send,
    'send-instead': SLIP_FILLED.send,
    cancel: { reason: '不要になった' },
    'call-back': SLIP_FILLED.callBack,
    remind: {},
    'report-missing': SLIP_FILLED.missing,
    receive: SLIP_FILLED.receive,
    'return-slip': SLIP_FILLED.returnSlip,
    'record-paper-receipt': { ...SLIP_FILLED.paper, receivedOn: TODAY },
    close: SLIP_FILLED.close,
    'note-registered': {},
  }
  const anyTry = fc.record({
    /** Among the acts of the present state, or among all. */
    nth: fc.nat(99),
    possible: fc.boolean(),
    by: fc.constantFrom(...people),
    slipBack: fc.boolean(),
    arrived: fc.subarray(['1', '2']),
    toOutside: fc.boolean(),
    cause: fc.boolean(),
  })
  type AnyTry = typeof anyTry extends fc.Arbitrary<infer T> ? T : never

  const typedFor = (act: string, { slipBack, arrived, toOutside }: AnyTry): Record<string, unknown> => ({
    ...filled[act],
    ...(act === 'prepare' && toOutside ? { toUnitId: '', toOutside: '北部方面隊' } : {}),
    ...(act === 'close' ? { slipBack: slipBack ? 'yes' : '' } : {}),
    ...(act === 'receive' || act === 'record-paper-receipt'
      ? { received: arrived, missing: arrived.length < 2 ? 'yes' : '' }
      : {}),
  })

  const walk = (tries: readonly AnyTry[]) => {
    let model = aBlankSlip()
    const states = [model.state]
    for (const one of tries) {
      const choice = one.possible ? actsIn(transfer, model.state) : Object.keys(filled)
      const act = choice[one.nth % choice.length]
      if (act === undefined) continue
      const result = attempt(transfer, model, act, typedFor(act, one), {
        by: one.by,
        ...(one.cause ? { cause: CAUSE } : {}),
      })
      if (result.kind !== 'done') continue
      model = result.after
      states.push(model.state)
    }
    return { model, states }
  }

  test('R047: no sequence of acts closes a transfer whose receipt has not come back', () => {
    fc.assert(
      fc.property(fc.array(anyTry, { maxLength: 60, size: 'max' }), (tries) => {
        const { model, states } = walk(tries)
        if (model.state !== 'closed') return
        expect(states).toContain('slip-returned')
        expect(model.receiptReturnedOn).not.toBeNull()
        expect(model.lines.every((l) => l.received !== null)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('R047: closing is reached, so the property above says something', () => {
    const ends = fc.sample(fc.array(anyTry, { minLength: 40, maxLength: 60 }), { numRuns: 300, seed: 1 })
    expect(ends.filter((tries) => walk(tries).model.state === 'closed').length).toBeGreaterThan(20)
  })

  test('R046: a difference once recorded stays recorded to the end', () => {
    fc.assert(
      fc.property(fc.array(anyTry, { maxLength: 60, size: 'max' }), (tries) => {
        const { model, states } = walk(tries)
        expect(states.includes('difference') && model.difference === null).toBe(false)
      }),
    )
  })
})

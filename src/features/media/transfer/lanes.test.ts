import { describe, expect, test } from 'vitest'
import { refusalOf } from '../media-for-tests.ts'
import { administrator, officer, otherOfficer, PEOPLE } from '../people-for-tests.ts'
import type { Transfer } from './model.ts'
import { aBlankSlip, outside, prepared, receivedSlip, returned, sent, SLIP_FILLED, tried } from './slip-for-tests.ts'

describe('who stands where', () => {
  const everybody = Object.entries(PEOPLE)
  const may = (act: string, on: Transfer, typed: Readonly<Record<string, unknown>>) =>
    everybody.flatMap(([who, by]) => (tried(act, { on, typed, by }).kind === 'done' ? [who] : []))

  test.each<[name: string, act: string, on: Transfer, typed: Readonly<Record<string, unknown>>, who: string[]]>([
    [
      'R045: anyone of the sending unit prepares a slip',
      'prepare',
      aBlankSlip(),
      SLIP_FILLED.prepare,
      ['officer', 'deputy', 'keeper', 'member', 'colleague'],
    ],
    ['R045: whoever prepared the slip sends', 'send', prepared, SLIP_FILLED.send, ['member']],
    ['R045: or the keeper in their place', 'send-instead', prepared, SLIP_FILLED.send, ['officer', 'deputy', 'keeper']],
    [
      'R046: only the 部隊等情報保証責任者 of the receiving unit signs the receipt',
      'receive',
      sent,
      SLIP_FILLED.receive,
      ['otherOfficer'],
    ],
    ['R047: and returns it', 'return-slip', receivedSlip(), SLIP_FILLED.returnSlip, ['otherOfficer']],
    ['R047: the sending unit closes', 'close', returned, SLIP_FILLED.close, ['officer', 'deputy', 'keeper']],
    [
      'R047: the sending unit records a paper receipt',
      'record-paper-receipt',
      outside,
      SLIP_FILLED.paper,
      ['officer', 'deputy', 'keeper'],
    ],
    [
      'R046, R049: the sending unit says that nothing arrived',
      'report-missing',
      sent,
      SLIP_FILLED.missing,
      ['officer', 'deputy', 'keeper'],
    ],
  ])('%s', (_name, act, on, typed, who) => {
    expect(may(act, on, typed)).toEqual(who)
  })

  test('R046: nobody here can sign for a recipient outside the system', () => {
    for (const by of [officer, otherOfficer, administrator])
      expect(refusalOf(tried('receive', { on: outside, by, typed: SLIP_FILLED.receive })).codes).toEqual([
        'wrong-state',
      ])
  })
})

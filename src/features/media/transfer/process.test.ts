import { describe, expect, test } from 'vitest'
import { ELSEWHERE, refusalOf } from '../media-for-tests.ts'
import { keeper, member, numbered, officer, otherOfficer, PLANNING } from '../people-for-tests.ts'
import {
  aBlankSlip,
  outside,
  prepared,
  receivedSlip,
  returned,
  sent,
  SLIP_FILLED,
  tried,
  type Given,
} from './slip-for-tests.ts'

describe('one answer is wrong, all others are right', () => {
  const { prepare, send, callBack, receive, paper, returnSlip, close } = SLIP_FILLED
  const blank = { on: aBlankSlip(), by: member }
  const arriving = { on: sent, by: otherOfficer }

  test.each<[name: string, act: string, given: Given, code: string, rule: string]>([
    [
      'R045: a medium that is not kept now is not put on a slip',
      'prepare',
      { ...blank, typed: { ...prepare, media: [numbered(501), ELSEWHERE] } },
      'medium-not-kept',
      'R045',
    ],
    [
      'R052: a medium with 秘密以上 is not sent here',
      'prepare',
      { ...blank, typed: { ...prepare, media: [numbered(504)] } },
      'secret-medium',
      'R052',
    ],
    [
      'R045: a medium stands on one slip at a time',
      'prepare',
      { ...blank, typed: { ...prepare, media: [numbered(503)] } },
      'on-another-slip',
      'R045',
    ],
    [
      'R045: a slip has a recipient',
      'prepare',
      { ...blank, typed: { ...prepare, toUnitId: '' } },
      'one-recipient',
      'R045',
    ],
    [
      'R045: a slip has one recipient, not two',
      'prepare',
      { ...blank, typed: { ...prepare, toOutside: '北部方面隊' } },
      'one-recipient',
      'R045',
    ],
    [
      'R045, R046: a unit sends nothing to itself',
      'prepare',
      { ...blank, typed: { ...prepare, toUnitId: PLANNING.id } },
      'same-unit',
      'R046',
    ],
    [
      'R046: a unit without a 部隊等情報保証責任者 cannot sign a receipt',
      'prepare',
      { ...blank, typed: { ...prepare, toUnitId: ELSEWHERE } },
      'nobody-to-sign',
      'R046',
    ],
    [
      'R045: sending is recorded when it has happened',
      'send',
      { on: prepared, by: member, typed: { ...send, sentOn: '2026-11-10' } },
      'sent-in-future',
      'R045',
    ],
    [
      'R045: nothing is sent before its slip exists',
      'send',
      { on: prepared, by: member, typed: { ...send, sentOn: '2026-11-04' } },
      'sent-in-future',
      'R045',
    ],
    [
      'R048: media called back return to a designated place',
      'call-back',
      { on: sent, by: officer, typed: { ...callBack, placeId: ELSEWHERE } },
      'place-not-designated',
      'R048',
    ],
    [
      'R046: a line without an answer is not passed over',
      'receive',
      { ...arriving, typed: { ...receive, received: ['1'] } },
      'line-unanswered',
      'R046',
    ],
    [
      'R046: nothing is missing where everything is ticked',
      'receive',
      { ...arriving, typed: { ...receive, missing: 'yes' } },
      'line-unanswered',
      'R046',
    ],
    [
      'R046: what did not arrive cannot differ',
      'receive',
      {
        ...arriving,
        typed: { ...receive, received: ['1'], missing: 'yes', otherwise: [{ line: '2', model: 'SU-9' }] },
      },
      'difference-of-absent-line',
      'R046',
    ],
    [
      'R046: nothing is received before it was sent',
      'receive',
      { ...arriving, typed: { ...receive, receivedOn: '2026-11-05' } },
      'received-out-of-time',
      'R046',
    ],
    [
      'R050: what arrives is registered at a designated place',
      'receive',
      { ...arriving, typed: { ...receive, placeId: '' } },
      'place-not-designated',
      'R050',
    ],
    [
      "R050: the sender's places are not the recipient's",
      'receive',
      { ...arriving, typed: { ...receive, placeId: ELSEWHERE } },
      'place-not-designated',
      'R050',
    ],
    [
      'R047: a receipt is returned after the receipt, not before',
      'return-slip',
      { on: receivedSlip(), by: otherOfficer, typed: { ...returnSlip, returnedOn: '2026-11-08' } },
      'returned-out-of-time',
      'R047',
    ],
    [
      'R046: a paper receipt answers every line as well',
      'record-paper-receipt',
      { on: outside, by: keeper, typed: { ...paper, received: ['2'] } },
      'line-unanswered',
      'R046',
    ],
    [
      'R047: a paper receipt comes back after it was signed',
      'record-paper-receipt',
      { on: outside, by: keeper, typed: { ...paper, returnedOn: '2026-11-06' } },
      'returned-out-of-time',
      'R047',
    ],
    [
      'R047: a transfer is not closed without its receipt in hand',
      'close',
      { on: returned, by: keeper, typed: { ...close, slipBack: '' } },
      'slip-not-back',
      'R047',
    ],
    [
      'R047: nor before the receipt came back',
      'close',
      { on: returned, by: keeper, typed: { ...close, closedOn: '2026-11-08' } },
      'closed-out-of-time',
      'R047',
    ],
  ])('%s', (_name, act, given, code, rule) => {
    const refusal = refusalOf(tried(act, given))
    expect(refusal.codes).toEqual([code])
    expect(refusal.rules).toContain(rule)
  })

  test('R046: a difference that cannot be read is asked for again, not guessed at', () => {
    expect(tried('receive', { ...arriving, typed: { ...receive, otherwise: '二行目の型式が違う' } })).toMatchObject({
      kind: 'invalid',
      fields: ['otherwise'],
    })
  })
})

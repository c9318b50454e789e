import { describe, expect, test } from 'vitest'
import { GENERAL, keeper, member, numbered, officer, otherOfficer, PLANNING, TODAY } from '../people-for-tests.ts'
import { transfer } from './process.ts'
import {
  aBlankSlip,
  aLine,
  aSentMedium,
  LOCKER,
  outside,
  prepared,
  receivedSlip,
  sent,
  SLIP_FILLED,
  tried,
  type Given,
} from './slip-for-tests.ts'

const doneBy = (act: string, given: Given) => {
  const result = tried(act, given)
  if (result.kind !== 'done') throw new Error(`${act}: ${JSON.stringify(result)}`)
  return result
}

const followed = (act: string, given: Given) => {
  const { after, context } = doneBy(act, given)
  return (transfer.acts[act]?.follows?.(context, after) ?? []).map((f) => `${f.process}.${f.act}`)
}

describe('what an act does', () => {
  test('R017, R045: the slip bears its number, its lines and whoever prepared it', () => {
    const { after } = doneBy('prepare', { on: aBlankSlip(), by: member, typed: SLIP_FILLED.prepare })
    expect(after).toMatchObject({
      state: 'prepared',
      number: '企画-R8-送-013',
      toUnitName: GENERAL.name,
      senderName: member.name,
      preparedOn: TODAY,
      lines: [
        { line: 1, number: '企画-R8-業-0011', quantity: 1 },
        { line: 2, number: '企画-R8-業-0012', quantity: 1 },
      ],
    })
  })

  test('R045: numbers run by unit and 年度', () => {
    const { context } = doneBy('prepare', { on: aBlankSlip(), by: member, typed: SLIP_FILLED.prepare })
    expect(transfer.acts['prepare']?.numbered?.(context)).toEqual({
      series: 'media.transfer',
      unitId: PLANNING.id,
      prefix: '企画-R8-送-',
      width: 3,
    })
  })

  test('R045: a medium chosen twice stands on the slip once', () => {
    const media = [numbered(502), numbered(502)]
    const { after } = doneBy('prepare', { on: aBlankSlip(), by: member, typed: { ...SLIP_FILLED.prepare, media } })
    expect(after.lines.map((l) => l.mediumId)).toEqual([numbered(502)])
  })

  test('R045: the slip names as 発送者 whoever really sent', () => {
    const { after } = doneBy('send-instead', { on: prepared, by: keeper, typed: SLIP_FILLED.send })
    expect(after).toMatchObject({ state: 'sent', senderId: keeper.personId, senderName: keeper.name })
  })

  test('R047: sending tells the receiving 部隊等情報保証責任者 as a 通知', () => {
    const { after, context } = doneBy('send', { on: prepared, by: member, typed: SLIP_FILLED.send })
    expect(transfer.acts['send']?.notices?.(context, after)).toMatchObject([
      { verb: '通知', role: 'UNIT', to: { unitId: GENERAL.id } },
    ])
  })

  test('R047: returning the slip tells the sending unit and the 発送者 as a 連絡', () => {
    const { after, context } = doneBy('return-slip', {
      on: receivedSlip(),
      by: otherOfficer,
      typed: SLIP_FILLED.returnSlip,
    })
    expect(transfer.acts['return-slip']?.notices?.(context, after)).toMatchObject([
      { verb: '連絡', role: 'UNIT', to: { unitId: PLANNING.id } },
      { verb: '連絡', role: 'USER', to: { personId: member.personId } },
    ])
  })

  test('R050: what arrived as listed leaves the sender and is registered by the recipient', () => {
    expect(followed('receive', { on: sent, by: otherOfficer, typed: SLIP_FILLED.receive })).toEqual([
      'media.medium.move-out',
      'media.medium.register-received',
      'media.medium.move-out',
      'media.medium.register-received',
      'media.transfer.note-registered',
    ])
  })

  test('R062: the new registration keeps the kind of data, for only erasure may change it', () => {
    const disclosable = {
      ...sent,
      lines: [aLine(1, { medium: aSentMedium({ kind: 'disclosable', writeProtectedOn: '2026-10-01' }) })],
    }
    const { after, context } = doneBy('receive', {
      on: disclosable,
      by: otherOfficer,
      typed: { ...SLIP_FILLED.receive, received: ['1'] },
    })
    expect(transfer.acts['receive']?.follows?.(context, after)[1]).toMatchObject({
      from: { unit: GENERAL.id },
      input: { kind: 'disclosable', writeProtectedOn: '2026-10-01', placeId: LOCKER.id },
    })
  })

  test('R046, R049: a medium that did not arrive is lost, and a case is opened', () => {
    const given = { on: sent, by: otherOfficer, typed: { ...SLIP_FILLED.receive, received: ['1'], missing: 'yes' } }
    expect(doneBy('receive', given).after).toMatchObject({
      state: 'difference',
      difference: expect.stringContaining('届いていない'),
    })
    expect(followed('receive', given)).toEqual([
      'media.medium.move-out',
      'media.medium.register-received',
      'media.medium.vanish',
      'media.incident.open-difference',
      'media.transfer.note-registered',
    ])
  })

  test('R046: a medium that arrived otherwise than listed is registered, and a case is opened', () => {
    const given = {
      on: sent,
      by: otherOfficer,
      typed: { ...SLIP_FILLED.receive, otherwise: [{ line: '1', model: 'SU-9' }] },
    }
    expect(doneBy('receive', given).after.state).toBe('difference')
    expect(followed('receive', given).filter((f) => f === 'media.incident.open-difference')).toHaveLength(1)
  })

  test('R046: when nothing at all arrived, nothing is registered', () => {
    const typed = { received: [], missing: 'yes', receivedOn: TODAY }
    expect(followed('receive', { on: sent, by: otherOfficer, typed })).toEqual([
      'media.medium.vanish',
      'media.incident.open-difference',
      'media.medium.vanish',
      'media.incident.open-difference',
    ])
  })

  test('R047: a paper receipt brings the slip back; media leave the register without a new one here', () => {
    const given = { on: outside, by: keeper, typed: SLIP_FILLED.paper }
    expect(doneBy('record-paper-receipt', given).after).toMatchObject({
      state: 'slip-returned',
      receiverName: '北野 領',
      receiptReturnedOn: TODAY,
    })
    expect(followed('record-paper-receipt', given)).toEqual(['media.medium.move-out', 'media.medium.move-out'])
  })

  test('R049: a shipment that never arrived ends as missing, not as closed', () => {
    const given = { on: sent, by: officer, typed: SLIP_FILLED.missing }
    expect(doneBy('report-missing', given).after.state).toBe('missing')
    expect(followed('report-missing', given)).toEqual([
      'media.medium.vanish',
      'media.incident.open-difference',
      'media.medium.vanish',
      'media.incident.open-difference',
    ])
  })
})

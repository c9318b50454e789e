import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anOffice, recordsOf, type TrialOffice } from '#kernel/act/act.builders.ts'
import { FILLED } from './forms-for-tests.ts'
import { ELSEWHERE } from './media-for-tests.ts'
import { colleague, keeper, member, otherMember } from './people-for-tests.ts'

let office: TrialOffice
beforeAll(async () => {
  office = await anOffice()
})
afterAll(() => office.close())

const onMedium = (act: string, caseId: string, input: Record<string, unknown> = {}, actor = keeper) =>
  office.act({ process: 'media.medium', act, caseId, input, actor })
const onTakeOut = (act: string, caseId: string, input: Record<string, unknown> = {}, actor = member) =>
  office.act({ process: 'media.take-out', act, caseId, input, actor })
const stateOf = async (caseId: string) => (await recordsOf(office.owner, caseId)).files[0]?.['state']

const taken = async (upTo: 'requested' | 'permitted' | 'out') => {
  const mediumId = await office.medium()
  const takeOutId = await office.requested(mediumId)
  if (upTo !== 'requested')
    await office.done({ process: 'media.take-out', act: 'permit', caseId: takeOutId, input: FILLED.permit })
  if (upTo === 'out') await office.done({ process: 'media.take-out', act: 'leave', caseId: takeOutId, actor: member })
  return { mediumId, takeOutId }
}
const infection = { found: '検出名 X' }
const removal = { method: '駆除ソフト 8.1', on: '2026-11-09' }

describe('a medium and its take-out', () => {
  test('R048, R054: go out and come back together, and the medium may go out again', async () => {
    const { mediumId, takeOutId } = await taken('out')
    expect(await stateOf(mediumId)).toBe('out')
    expect(await onTakeOut('return', takeOutId, { ...FILLED.returned, placeId: office.place })).toMatchObject({
      kind: 'done',
    })
    expect(await stateOf(mediumId)).toBe('kept')
    expect(await onTakeOut('confirm-return', takeOutId, { contentsChecked: 'yes' }, keeper)).toMatchObject({
      kind: 'done',
    })
    expect(await office.requested(mediumId, colleague)).not.toBe(takeOutId)
  })

  test('R015, R016: an infection found on return stops the medium in the same act', async () => {
    const { mediumId, takeOutId } = await taken('out')
    await onTakeOut('return', takeOutId, { returnCheck: 'infected', placeId: office.place })
    expect(await stateOf(mediumId)).toBe('stopped')
    expect((await recordsOf(office.owner, mediumId)).notices).toMatchObject([{ verb: '報告', role: 'UNIT' }])
  })

  test('R054: a request refused or withdrawn gives the medium back to its place', async () => {
    const first = await taken('requested')
    await office.done({ process: 'media.take-out', act: 'refuse', caseId: first.takeOutId, input: { comment: '不要' } })
    expect(await stateOf(first.mediumId)).toBe('kept')
    const second = await taken('permitted')
    expect(await onTakeOut('withdraw', second.takeOutId)).toMatchObject({ kind: 'done' })
    expect(await stateOf(second.mediumId)).toBe('kept')
  })

  test('R014, R015, R016: a permission does not outlive an infection: after the removal the officer confirms all anew', async () => {
    const { mediumId, takeOutId } = await taken('permitted')
    await onMedium('report-infection', mediumId, infection, colleague)
    expect(await stateOf(takeOutId)).toBe('requested')
    const permit = () =>
      office.act({ process: 'media.take-out', act: 'permit', caseId: takeOutId, input: FILLED.permit })
    expect(await permit()).toMatchObject({ refusals: [{ code: 'infected-since', rules: ['R014', 'R016'] }] })
    expect(await onMedium('clear-infection', mediumId, removal)).toMatchObject({ kind: 'done' })
    expect(await onTakeOut('leave', takeOutId)).toMatchObject({ refusals: [{ code: 'wrong-state' }] })
    expect(await stateOf(mediumId)).toBe('asked')
    expect(await permit()).toMatchObject({ kind: 'done' })
    expect(await onTakeOut('leave', takeOutId)).toMatchObject({ kind: 'done' })
    expect(await stateOf(mediumId)).toBe('out')
  })

  test('R016, R054: an infection reported while a request is open does not hold the request fast', async () => {
    const { mediumId, takeOutId } = await taken('requested')
    await onMedium('report-infection', mediumId, infection, colleague)
    expect(await onTakeOut('withdraw', takeOutId)).toMatchObject({ kind: 'done' })
    expect(await stateOf(mediumId)).toBe('stopped')
  })

  test('R016, R048: a medium stopped while out can be returned after the removal was confirmed', async () => {
    const { mediumId, takeOutId } = await taken('out')
    await onMedium('report-infection', mediumId, infection, member)
    await onMedium('clear-infection', mediumId, removal)
    expect(await onTakeOut('return', takeOutId, { ...FILLED.returned, placeId: office.place })).toMatchObject({
      kind: 'done',
    })
  })

  test('R014, R016: a medium stopped since the request is not permitted to leave', async () => {
    const { mediumId, takeOutId } = await taken('requested')
    await onMedium('report-infection', mediumId, infection, colleague)
    const permit = { process: 'media.take-out', act: 'permit', caseId: takeOutId, input: FILLED.permit }
    expect(await office.act(permit)).toMatchObject({ kind: 'refused' })
  })

  test('R048, R061: what comes back from a take-out is put where media are kept', async () => {
    const { takeOutId } = await taken('out')
    const outcome = await onTakeOut('return', takeOutId, { ...FILLED.returned, placeId: ELSEWHERE })
    expect(outcome).toMatchObject({ kind: 'refused', refusals: [{ code: 'place-not-designated' }] })
  })
})

describe('the use log', () => {
  test('R053: a use cut short by an infection is closed with the reason once it is removed', async () => {
    const mediumId = await office.medium()
    await onMedium('begin-use', mediumId, FILLED.use, member)
    await onMedium('report-infection', mediumId, infection, member)
    expect(await onMedium('clear-infection', mediumId, removal)).toMatchObject({ kind: 'done' })
    expect(await onMedium('begin-use', mediumId, FILLED.use, colleague)).toMatchObject({ kind: 'done' })
  })

  test('R053, R066: a use cut short by an erasure does not keep the medium from being used again', async () => {
    const mediumId = await office.medium()
    await onMedium('begin-use', mediumId, FILLED.use, member)
    await onMedium('report-infection', mediumId, infection, member)
    await office.done({ process: 'media.medium', act: 'erase', caseId: mediumId, input: FILLED.disposal })
    await onMedium('register-again', mediumId, { ...FILLED.reuse, placeId: office.place })
    await onMedium('show-number', mediumId, { numberShown: 'yes' })
    expect(await onMedium('begin-use', mediumId, FILLED.use, colleague)).toMatchObject({ kind: 'done' })
  })

  test('R049, R067: a destroyed medium is held by nobody', async () => {
    const mediumId = await office.medium()
    await onMedium('begin-use', mediumId, FILLED.use, member)
    await onMedium('report-infection', mediumId, infection, member)
    await office.done({ process: 'media.medium', act: 'destroy', caseId: mediumId, input: FILLED.disposal })
    const { rows } = await office.owner.query('select holder_id from medium where id = $1', [mediumId])
    expect(rows).toEqual([{ holder_id: null }])
    const { rows: uses } = await office.owner.query('select return_note from medium_use where medium_id = $1', [
      mediumId,
    ])
    expect(uses).toEqual([{ return_note: '感染による使用停止のため、戻しの記録なく終了（媒体を破棄）' }])
  })

  test('R064, R065: an exemption from encryption is claimed only where one is in force', async () => {
    const mediumId = await office.medium({ encrypts: 'yes' })
    const outcome = await onMedium('begin-use', mediumId, { ...FILLED.use, encryptionSet: 'exempt' }, member)
    expect(outcome).toMatchObject({ kind: 'refused', refusals: [{ rules: ['R018', 'R064'] }] })
  })
})

describe('a loss while it is out', () => {
  const lost = { foundOn: '2026-11-09', circumstances: '鞄に見当たらない。' }
  const caseOf = async (mediumId: string) => {
    const { rows } = await office.owner.query<{ id: string }>('select id from media_incident where medium_id = $1', [
      mediumId,
    ])
    return rows[0]?.id ?? ''
  }
  const onCase = (act: string, caseId: string, input: Record<string, unknown>) =>
    office.done({ process: 'media.incident', act, caseId, input })

  test('R048, R054: found again, it lies in its place and the return waits to be confirmed', async () => {
    const { mediumId, takeOutId } = await taken('out')
    await onMedium('report-lost', mediumId, lost, member)
    const returned = { ...FILLED.returned, placeId: office.place }
    expect(await onTakeOut('return', takeOutId, returned)).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'reported-lost' }],
    })
    await onCase('found', await caseOf(mediumId), { placeId: office.place, outcome: '食堂にあった。' })
    expect([await stateOf(mediumId), await stateOf(takeOutId)]).toEqual(['kept', 'returned'])
  })

  test('R049, R054: written off, its take-out ends with it and its application may not hang on', async () => {
    for (const upTo of ['requested', 'out'] as const) {
      const { mediumId, takeOutId } = await taken(upTo)
      await onMedium('report-lost', mediumId, lost, member)
      await onCase('search', await caseOf(mediumId), { measures: '執務室を探した。' })
      await onCase('write-off', await caseOf(mediumId), { outcome: '見つからない。' })
      expect([await stateOf(mediumId), await stateOf(takeOutId)]).toEqual(['written-off', 'lost'])
    }
  })
})

describe('a report', () => {
  test('R016, R049: comes from whoever holds the medium, and from nobody to whom the record is closed', async () => {
    const mediumId = await office.medium()
    await onMedium('begin-use', mediumId, FILLED.use, member)
    expect(await onMedium('report-infection', mediumId, infection, otherMember)).toEqual({ kind: 'absent' })
    const moved = { ...otherMember, personId: member.personId }
    expect(await onMedium('report-infection', mediumId, infection, moved)).toMatchObject({ kind: 'done' })
  })
})

describe('a correction', () => {
  test('R049: points at the entry that said what it corrects', async () => {
    const mediumId = await office.medium()
    const correct = async (field: string, value: string) => {
      const { entryId } = await office.done({
        process: 'media.medium',
        act: 'correct',
        caseId: mediumId,
        input: { field, value, reason: '誤記' },
        actor: keeper,
      })
      const { rows } = await office.owner.query<{ corrects: string }>(
        'select corrects from ledger_entry where id = $1',
        [entryId],
      )
      return { entryId, corrects: rows[0]?.corrects }
    }
    const { rows } = await office.owner.query<{ id: string }>(
      `select id from ledger_entry where case_id = $1 and act = 'register'`,
      [mediumId],
    )
    const first = await correct('model', 'SU-2')
    expect(first.corrects).toBe(rows[0]?.id)
    expect((await correct('model', 'SU-3')).corrects).toBe(first.entryId)
    expect((await correct('note', '赤い紐')).corrects).toBe(rows[0]?.id)
  })
})

describe('places', () => {
  test('R048, R061: a place is withdrawn once nothing is kept there, and takes nothing afterwards', async () => {
    const { caseId: other } = await office.done({
      process: 'media.place',
      act: 'designate',
      input: { ...FILLED.designate, name: '保管庫 甲-9' },
    })
    const mediumId = await office.medium({ placeId: other })
    const withdraw = {
      process: 'media.place',
      act: 'withdraw',
      caseId: other,
      input: { withdrawnOn: '2026-11-09', reason: '移転' },
    }
    expect(await office.act(withdraw)).toMatchObject({ kind: 'refused', refusals: [{ code: 'media-kept-there' }] })
    expect(await onMedium('move', mediumId, { placeId: office.place })).toMatchObject({ kind: 'done' })
    expect(await office.act(withdraw)).toMatchObject({ kind: 'done' })
    expect(await onMedium('move', mediumId, { placeId: other })).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'place-not-designated' }],
    })
  })
})

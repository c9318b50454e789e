import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { keeper, member, NOW, officer, otherOfficer, PLANNING } from '#features/media/people-for-tests.ts'
import { FILLED } from '#features/media/forms-for-tests.ts'
import { anOffice, recordsOf, type TrialOffice } from './act.builders.ts'

let office: TrialOffice
beforeAll(async () => {
  office = await anOffice()
})
afterAll(() => office.close())

describe('a granted act', () => {
  test('writes the row, the case, whose turn it is, the record and the notices', async () => {
    const caseId = await office.requested(await office.medium())
    await office.done({ process: 'media.take-out', act: 'permit', caseId, input: FILLED.permit })
    const { files, turns, entries, notices } = await recordsOf(office.owner, caseId)
    expect(files).toMatchObject([{ state: 'permitted', version: 2, unit_id: PLANNING.id, closed: false }])
    expect(turns).toEqual([
      {
        lane: 'applicant',
        role: 'USER',
        unit_id: null,
        person_id: member.personId,
        task: '許可された媒体を持ち出す',
        since: NOW,
      },
    ])
    expect(entries).toMatchObject([
      {
        act: 'request',
        state_before: null,
        state_after: 'requested',
        person_id: member.personId,
        post_title: '企画班員',
      },
      {
        act: 'permit',
        state_before: 'requested',
        state_after: 'permitted',
        person_id: officer.personId,
        post_title: '企画課長',
        lane: '部隊等情報保証責任者',
        rules: ['R012', 'R013', 'R014', 'R054'],
      },
    ])
    expect(notices).toMatchObject([{ verb: '通知', role: 'USER', person_id: member.personId }])
    const { rows } = await office.owner.query('select state, permitted_by from take_out where id = $1', [caseId])
    expect(rows).toEqual([{ state: 'permitted', permitted_by: '企画課長 1等空佐 水城 航' }])
  })

  test('brings what follows from it along, recorded under the same person as 連動', async () => {
    const mediumId = await office.medium()
    await office.requested(mediumId)
    const { files, entries } = await recordsOf(office.owner, mediumId)
    expect(files).toMatchObject([{ state: 'asked', version: 3 }])
    expect(entries.at(-1)).toMatchObject({ act: 'reserve', person_id: member.personId, lane: '連動' })
  })

  test('by one of several posts is done in the post chosen', async () => {
    const [unit] = officer.authorities
    const other = {
      ...otherOfficer.authorities[0],
      unitId: PLANNING.id,
      postTitle: '企画課長代理',
      postId: '00000000-0000-7000-8000-000000009999',
    }
    const both = { ...officer, authorities: unit ? [unit, { ...unit, ...other }] : [] }
    const caseId = await office.requested(await office.medium())
    await office.done({
      process: 'media.take-out',
      act: 'permit',
      caseId,
      input: FILLED.permit,
      actor: both,
      asPost: other.postId,
    })
    expect((await recordsOf(office.owner, caseId)).entries.at(-1)).toMatchObject({ post_title: '企画課長代理' })
  })

  test('whose turn it is begins anew with the state', async () => {
    const later = new Date(NOW.getTime() + 60_000)
    const { caseId } = await office.done({ process: 'trial.tag', act: 'hang', actor: member })
    await office.done({ process: 'trial.tag', act: 'touch', caseId, actor: member, at: later })
    expect((await recordsOf(office.owner, caseId)).turns).toHaveLength(1)
    const takeOutId = await office.requested(await office.medium())
    await office.done({ process: 'media.take-out', act: 'permit', caseId: takeOutId, input: FILLED.permit, at: later })
    expect((await recordsOf(office.owner, takeOutId)).turns).toMatchObject([{ since: later }])
  })

  test('and goes on from where it began while the state stays', async () => {
    const { caseId } = await office.done({ process: 'trial.tag', act: 'hang', actor: member })
    await office.done({
      process: 'trial.tag',
      act: 'touch',
      caseId,
      actor: member,
      at: new Date(NOW.getTime() + 60_000),
    })
    expect((await recordsOf(office.owner, caseId)).turns).toMatchObject([{ since: NOW }])
  })
})

describe('what does not happen leaves nothing', () => {
  let mediumId: string
  let takeOutId: string
  let before: Readonly<Record<string, number>>

  beforeAll(async () => {
    mediumId = await office.medium()
    takeOutId = await office.requested(await office.medium())
  })
  beforeEach(async () => {
    before = await office.counts()
  })

  test('a refused act that would have begun a case', async () => {
    const input = { ...FILLED.request, virusCheck: 'infected' }
    const outcome = await office.act({
      process: 'media.take-out',
      act: 'request',
      from: { medium: mediumId },
      input,
      actor: member,
    })
    expect(outcome).toMatchObject({ kind: 'refused', refusals: [{ code: 'infected' }] })
    expect(await office.counts()).toEqual(before)
  })

  test('a refused act on a case', async () => {
    const outcome = await office.act({ process: 'media.take-out', act: 'permit', caseId: takeOutId, input: {} })
    expect(outcome).toMatchObject({
      kind: 'refused',
      refusals: [{ rules: ['R012', 'R014'] }, { rules: ['R013', 'R014'] }, {}],
    })
    expect(await office.counts()).toEqual(before)
    expect((await recordsOf(office.owner, takeOutId)).files).toMatchObject([{ state: 'requested', version: 1 }])
  })

  test('an act by somebody else', async () => {
    const given = { process: 'media.take-out', act: 'permit', caseId: takeOutId, input: FILLED.permit }
    expect(await office.act({ ...given, actor: keeper })).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'not-your-role' }],
    })
    expect(await office.act({ ...given, actor: otherOfficer })).toEqual({ kind: 'absent' })
    expect(await office.counts()).toEqual(before)
  })

  test('a form not filled in', async () => {
    const given = { process: 'media.take-out', act: 'request', from: { medium: mediumId }, actor: member }
    expect(await office.act({ ...given, input: { ...FILLED.request, reason: '' } })).toEqual({
      kind: 'invalid',
      fields: { reason: '「業務上の理由」を入力してください。' },
    })
    expect(await office.counts()).toEqual(before)
  })

  test.each([
    ['an act the process does not have', { process: 'media.medium', act: 'fly' }],
    ['a process nobody has', { process: 'media.nothing', act: 'fly' }],
    ['a consequence called by itself', { process: 'media.medium', act: 'reserve' }],
    ['a case of another process', { process: 'media.place', act: 'withdraw' }],
  ])('%s', async (_name, given) => {
    expect(await office.act({ ...given, caseId: mediumId })).toEqual({ kind: 'absent' })
    expect(await office.counts()).toEqual(before)
  })

  test('a follow-up that is refused undoes the act and the follow-ups before it', async () => {
    const given = { process: 'trial.tag', act: 'hang', from: { medium: mediumId }, actor: member }
    const input = { first: 'media.medium reserve', second: 'media.medium reserve' }
    expect(await office.act({ ...given, input })).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'wrong-state' }],
    })
    expect(await office.counts()).toEqual(before)
    expect((await recordsOf(office.owner, mediumId)).files).toMatchObject([{ state: 'kept', version: 2 }])
  })

  test('a fault in a follow-up is thrown, and undoes all of it too', async () => {
    const input = { first: 'media.medium reserve', second: 'no.such act' }
    const given = { process: 'trial.tag', act: 'hang', from: { medium: mediumId }, actor: member, input }
    await expect(office.act(given)).rejects.toThrow('no process no.such')
    expect(await office.counts()).toEqual(before)
  })

  test('a constraint of the database says its rule', async () => {
    // A row the acts themselves would not let arise: an open take-out of a medium that is kept.
    await office.owner.query(
      `insert into case_file select $1, process, state, version, closed, number, title, unit_id, other_unit_id, system_id, person_id, open_to_all, grams, opened_at, changed_at from case_file where id = $2`,
      ['00000000-0000-7000-8000-00000000aaaa', takeOutId],
    )
    await office.owner.query(
      `insert into take_out (id, medium_id, unit_id, state, applicant_id, applicant_name, applicant_post, applicant_unit, applied_on,
         destination, area, reason, starts_on, ends_on, contents, encryption, virus_check)
       select $1, $3, unit_id, state, applicant_id, applicant_name, applicant_post, applicant_unit, applied_on,
         destination, area, reason, starts_on, ends_on, contents, encryption, virus_check from take_out where id = $2`,
      ['00000000-0000-7000-8000-00000000aaaa', takeOutId, mediumId],
    )
    const counts = await office.counts()
    const given = {
      process: 'media.take-out',
      act: 'request',
      from: { medium: mediumId },
      input: FILLED.request,
      actor: member,
    }
    expect(await office.act(given)).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'already-out', rules: ['R054'] }],
    })
    expect(await office.counts()).toEqual(counts)
  })
})

describe('another act since the person looked', () => {
  test('is told where it took the act away', async () => {
    const caseId = await office.requested(await office.medium())
    await office.done({ process: 'media.take-out', act: 'withdraw', caseId, actor: member })
    const outcome = await office.act({
      process: 'media.take-out',
      act: 'permit',
      caseId,
      input: FILLED.permit,
      seen: 1,
    })
    expect(outcome).toMatchObject({ kind: 'refused', refusals: [{ code: 'changed-meanwhile' }] })
  })

  test('R014: is told where it changed what is being permitted', async () => {
    const caseId = await office.requested(await office.medium())
    await office.done({ process: 'media.take-out', act: 'send-back', caseId, input: { comment: '持出先' } })
    const input = { ...FILLED.request, destination: '別の場所' }
    await office.done({ process: 'media.take-out', act: 'request-again', caseId, input, actor: member })
    const outcome = await office.act({
      process: 'media.take-out',
      act: 'permit',
      caseId,
      input: FILLED.permit,
      seen: 1,
    })
    expect(outcome).toMatchObject({ kind: 'refused', refusals: [{ code: 'changed-meanwhile' }] })
  })
})

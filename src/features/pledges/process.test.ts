import { describe, expect, test } from 'vitest'
import { PLEDGE_TEXT } from '#directive/pledge-text.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { decide, warningsOf } from '#kernel/pure/decide.ts'
import { NEW } from '#kernel/pure/process.ts'
import { colleague, member, NOW, officer, otherOfficer, PLANNING, TODAY } from '../media/people-for-tests.ts'
import { shareText } from './coverage/tally-facts.tsx'
import { pledgeSheet } from './forms/pledge-sheet.ts'
import { markOf, type Pledge } from './pledge/model.ts'
import { pledge } from './pledge/process.ts'
import { paragraphsIn, pledgeText } from './text/process.ts'
import { askedSince, dueOf, standingOf } from './words.ts'

const CURRENT = { version: 1, sha256: 'aa', paragraphs: PLEDGE_TEXT.paragraphs, effectiveOn: null }

const aPledge = (more: Partial<Pledge> = {}): Pledge => ({
  id: 'p-1',
  state: NEW,
  version: 0,
  number: null,
  personId: member.personId,
  unitId: PLANNING.id,
  unitName: PLANNING.name,
  unitMark: PLANNING.mark,
  homeUnitId: PLANNING.id,
  textVersion: 1,
  textSha256: 'aa',
  signedOn: TODAY,
  belonging: PLANNING.name,
  postTitle: '企画班員',
  rank: member.rank,
  name: member.name,
  paper: false,
  place: null,
  submittedOn: TODAY,
  acceptedOn: null,
  acceptedBy: null,
  reason: null,
  live: true,
  current: CURRENT,
  today: { staff: true, homeUnitId: PLANNING.id, belonging: PLANNING.name, posts: ['企画班員'] },
  other: null,
  declarations: [],
  ...more,
})

const SIGNED = { text: markOf(CURRENT), postTitle: '企画班員', pledged: true }
const PAPER = { signedOn: TODAY, postTitle: '企画班員', place: '書庫', original: true }

const tried = (act: string, on: Pledge, by: Actor, input: unknown) =>
  decide(pledge, on, act, { actor: by, input, at: NOW, today: TODAY })

describe('one thing is wrong, all others are right', () => {
  test.each<[name: string, act: string, on: Pledge, by: Actor, input: unknown, code: string, rule: string]>([
    ['R020: another signs', 'sign', aPledge(), colleague, SIGNED, 'not-yourself', 'R020'],
    ['R080: the officer signs for another', 'sign', aPledge(), officer, SIGNED, 'not-yourself', 'R080'],
    [
      'R020: somebody who is not staff signs',
      'sign',
      aPledge({ today: { staff: false, homeUnitId: PLANNING.id, belonging: '', posts: [] } }),
      member,
      SIGNED,
      'not-staff',
      'R020',
    ],
    [
      'R020: one is on its way',
      'sign',
      aPledge({ other: { id: 'p-0', state: 'submitted', revised: false } }),
      member,
      SIGNED,
      'already-given',
      'R020',
    ],
    ['R080: an older text was read', 'sign', aPledge(), member, { ...SIGNED, text: '0:bb' }, 'text-changed', 'R080'],
    ['R080: not sworn', 'sign', aPledge(), member, { ...SIGNED, pledged: false }, 'not-pledged', 'R080'],
    [
      'R021: another unit’s officer',
      'accept',
      aPledge({ state: 'submitted' }),
      otherOfficer,
      {},
      'not-your-role',
      'R021',
    ],
    [
      'R021, R080: the text was revised meanwhile',
      'accept',
      aPledge({ state: 'submitted', current: { ...CURRENT, version: 2 } }),
      officer,
      {},
      'text-revised',
      'R021',
    ],
    [
      'R021: the person has moved',
      'accept',
      aPledge({ state: 'submitted', today: { staff: true, homeUnitId: 'u-2', belonging: '総務課', posts: [] } }),
      officer,
      {},
      'belongs-elsewhere',
      'R021',
    ],
    [
      'R021: no original',
      'record-paper',
      aPledge(),
      officer,
      { ...PAPER, original: false },
      'original-not-seen',
      'R021',
    ],
    [
      'R080: a paper of the text before',
      'record-paper',
      aPledge({ current: { ...CURRENT, version: 2, effectiveOn: TODAY } }),
      officer,
      { ...PAPER, signedOn: '2026-11-01' },
      'paper-of-another-time',
      'R080',
    ],
  ])('%s', (_name, act, on, by, input, code, rule) => {
    const verdict = tried(act, on, by, input)
    expect(verdict).toMatchObject({ ok: false, refusals: [{ code }] })
    expect(verdict.ok ? [] : verdict.refusals[0].rules).toContain(rule)
  })
})

test('R020, R080: the person signs, also again after the text was revised; the officer accepts', () => {
  expect(tried('sign', aPledge(), member, SIGNED).ok).toBe(true)
  const revised = aPledge({ other: { id: 'p-0', state: 'accepted', revised: true } })
  expect(tried('sign', revised, member, SIGNED).ok).toBe(true)
  expect(tried('accept', aPledge({ state: 'submitted' }), officer, {}).ok).toBe(true)
})

test('R021: the officer’s own pledge is accepted with a warning, for the directive names nobody else', () => {
  const { accept } = pledge.acts
  if (!accept) throw new Error('no such act')
  const judged = (model: Pledge) =>
    warningsOf(accept, {
      model,
      input: {},
      actor: officer,
      as: officer.authorities[0] as never,
      at: NOW,
      today: TODAY,
      number: '',
    }).map((r) => r.code)
  expect(judged(aPledge({ state: 'submitted', personId: officer.personId }))).toEqual(['own-pledge'])
  expect(judged(aPledge({ state: 'submitted' }))).toEqual([])
})

describe('how somebody stands', () => {
  test('R020: what was given under an older text no longer counts, whatever became of it', () => {
    for (const kept of ['submitted', 'accepted', 'returned']) expect(standingOf(kept, 1, 2)).toBe('revised')
    expect(standingOf('accepted', 2, 2)).toBe('accepted')
    expect(standingOf('none', 0, 2)).toBe('none')
    expect(standingOf('declared', 0, 2)).toBe('declared')
  })

  test('R020: the latest of arrival, post and text is what asks', () => {
    const since = { since: '2026-04-01', why: 'transfer', postSince: null, textSince: null } as const
    expect(askedSince(since)).toEqual({ since: '2026-04-01', why: 'transfer' })
    expect(askedSince({ ...since, postSince: '2026-04-01' })).toEqual({ since: '2026-04-01', why: 'transfer' })
    expect(askedSince({ ...since, postSince: '2026-07-01' })).toEqual({ since: '2026-07-01', why: 'post' })
    expect(askedSince({ ...since, postSince: '2026-07-01', textSince: '2026-10-01' }).why).toBe('text')
    expect(dueOf({ since: '2026-04-01', why: 'arrival' }, 14)).toBe('2026-04-15')
    expect(dueOf({ since: '2026-04-01', why: 'arrival' }, 0)).toBeNull()
  })

  test('a share is never said to be whole while one is missing', () => {
    expect(shareText(249_999, 250_000)).toBe('99.9%')
    expect(shareText(2, 2)).toBe('100%')
    expect(shareText(0, 0)).toBe('―')
  })
})

test('R080: the sheet says year, month and day by era, 所属, 官職名 and 氏名, and leaves them open for the pen', () => {
  const signed = { on: '2026-11-09', belonging: '総務課', postTitle: '総務課員', name: '碓氷 千景' }
  const [filled, blank] = pledgeSheet([
    { paragraphs: PLEDGE_TEXT.paragraphs, signed },
    { paragraphs: PLEDGE_TEXT.paragraphs, signed: null },
  ]).entries
  expect(filled).toMatchObject({ on: '令和8年11月9日', belonging: '総務課', post: '総務課員', name: '碓氷 千景' })
  expect(blank).toMatchObject({ on: '令和　　年　　月　　日', belonging: '', post: '', name: '' })
})

test('R080: a revision must say something else, and not from a day before the last', () => {
  expect(paragraphsIn('　一つ目。\n\n二つ目。　')).toEqual(['一つ目。', '二つ目。'])
  const before = { paragraphs: ['一つ目。'], effectiveOn: TODAY }
  const model = { id: 't', state: NEW, version: 0, textVersion: 2, paragraphs: [], effectiveOn: '', basis: '', before }
  const [administrator] = [{ ...officer, authorities: [{ ...officer.authorities[0], role: 'ADMIN', unitId: null }] }]
  const given = (wording: string, effectiveOn: string) =>
    decide(pledgeText, model, 'revise', {
      actor: administrator as Actor,
      input: { wording, effectiveOn, basis: '通達' },
      at: NOW,
      today: TODAY,
    })
  expect(given('一つ目。', '2027-01-01')).toMatchObject({ ok: false, refusals: [{ code: 'same-wording' }] })
  expect(given('別の文。', '2026-11-08')).toMatchObject({ ok: false, refusals: [{ code: 'before-the-last' }] })
  expect(given('別の文。', '2027-01-01').ok).toBe(true)
})

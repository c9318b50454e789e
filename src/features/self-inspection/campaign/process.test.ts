import { describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/pure/actor.ts'
import { decide } from '#kernel/pure/decide.ts'
import { NEW } from '#kernel/pure/process.ts'
import { baseDateOf, reportDueOf, standardDays } from './dates.ts'
import { nothingAfter } from './campaign-after.ts'
import type { Campaign } from './model.ts'
import { campaign } from './process.ts'

const chief: Actor = {
  personId: '1',
  name: '相馬',
  rank: '陸将補',
  posts: [],
  authorities: [
    {
      role: 'J6D',
      postId: '2',
      postTitle: '指揮通信システム部長',
      kind: 'substantive',
      unitId: null,
      unitName: null,
      systemId: null,
      systemName: null,
      provision: '本文 第6-1',
    },
  ],
  reach: { units: [], systems: [], everything: false },
}

const year: Campaign = {
  id: '3',
  state: 'preparing',
  version: 1,
  fiscalYear: 2026,
  ...standardDays(2026),
  policy: null,
  strata: ['operator', 'unit', 'staff'],
  method: null,
  announcedAt: null,
  openedAt: null,
  closedAt: null,
  rosterCount: null,
  rosterDigest: null,
  sheets: [
    { id: 'a', stratum: 'operator', version: 1, state: 'frozen' },
    { id: 'b', stratum: 'unit', version: 1, state: 'frozen' },
    { id: 'c', stratum: 'staff', version: 1, state: 'frozen' },
  ],
  years: [],
  unanswered: null,
  after: nothingAfter,
}

const DAYS = {
  opensOn: '2027-01-15',
  closesOn: '2027-02-15',
  remindFirst: null,
  remindSecond: null,
  remindThird: null,
}
const NOTHING = {
  document: '基本方針',
  shownOn: '2026-12-10',
  baseDate: null,
  reportDue: null,
  strata: [],
  method: null,
}

const refusals = (model: Campaign, act: string, input: Record<string, unknown>, today: string, actor = chief) => {
  const verdict = decide(campaign, model, act, { actor, input, at: new Date(`${today}T03:00:00Z`), today })
  return verdict.ok ? [] : verdict.refusals.map((r) => r.code)
}

const applied = (model: Campaign, act: string, input: Record<string, unknown>): Campaign => {
  const [authority] = chief.authorities
  const spec = campaign.acts[act]
  if (!spec || !authority) throw new Error(act)
  const at = new Date('2026-12-10T03:00:00Z')
  return spec.apply({ model, input, actor: chief, as: authority, at, today: '2026-12-10', number: '' })
}

describe('dates', () => {
  test('R030: the base date is 15 January of the 年度, whatever is typed', () => {
    expect([baseDateOf(2026), baseDateOf(2027)]).toEqual(['2027-01-15', '2028-01-15'])
    expect(applied({ ...year, state: NEW, years: [2027] }, 'prepare', { fiscalYear: '2027', ...DAYS })).toMatchObject({
      baseDate: '2028-01-15',
      reportDue: '2028-02-29',
    })
  })

  test('R033: the report is due on the last day of February, and answering ends before it', () => {
    expect([reportDueOf(2026), reportDueOf(2027)]).toEqual(['2027-02-28', '2028-02-29'])
    const late = { ...DAYS, closesOn: '2027-03-01' }
    expect(refusals(year, 'change-dates', late, '2026-12-10')).toEqual(['days-unsound'])
    expect(refusals(year, 'change-dates', { ...DAYS, closesOn: '2027-02-28' }, '2026-12-10')).toEqual([])
  })

  test('R030: answering does not begin before the base date', () => {
    const early = { ...DAYS, opensOn: '2027-01-14' }
    expect(refusals(year, 'change-dates', early, '2026-12-10')).toEqual(['days-unsound'])
    const announced = { ...year, state: 'announced' }
    expect(refusals(announced, 'open', {}, '2027-01-14')).toEqual(['before-base-date', 'before-opening'])
    expect(refusals(announced, 'open', {}, '2027-01-15')).toEqual([])
  })
})

describe('the 基本方針 of the 情報保証統括責任者', () => {
  test('R029: without one the directive’s dates and targets hold; one that is recorded stands in their place', () => {
    expect(year).toMatchObject({ baseDate: '2027-01-15', reportDue: '2027-02-28', policy: null })
    const policy = { ...NOTHING, baseDate: '2027-01-01', strata: ['staff'], method: '面談による' }
    expect(refusals(year, 'follow-policy', policy, '2026-12-10')).toEqual([])
    const after = applied(year, 'follow-policy', policy)
    expect(after).toMatchObject({
      baseDate: '2027-01-01',
      strata: ['staff'],
      method: '面談による',
      reportDue: '2027-02-28',
    })
    expect(after.policy).toMatchObject({ document: '基本方針', strata: ['staff'], reportDue: null })
    expect(refusals(after, 'change-dates', { ...DAYS, opensOn: '2027-01-04' }, '2026-12-10')).toEqual([])
  })

  test('R029, R031: it changes neither base date nor targets once the roster is frozen by them', () => {
    const frozen = { ...year, state: 'open', rosterCount: 10 }
    expect(refusals(frozen, 'follow-policy', { ...NOTHING, strata: ['staff'] }, '2027-01-20')).toEqual([
      'roster-frozen',
    ])
    expect(refusals(frozen, 'follow-policy', { ...NOTHING, reportDue: '2027-03-31' }, '2027-01-20')).toEqual([])
  })
})

describe('announcing and ending', () => {
  test('R031, R032: it is announced once there is a frozen sheet for every target, and for the targets alone', () => {
    const without = { ...year, sheets: year.sheets.filter((s) => s.stratum !== 'unit') }
    expect(refusals(without, 'announce', {}, '2026-12-10')).toEqual(['sheet-missing'])
    expect(refusals({ ...without, strata: ['staff'] }, 'announce', {}, '2026-12-10')).toEqual([])
  })

  test('R032: the sheets are shown by the 指揮通信システム部長 and nobody else', () => {
    const officer = { ...chief, authorities: chief.authorities.map((a) => ({ ...a, role: 'UNIT' as const })) }
    expect(refusals(year, 'announce', {}, '2026-12-10', officer)).toEqual(['not-your-role'])
  })

  test('R032: answering ends when its day has passed, or everybody has answered', () => {
    const open = { ...year, state: 'open', unanswered: 3 }
    expect(refusals(open, 'close', {}, '2027-02-15')).toEqual(['before-closing'])
    expect(refusals(open, 'close', {}, '2027-02-16')).toEqual([])
    expect(refusals({ ...open, unanswered: 0 }, 'close', {}, '2027-01-20')).toEqual([])
  })

  test('R033: answering is taken up again only up to the day of the report', () => {
    const counting = { ...year, state: 'counting' }
    const again = (closesOn: string) => refusals(counting, 'reopen', { closesOn, reason: '遅れ' }, '2027-02-16')
    expect(again('2027-03-01')).toEqual(['closes-too-late'])
    expect(again('2027-02-15')).toEqual(['closes-too-late'])
    expect(again('2027-02-20')).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/pure/actor.ts'
import { warningsOf } from '#kernel/pure/decide.ts'
import { planItem } from './process.ts'
import type { PlanItem } from './model.ts'
import {
  aBlank,
  aMilestone,
  anItem,
  aPlannedItem,
  asked,
  attempt,
  auditor,
  cert,
  dev,
  FILLED,
  holding,
  iao,
  ops,
  PEOPLE,
  reported,
  stranger,
  SYSTEM,
  TODAY,
  workedAt,
  type Tried,
} from './plan-for-tests.ts'

const done = (tried: Tried): PlanItem => {
  if (tried.kind !== 'done') throw new Error(JSON.stringify(tried))
  return tried.after
}

const REVIEW = { id: '00000000-0000-7000-8000-000000000901', title: '運用承認 湾岸システム' }
const MEMBER = {
  findingId: '00000000-0000-7000-8000-000000000601',
  title: '古い版',
  host: 'db1',
  severity: 3,
  open: true,
}

describe('one thing is wrong, all others are right', () => {
  type Wrong = [name: string, act: string, on: PlanItem, by: Actor, typed: object, code: string, rule: string]
  test.each<Wrong>([
    [
      'R142: a finding stands in one item only',
      'open',
      aBlank({ strangers: 1 }),
      dev,
      {},
      'findings-not-loose',
      'R142',
    ],
    [
      'R121: a control is named as the catalogue names it',
      'open',
      aBlank(),
      dev,
      { controlId: '監査' },
      'control-unreadable',
      'R121',
    ],
    [
      'R121: a milestone has a name and a day',
      'plan',
      anItem(),
      dev,
      { milestone2: '適用' },
      'milestone-incomplete',
      'R121',
    ],
    [
      'R121: no milestone passes the item’s day',
      'plan',
      anItem(),
      dev,
      { milestone1On: '2027-02-01' },
      'milestone-after-due',
      'R121',
    ],
    [
      'R121: before approval a changed milestone stays within the item’s day',
      'change-milestone',
      workedAt(),
      dev,
      { dueOn: '2027-02-01' },
      'milestone-after-due',
      'R121',
    ],
    [
      'R121: after approval the due day is frozen',
      'replan',
      aPlannedItem({ approved: true }),
      dev,
      {},
      'due-frozen',
      'R121',
    ],
    [
      'R126: an item of a package under review is locked',
      'plan',
      anItem({ review: REVIEW }),
      dev,
      {},
      'under-review',
      'R126',
    ],
    [
      'R137: only a milestone still ahead is reached',
      'reach',
      workedAt({ milestones: [aMilestone({ dropped: true })] }),
      ops,
      {},
      'milestone-not-current',
      'R137',
    ],
    [
      'R137: nothing is reached in the future',
      'reach',
      workedAt(),
      ops,
      { reachedOn: '2026-11-10' },
      'reached-in-future',
      'R137',
    ],
    [
      'R137: completion is not in the future',
      'report',
      workedAt(),
      ops,
      { completedOn: '2026-11-10' },
      'completed-in-future',
      'R137',
    ],
    [
      'R121: what has no milestone is not reported done',
      'report',
      workedAt({ milestones: [] }),
      ops,
      {},
      'no-plan',
      'R121',
    ],
    ['R121: what has no due day is not begun', 'start', aPlannedItem({ dueOn: null }), ops, {}, 'no-plan', 'R121'],
    ['R137: the certifier has seen the evidence', 'confirm', reported(), cert, { seen: '' }, 'evidence-unseen', 'R137'],
    [
      'R142: what the newest scan still shows stays in the plan',
      'confirm',
      reported({ members: [MEMBER] }),
      cert,
      {},
      'findings-open',
      'R142',
    ],
    [
      'R142: nor is it declared 該当なし',
      'not-applicable',
      workedAt({ members: [MEMBER] }),
      cert,
      {},
      'findings-open',
      'R142',
    ],
    [
      'R137: who reported it done does not confirm it',
      'confirm',
      reported({ reportedPersonId: cert.personId }),
      cert,
      {},
      'own-report',
      'R137',
    ],
    [
      'R127: who asked for the acceptance does not accept',
      'accept',
      asked({ askedPersonId: iao.personId }),
      iao,
      {},
      'own-acceptance',
      'R127',
    ],
    [
      'R127: an acceptance ends on a day to come',
      'accept',
      asked(),
      iao,
      { until: TODAY },
      'acceptance-endless',
      'R127',
    ],
    [
      'R138: a measure is handed to the other side only',
      'hand-over',
      workedAt(),
      dev,
      { side: 'ops' },
      'same-side',
      'R138',
    ],
    [
      'R137: no more milestones than a line holds',
      'add-milestone',
      workedAt({ milestones: [1, 2, 3, 4, 5].map((n) => aMilestone({ id: String(n) })) }),
      dev,
      { dueOn: '2026-12-02' },
      'too-many-milestones',
      'R137',
    ],
    [
      'R137: a title is one line',
      'correct',
      anItem(),
      dev,
      { field: 'title', value: '一\n二' },
      'correction-too-long',
      'R137',
    ],
    [
      'R142: only a finding of the item leaves it',
      'remove-findings',
      workedAt(),
      dev,
      { findings: [MEMBER.findingId] },
      'not-a-member',
      'R142',
    ],
  ])('%s', (_, act, on, by, typed, code, rule) => {
    const tried = attempt(act, on, by, { ...FILLED, ...typed })
    expect(tried).toMatchObject({ kind: 'refused', codes: [code] })
    expect(tried.kind === 'refused' ? tried.rules : []).toContain(rule)
  })

  test('R126: every act on an item that is there is locked while its package is under review', () => {
    const open = Object.entries(planItem.acts).filter(
      ([name, act]) => !['open', 'enter'].includes(name) && !(act.gates ?? []).some((g) => g.code === 'under-review'),
    )
    expect(open).toEqual([])
  })

  test('R121: a passed due day is told, and does not stop what is so', () => {
    const act = planItem.acts['plan']
    const tried = attempt('plan', anItem(), dev, { ...FILLED, dueOn: '2026-11-01', milestone1On: '2026-10-01' })
    if (tried.kind !== 'done' || !act) throw new Error(JSON.stringify(tried))
    expect(warningsOf(act, tried.context).map((w) => w.code)).toEqual(['due-passed'])
  })
})

describe('who does what', () => {
  const may = (act: string, on: PlanItem) =>
    PEOPLE.filter((by) => attempt(act, on, by).kind === 'done').map((p) => p.authorities[0]?.role)

  test('R121, R142: 整備, 運用 and the certifier open; an auditor opens what an audit found, and nobody else does', () => {
    expect(may('open', aBlank())).toEqual(['SYS_DEV', 'SYS_OPS', 'CERT'])
    expect(may('open', aBlank({ origin: 'audit' }))).toEqual(['AUD'])
  })

  test('R137, R138: the side that has the measure works at it', () => {
    expect(may('start', aPlannedItem({ side: 'dev' }))).toEqual(['SYS_DEV'])
    expect(may('start', aPlannedItem({ side: 'ops' }))).toEqual(['SYS_OPS'])
    expect(may('report', workedAt({ side: 'dev' }))).toEqual(['SYS_DEV'])
  })

  test('R137: the certifier confirms, and of an audit’s items the auditor', () => {
    expect(may('confirm', reported())).toEqual(['CERT'])
    expect(may('confirm', reported({ origin: 'audit' }))).toEqual(['AUD'])
  })

  test('R127: the 情報保証責任者 alone accepts or refuses a risk', () => {
    expect(may('accept', asked())).toEqual(['IAO'])
    expect(may('refuse-acceptance', asked())).toEqual(['IAO'])
  })

  test('R121: nobody of another system does anything', () => {
    for (const [name, act] of Object.entries(planItem.acts)) {
      const state = [act.from].flat()[0] ?? ''
      expect(attempt(name, reported({ state }), stranger, { ...FILLED, findings: ['x'] }).kind, name).not.toBe('done')
    }
  })

  test('R137: a person in both posts still does not confirm what they reported', () => {
    const both = holding(9, SYSTEM.id, 'SYS_OPS', 'CERT')
    const item = done(attempt('report', workedAt(), both))
    expect(attempt('confirm', item, both)).toMatchObject({ kind: 'refused', codes: ['own-report'] })
    expect(attempt('confirm', item, cert).kind).toBe('done')
  })
})

describe('what becomes of an item', () => {
  test('R121, R137: opened, planned, begun, reached, reported and confirmed it has ended', () => {
    const opened = done(attempt('open', aBlank(), dev))
    expect(opened).toMatchObject({ state: 'draft', number: '将来R8-0009', controlId: 'au-2', openedOn: TODAY })
    const planned = done(attempt('plan', opened, dev))
    const working = done(attempt('start', planned, ops))
    const reached = done(attempt('reach', working, ops, { ...FILLED, milestone: planned.milestones[0]?.id }))
    const ended = done(attempt('confirm', done(attempt('report', reached, ops)), cert))
    expect(ended).toMatchObject({ state: 'completed', endedOn: TODAY, confirmEvidence: FILLED.confirmEvidence })
    expect(ended.milestones.map((m) => m.reachedOn)).toEqual([TODAY])
  })

  test('R137: after approval a milestone’s change extends the item and leaves its due day', () => {
    const item = done(
      attempt('change-milestone', workedAt({ approved: true }), dev, { ...FILLED, dueOn: '2027-03-15' }),
    )
    expect(item).toMatchObject({ dueOn: '2027-01-31', extendedOn: '2027-03-15' })
    expect(item.milestones.map((m) => [m.dropped, m.dueOn, m.reason])).toEqual([
      [true, '2026-12-01', FILLED.reason],
      [false, '2027-03-15', FILLED.reason],
    ])
    const nearer = done(
      attempt('change-milestone', workedAt({ approved: true }), dev, { ...FILLED, dueOn: '2026-12-24' }),
    )
    expect(nearer.extendedOn).toBeNull()
  })

  test('R127: an accepted risk has an end, and neither due day nor milestones', () => {
    const item = done(attempt('accept', asked(), iao))
    expect(item).toMatchObject({ state: 'accepted', dueOn: null, acceptedUntil: FILLED.until })
    expect(item.milestones.every((m) => m.dropped)).toBe(true)
  })

  test('R127: refused or withdrawn, it goes on where it was', () => {
    for (const askedFrom of ['draft', 'planned', 'working']) {
      expect(done(attempt('refuse-acceptance', asked({ askedFrom }), iao)).state).toBe(askedFrom)
      expect(done(attempt('withdraw-acceptance', asked({ askedFrom }), dev)).state).toBe(askedFrom)
    }
  })

  test('R137: sent back, its report counts no longer', () => {
    expect(done(attempt('send-back', reported(), cert))).toMatchObject({
      state: 'working',
      completedOn: null,
      reportedPersonId: null,
      sentBack: FILLED.reason,
    })
  })

  test('R142: opened again, it is to be planned anew', () => {
    const ended = reported({ state: 'completed', endedOn: TODAY })
    expect(done(attempt('reopen', ended, cert))).toMatchObject({ state: 'draft', endedOn: null, dueOn: null })
  })

  test('R137: 運用 is told when 整備 plans, and whoever takes a measure over', () => {
    const told = (act: string, on: PlanItem, typed: object = {}) => {
      const tried = attempt(act, on, dev, { ...FILLED, ...typed })
      if (tried.kind !== 'done') throw new Error(JSON.stringify(tried))
      return (planItem.acts[act]?.notices?.(tried.context, tried.after) ?? []).map((n) => [n.verb, n.role])
    }
    expect(told('plan', anItem())).toEqual([['情報提供', 'SYS_OPS']])
    expect(told('hand-over', workedAt(), { side: 'dev' })).toEqual([['連絡', 'SYS_DEV']])
  })

  test('R137: a plan written anew keeps the milestones it says again, reached ones with their day', () => {
    const kept = aMilestone({ reachedOn: '2026-11-01' })
    const gone = aMilestone({ id: 'gone', position: 2, title: '外す節目' })
    const item = done(
      attempt('replan', workedAt({ milestones: [kept, gone] }), dev, {
        ...FILLED,
        milestone2: '適用',
        milestone2On: '2027-01-20',
      }),
    )
    expect(item.milestones.filter((m) => !m.dropped).map((m) => [m.title, m.reachedOn])).toEqual([
      [kept.title, '2026-11-01'],
      ['適用', null],
    ])
    expect(item.milestones.find((m) => m.id === 'gone')?.dropped).toBe(true)
  })

  test('R121: an auditor does not plan', () => {
    expect(attempt('plan', anItem({ origin: 'audit' }), auditor)).toMatchObject({ codes: ['not-your-role'] })
  })
})

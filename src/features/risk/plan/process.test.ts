import { describe, expect, test } from 'vitest'
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

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
  cert,
  dev,
  FILLED,
  iao,
  ops,
  reported,
  TODAY,
  workedAt,
} from './plan-for-tests.ts'

const REVIEW = { id: '00000000-0000-7000-8000-000000000901' }
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
    expect(tried).toMatchObject({ kind: 'refused', codes: expect.arrayContaining([code]) })
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

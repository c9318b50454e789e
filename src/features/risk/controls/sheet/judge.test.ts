import { describe, expect, test } from 'vitest'
import type { Authority } from '#kernel/pure/actor.ts'
import type { RoleKey } from '#directive/roles.ts'
import { highWater, type Level } from '../words.ts'
import { judgeWritten, writesControls } from './judge.ts'
import { tidied, type Written } from './row.ts'

const as = (role: RoleKey): Authority => ({
  role,
  postId: 'p',
  postTitle: '官職',
  kind: 'substantive',
  unitId: null,
  unitName: null,
  systemId: 's',
  systemName: null,
  provision: '',
})

const row = (given: Partial<Written> = {}): Written => ({
  applicability: 'applied',
  reason: null,
  inheritedFrom: null,
  status: 'none',
  description: null,
  responsibility: 'both',
  evidence: null,
  ...given,
})

const judge = (before: Partial<Written>, after: Partial<Written>, role: RoleKey = 'SYS_DEV', provided = true) =>
  judgeWritten({
    label: 'AC-2',
    controlId: 'ac-2',
    systemId: 's',
    before: row(before),
    after: row({ ...before, ...after }),
    as: as(role),
    provides: () => provided,
  })?.code ?? null

describe('what may be written of a control', () => {
  test.each<[string, Partial<Written>, Partial<Written>, RoleKey, string | null]>([
    ['R119: 整備 writes any control', { responsibility: 'dev' }, { status: 'implemented' }, 'SYS_DEV', null],
    ['R138: 運用 writes what is in its charge', { responsibility: 'ops' }, { status: 'partial' }, 'SYS_OPS', null],
    ['R138: 運用 writes what both answer for', { responsibility: 'both' }, { description: '行う' }, 'SYS_OPS', null],
    [
      'R138: 運用 does not write what is 整備’s',
      { responsibility: 'dev' },
      { status: 'partial' },
      'SYS_OPS',
      'not-in-operational-charge',
    ],
    [
      'R138: 運用 does not take a control over',
      { responsibility: 'both' },
      { responsibility: 'ops' },
      'SYS_OPS',
      'charge-is-for-development',
    ],
    [
      'R119: 運用 does not decide what applies',
      { responsibility: 'ops' },
      { applicability: 'excluded', reason: '要らない' },
      'SYS_OPS',
      'charge-is-for-development',
    ],
    ['R119: what is excluded has a reason', {}, { applicability: 'excluded' }, 'SYS_DEV', 'excluded-without-reason'],
    [
      'R119: spaces are no reason',
      {},
      { applicability: 'excluded', reason: ' 　' },
      'SYS_DEV',
      'excluded-without-reason',
    ],
    ['R119: excluded with a reason', {}, { applicability: 'excluded', reason: '機能がない' }, 'SYS_DEV', null],
    [
      'R119: what is inherited names from where',
      {},
      { applicability: 'inherited' },
      'SYS_DEV',
      'inherits-from-nowhere',
    ],
    [
      'R119: nothing is inherited from itself',
      {},
      { applicability: 'inherited', inheritedFrom: 's' },
      'SYS_DEV',
      'inherits-from-itself',
    ],
    [
      'R119: inherited from a system that provides it',
      {},
      { applicability: 'inherited', inheritedFrom: 't' },
      'SYS_DEV',
      null,
    ],
  ])('%s', (_, before, after, role, expected) => {
    expect(judge(before, after, role)).toBe(expected)
  })

  test('R119: nothing is newly inherited from a system that does not provide it, but what was so stays', () => {
    const inherited = { applicability: 'inherited', inheritedFrom: 't' } as const
    expect(judge({}, inherited, 'SYS_DEV', false)).toBe('not-provided')
    expect(judge(inherited, { evidence: '台帳' }, 'SYS_DEV', false)).toBeNull()
  })
})

test('a reason falls away with the exclusion, a source with the inheritance', () => {
  expect(tidied(row({ reason: '機能がない', inheritedFrom: 't' }))).toEqual(row())
})

test('整備 comes before 運用 where one person is both', () => {
  const actor = { authorities: [as('SYS_OPS'), as('SYS_DEV')] } as unknown as Parameters<typeof writesControls>[0]
  expect(writesControls(actor, 's')?.role).toBe('SYS_DEV')
  expect(writesControls(actor, 'other')).toBeNull()
})

test.each<[Level, Level, Level, Level]>([
  ['low', 'low', 'low', 'low'],
  ['low', 'moderate', 'low', 'moderate'],
  ['low', 'moderate', 'high', 'high'],
  ['high', 'low', 'low', 'high'],
])(
  'of 機密性 %s, 完全性 %s, 可用性 %s the highest is the system’s: %s',
  (confidentiality, integrity, availability, high) => {
    expect(highWater({ confidentiality, integrity, availability })).toBe(high)
  },
)

import { expect, test } from 'vitest'
import type { Actor, Authority } from '#kernel/pure/actor.ts'
import { narrowedTo } from './narrow-actor.ts'

const authority = (of: Partial<Authority>): Authority => ({
  role: 'SYS_OPS',
  postId: 'p',
  postTitle: '課長',
  kind: 'substantive',
  unitId: null,
  unitName: null,
  systemId: null,
  systemName: null,
  provision: '',
  ...of,
})

const actor: Actor = {
  personId: 'x',
  name: '見本',
  rank: '１佐',
  posts: [],
  authorities: [
    authority({ systemId: 'a' }),
    authority({ systemId: 'b' }),
    authority({ role: 'UNIT', unitId: 'u' }),
    authority({ role: 'CIR' }),
  ],
  reach: { units: ['u'], systems: ['a', 'b'], everything: true, roles: ['SYS_OPS', 'UNIT', 'CIR'] },
}

test('a token for one system leaves no unit, no other system, and nothing over all', () => {
  const narrow = narrowedTo(actor, 'a')
  expect(narrow.authorities.map((a) => [a.role, a.systemId])).toEqual([['SYS_OPS', 'a']])
  expect(narrow.reach).toEqual({ units: [], systems: ['a'], everything: false, roles: ['SYS_OPS'] })
})

test('a system the person does not see is not seen by a token either', () => {
  const limited = { ...actor, reach: { ...actor.reach, everything: false } }
  expect(narrowedTo(limited, 'c').reach.systems).toEqual([])
})

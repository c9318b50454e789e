import { expect, test } from 'vitest'
import { progressDeltas, replyDeltas, type Touched } from './delta.ts'

const touched = (given: Partial<Touched> = {}): Touched => ({
  rosterId: 'r',
  answerId: null,
  unitId: 'u',
  stratum: 'staff',
  standing: 'due',
  state: 'none',
  digest: null,
  joined: false,
  was: null,
  ...given,
})

const sums = { people: 0, absent: 0, submitted: 0, returned: 0, confirmed: 0 }

test('R033: a first answer is one more submitted of a unit that counted the person already', () => {
  const t = touched({ state: 'submitted', answerId: 'a', digest: 'd1' })
  expect(progressDeltas([t])).toEqual([{ ...sums, submitted: 1, unitId: 'u', stratum: 'staff' }])
  expect(replyDeltas([t])).toEqual({ plus: ['a'], minus: [] })
})

test('R033: what is counted already changes nothing, however often the record is looked at', () => {
  const was = { standing: 'due', state: 'submitted', digest: 'd1' } as const
  const t = touched({ state: 'submitted', answerId: 'a', digest: 'd1', was })
  expect(progressDeltas([t])).toEqual([])
  expect(replyDeltas([t])).toEqual({ plus: [], minus: [] })
})

test('R032: a corrected answer takes the place of the earlier one', () => {
  const was = { standing: 'due', state: 'returned', digest: 'd1' } as const
  const t = touched({ state: 'submitted', answerId: 'a', digest: 'd2', was })
  expect(progressDeltas([t])).toEqual([{ ...sums, returned: -1, submitted: 1, unitId: 'u', stratum: 'staff' }])
  expect(replyDeltas([t])).toEqual({ plus: ['a'], minus: [{ answerId: 'a', digest: 'd1' }] })
})

test('R031: somebody put on the roster afterwards is one person more; excused at once, one more and absent', () => {
  expect(progressDeltas([touched({ standing: 'late-joiner', joined: true })])).toEqual([
    { ...sums, people: 1, unitId: 'u', stratum: 'staff' },
  ])
  expect(progressDeltas([touched({ standing: 'absent', joined: true })])).toEqual([
    { ...sums, people: 1, absent: 1, unitId: 'u', stratum: 'staff' },
  ])
})

test('R031: an absence is told apart from an answer, and an answer counts before an absence', () => {
  expect(progressDeltas([touched({ standing: 'absent' })])).toMatchObject([{ people: 0, absent: 1 }])
  expect(progressDeltas([touched({ standing: 'absent', state: 'confirmed' })])).toMatchObject([
    { people: 0, absent: 0, confirmed: 1 },
  ])
})

import { describe, expect, test } from 'vitest'
import { ALWAYS, standing, stepsFrom, type CellFacts, type OwedSpan } from './steps.ts'

const cell = (given: Partial<CellFacts> = {}): CellFacts => ({
  force: 'shall',
  owed: [],
  firstDeedOn: null,
  occasionOn: null,
  endsOn: null,
  ...given,
})

const owed = (given: Partial<OwedSpan> = {}): OwedSpan => ({
  fromOn: '2026-04-01',
  toOn: null,
  dueOn: null,
  begun: true,
  ...given,
})

const stateOf = (facts: CellFacts, day: string) => standing(facts, day).state

describe('a cell stands', () => {
  test('該当なし while there is nothing for the rule to apply to', () => {
    expect(stateOf(cell(), '2026-05-01')).toBe('not-applicable')
    expect(stateOf(cell({ occasionOn: '2026-05-02' }), '2026-05-01')).toBe('not-applicable')
  })

  test('記録なし from the first occasion until the first deed', () => {
    const facts = cell({ occasionOn: '2026-05-01', firstDeedOn: '2026-06-01' })
    expect(stateOf(facts, '2026-05-01')).toBe('no-record')
    expect(stateOf(facts, '2026-05-31')).toBe('no-record')
    expect(stateOf(facts, '2026-06-01')).toBe('kept')
  })

  test('該当なし where the directive only permits and nobody did it', () => {
    expect(stateOf(cell({ force: 'may', occasionOn: '2026-05-01' }), '2026-06-01')).toBe('not-applicable')
    expect(stateOf(cell({ force: 'may', firstDeedOn: '2026-05-01' }), '2026-06-01')).toBe('kept')
  })

  test('未着手 while what is owed has not been begun, 期限内 once it has', () => {
    expect(stateOf(cell({ owed: [owed({ begun: false, dueOn: '2027-03-31' })] }), '2026-05-01')).toBe('not-begun')
    expect(stateOf(cell({ owed: [owed({ begun: false }), owed()] }), '2026-05-01')).toBe('within')
  })

  test('期限超過 from the day after the date, whatever was begun, and whatever else is in time', () => {
    const facts = cell({
      owed: [owed({ dueOn: '2026-05-10' }), owed({ dueOn: '2026-09-01' })],
      firstDeedOn: '2026-04-01',
    })
    expect(stateOf(facts, '2026-05-10')).toBe('within')
    expect(standing(facts, '2026-05-11')).toEqual({ state: 'overdue', dueOn: '2026-05-10' })
  })

  test('履行 at the end of the day on which what was owed was done', () => {
    const facts = cell({ owed: [owed({ dueOn: '2026-05-10', toOn: '2026-05-20' })], firstDeedOn: '2026-05-20' })
    expect(stateOf(facts, '2026-05-19')).toBe('overdue')
    expect(stateOf(facts, '2026-05-20')).toBe('kept')
  })

  test('該当なし from the day on which its unit is bound no more', () => {
    const facts = cell({ owed: [owed()], endsOn: '2026-08-01' })
    expect(stateOf(facts, '2026-07-31')).toBe('within')
    expect(stateOf(facts, '2026-08-01')).toBe('not-applicable')
  })
})

describe('the steps of a cell', () => {
  test('tell beforehand what passing days will make of it', () => {
    expect(stepsFrom(cell({ owed: [owed({ dueOn: '2026-05-10' })] }), '2026-04-01')).toEqual([
      { fromOn: '2026-04-01', untilOn: '2026-05-11', state: 'within', dueOn: '2026-05-10' },
      { fromOn: '2026-05-11', untilOn: ALWAYS, state: 'overdue', dueOn: '2026-05-10' },
    ])
  })

  test('agree with the standing of every day', () => {
    const facts = cell({
      owed: [
        owed({ dueOn: '2026-04-10', toOn: '2026-04-20' }),
        owed({ fromOn: '2026-04-15', begun: false, toOn: '2026-05-05' }),
        owed({ fromOn: '2026-05-10', dueOn: '2026-05-12', toOn: '2026-05-12' }),
      ],
      occasionOn: '2026-03-20',
      firstDeedOn: '2026-04-20',
      endsOn: '2026-05-20',
    })
    const steps = stepsFrom(facts, '2026-03-01')
    for (let n = 1; n <= 100; n += 1) {
      const day = new Date(Date.UTC(2026, 2, n)).toISOString().slice(0, 10)
      const step = steps.find((one) => one.fromOn <= day && day < one.untilOn)
      expect([day, step?.state ?? 'not-applicable']).toEqual([day, stateOf(facts, day)])
    }
  })

  test('from a later day on are the same as those drawn from the beginning', () => {
    const facts = cell({ owed: [owed({ dueOn: '2026-04-10', toOn: '2026-04-20' })], firstDeedOn: '2026-04-20' })
    expect(stepsFrom(facts, '2026-04-15')).toEqual([
      { fromOn: '2026-04-15', untilOn: '2026-04-20', state: 'overdue', dueOn: '2026-04-10' },
      { fromOn: '2026-04-20', untilOn: ALWAYS, state: 'kept', dueOn: null },
    ])
  })
})

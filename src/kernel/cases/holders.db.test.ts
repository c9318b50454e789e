import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RoleKey } from '#directive/roles.ts'
import { anOrganisation, FOUNDED, known, TODAY, type Trial } from '#features/organisation/organisation.builders.ts'
import { loadSamplePeople } from '#features/organisation/set-up/sample-people.ts'
import type { Target } from '#kernel/pure/process.ts'
import { laneHolders } from './holders.ts'

let trial: Trial
beforeAll(async () => {
  trial = await anOrganisation()
})
afterAll(() => trial.close())

type Asked = Readonly<Record<string, readonly [RoleKey, Target?]>>

const shown = (lanes: Asked) =>
  trial.read((tx) =>
    laneHolders(
      tx,
      Object.fromEntries(
        Object.entries(lanes).map(([key, [role, target = {}]]) => [key, { title: key, role, over: () => target }]),
      ),
      {},
      TODAY,
    ),
  )

const planning = () => ({ unitId: known(trial.known.units, 'js-c4-planning') })

test('a post that nobody holds is named with its vacancy, and with its holder by its title', async () => {
  expect(await shown({ unit: ['UNIT', planning()] })).toEqual({ unit: '指揮通信システム企画課長（欠員）' })
  await loadSamplePeople(trial.run, trial.known, FOUNDED)
  expect(await shown({ unit: ['UNIT', planning()] })).toEqual({ unit: '指揮通信システム企画課長' })
})

test('each lane has its own people: a person, a post over a unit, nobody for 職員 at large, four at most', async () => {
  const person = await trial.read((tx) =>
    tx.selectFrom('person').select('id').where('name', '=', '大友 桂').executeTakeFirstOrThrow(),
  )
  const lanes = await shown({
    one: ['USER', { personId: person.id }],
    unit: ['UNIT', planning()],
    again: ['UNIT', planning()],
    everybody: ['USER'],
    officers: ['UNIT'],
    nobody: ['UNIT', { unitId: person.id }],
  })
  expect(lanes).toMatchObject({
    one: expect.stringMatching(/ 大友 桂$/) as string,
    unit: '指揮通信システム企画課長',
    again: '指揮通信システム企画課長',
    everybody: '',
    nobody: '',
  })
  expect(lanes['officers']?.split('、').length).toBeGreaterThan(1)
  expect(lanes['officers']?.split('、').length).toBeLessThanOrEqual(4)
})

test('a case without lanes asks nothing', async () => {
  expect(await shown({})).toEqual({})
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROLES } from '#directive/roles.ts'
import { anOrganisation, FOUNDED, TODAY, type Trial } from '../organisation.builders.ts'
import { peopleForSignIn, type SignInChoice } from '../people-for-sign-in.ts'
import { DESIGNATED_ROLES } from '../words.ts'
import { readKnown } from './known.ts'
import { SAMPLE_PEOPLE } from './sample-names.ts'
import { loadSamplePeople } from './sample-people.ts'

let trial: Trial
let people: readonly SignInChoice[]
beforeAll(async () => {
  trial = await anOrganisation()
  await loadSamplePeople(trial.run, trial.known, FOUNDED)
  people = await trial.read((tx) => peopleForSignIn(tx, TODAY))
})
afterAll(() => trial.close())

const called = (name: string) => people.find((p) => p.name === name)

test('everybody is there once, under a name and a kana of their own', () => {
  expect(people).toHaveLength(SAMPLE_PEOPLE.length)
  expect(new Set(people.map((p) => p.name)).size).toBe(people.length)
})

test.each(DESIGNATED_ROLES.map((role) => [ROLES[role].title, role] as const))('somebody stands as %s', (_, role) => {
  expect(people.some((p) => p.roles.includes(role))).toBe(true)
})

test('one is a deputy, one holds two posts, two are not staff', () => {
  expect(called('渡会 昴')?.posts).toEqual(['第２隊長（代理）'])
  expect(called('薄井 美咲')?.posts).toEqual(['総務課長', '企画室長（事務取扱）'])
  expect(people.filter((p) => p.kind === 'attached').map((p) => p.roles)).toEqual([[], []])
})

test('what the sample document settles is no reading any more, and the rest still is', async () => {
  const rows = await trial.read((tx) =>
    tx.selectFrom('appointment').select(['role', 'inferred']).where('role', 'in', ['IAO', 'J6P']).execute(),
  )
  expect(rows.filter((r) => r.role === 'IAO')).toEqual([{ role: 'IAO', inferred: null }])
  expect(rows.filter((r) => r.role === 'J6P' && r.inferred !== null)).toHaveLength(1)
})

test('loading again does nothing', async () => {
  const count = () => trial.read(async (tx) => (await tx.selectFrom('ledgerEntry').select('id').execute()).length)
  const before = await count()
  await loadSamplePeople(trial.run, await trial.read(readKnown), FOUNDED)
  expect(await count()).toBe(before)
})

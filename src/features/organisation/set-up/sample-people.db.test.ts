import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadActor } from '../actor-store.ts'
import { anOrganisation, FOUNDED, known, TODAY, type Trial } from '../organisation.builders.ts'
import { peopleForSignIn } from '../people-for-sign-in.ts'
import { readKnown } from './known.ts'
import { SAMPLE_PEOPLE } from './sample-names.ts'
import { loadSamplePeople } from './sample-people.ts'

let trial: Trial
let took: number
beforeAll(async () => {
  trial = await anOrganisation()
  const before = performance.now()
  await loadSamplePeople(trial.run, trial.known, FOUNDED)
  took = performance.now() - before
})
afterAll(() => trial.close())

const entries = () =>
  trial.read(async (tx) => (await tx.selectFrom('ledgerEntry').select('id').execute()).length)

test('everybody is there, and every designated post is held but for nobody', async () => {
  console.log(took)
  const people = await trial.read((tx) => peopleForSignIn(tx, TODAY))
  expect(people).toHaveLength(SAMPLE_PEOPLE.length)
})

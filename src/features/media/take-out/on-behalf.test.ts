import { expect, test } from 'vitest'
import { aTakeOut, attempt, doneOf, refusalOf } from '../media-for-tests.ts'
import { FILLED } from '../forms-for-tests.ts'
import { keeper, officer } from '../people-for-tests.ts'
import { takeOut } from './process.ts'

test('R048, R054: a keeper records the return of somebody who cannot', () => {
  const out = aTakeOut({ state: 'out' })
  const done = doneOf(attempt(takeOut, out, 'take-back', FILLED.returned, { by: keeper }))
  expect(done.after).toMatchObject({ state: 'returned' })
  expect(takeOut.acts['take-back']?.follows?.(done.context, done.after)).toMatchObject([
    { process: 'media.medium', act: 'come-back', caseId: out.mediumId },
  ])
})

test('R054: nobody records his own return as another’s', () => {
  const own = aTakeOut({ state: 'out', applicantId: keeper.personId })
  expect(refusalOf(attempt(takeOut, own, 'take-back', FILLED.returned, { by: keeper }))).toMatchObject({
    codes: ['own-return'],
  })
})

test('R014, R054: the officer withdraws for somebody who has gone, and the medium is free again', () => {
  const permitted = aTakeOut({ state: 'permitted' })
  const done = doneOf(attempt(takeOut, permitted, 'withdraw-instead', { comment: '異動のため' }, { by: officer }))
  expect(done.after).toMatchObject({ state: 'withdrawn' })
  expect(takeOut.acts['withdraw-instead']?.follows?.(done.context, done.after)).toMatchObject([{ act: 'release' }])
})

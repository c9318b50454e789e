import { describe, expect, test } from 'vitest'
import { aMedium, attempt, refusalOf } from '../media-for-tests.ts'
import { CAUSE, colleague, member, otherMember } from '../people-for-tests.ts'
import { medium } from './process.ts'

const inUse = aMedium({ state: 'in-use', holderId: member.personId, holderName: '2等海尉 使田 用' })

const change = (by: typeof member, more: Parameters<typeof aMedium>[0] = {}, toId = by.personId) =>
  attempt(medium, { ...inUse, ...more }, 'change-user', { toId, virusCheck: '検査して感染なし' }, { by, cause: CAUSE })

describe('the user of a medium changes', () => {
  test('R053: to another of the unit, with a new line of the log under the new name', () => {
    expect(change(colleague)).toMatchObject({
      kind: 'done',
      after: {
        state: 'in-use',
        holderId: colleague.personId,
        use: { id: '', userId: colleague.personId, returnedAt: null, virusCheck: '検査して感染なし' },
      },
    })
  })

  test('R048, R053: not to somebody of another unit, nor in somebody else’s name', () => {
    expect(refusalOf(change(otherMember)).codes).toEqual(['successor-elsewhere'])
    expect(refusalOf(change(colleague, {}, member.personId)).codes).toEqual(['successor-elsewhere'])
  })

  test('R016: not while an infection is not cleared', () => {
    expect(refusalOf(change(colleague, { infectedSince: new Date(0) })).codes).toEqual(['infection-not-cleared'])
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act } from '#kernel/act/act.ts'
import { recordsOf } from '#kernel/act/act.builders.ts'
import { readAs } from '#kernel/db/database.ts'
import { FILLED } from '../forms-for-tests.ts'
import { colleague, keeper, member, NOW, otherMember } from '../people-for-tests.ts'
import { confirmDesk } from './confirm.ts'
import { aScan, someDesks, type Desks, type Labelled } from './desk-for-tests.ts'
import { handedTo } from './handed/store.ts'

let desks: Desks
beforeAll(async () => {
  desks = await someDesks()
})
afterAll(() => desks.office.close())

describe('a desk at which the keeper hands media out', () => {
  const answers = { ...FILLED.use, receiverId: colleague.personId }
  const handed = async (count: number): Promise<readonly Labelled[]> => {
    const list = await desks.media(count)
    const id = await desks.opened('begin-use', answers, keeper)
    await desks.scanned(
      id,
      list.map((m) => aScan(m.code)),
      keeper,
    )
    expect(await confirmDesk(await desks.given(id, keeper))).toEqual({ done: count, blocked: 0 })
    return list
  }
  const usesOf = async (mediumId: string) =>
    (await desks.office.owner.query('select * from medium_use where medium_id = $1', [mediumId])).rows

  test('R053: each medium gets its own entry by the keeper and a line of the log with the receiver, not confirmed', async () => {
    const [one] = (await handed(2)) as [Labelled]
    expect(await desks.stateOf(one.id)).toBe('handed')
    const { entries } = await recordsOf(desks.office.owner, one.id)
    expect(entries.at(-1)).toMatchObject({ act: 'hand-out', person_id: keeper.personId })
    expect(await usesOf(one.id)).toMatchObject([
      { user_id: colleague.personId, received_at: null, handed_by: expect.stringContaining('保科 守') as string },
    ])
  })

  test('R053: the receiver confirms by scanning; a medium handed to another stops', async () => {
    const [mine] = (await handed(1)) as [Labelled]
    for (const [who, state] of [
      [member, 'blocked'],
      [colleague, 'ready'],
    ] as const) {
      const id = await desks.opened('receive', {}, who)
      expect(await desks.scanned(id, [aScan(mine.code)], who)).toMatchObject([{ state }])
      await confirmDesk(await desks.given(id, who))
    }
    expect(await desks.stateOf(mine.id)).toBe('in-use')
    expect(await usesOf(mine.id)).toMatchObject([{ received_at: NOW, returned_at: null }])
  })

  test('R053: what waits is listed for the receiver alone, and is gone from the list once it is confirmed or denied', async () => {
    const [one, other] = (await handed(2)) as [Labelled, Labelled]
    const waiting = async (who: typeof member) =>
      (await readAs(desks.office.db, who, (tx) => handedTo(tx, who, {}))).rows.map((row) => row.mediumId)
    expect(await waiting(colleague)).toEqual(expect.arrayContaining([one.id, other.id]))
    expect(await waiting(member)).toEqual([])
    await desks.office.done({ process: 'media.medium', act: 'receive', caseId: one.id, actor: colleague })
    await desks.office.done({ process: 'media.medium', act: 'deny-receipt', caseId: other.id, actor: colleague })
    const left = await waiting(colleague)
    expect([left.includes(one.id), left.includes(other.id)]).toEqual([false, false])
  })

  test('R048, R053: somebody of another unit, or whoever is not known, is not named', async () => {
    for (const receiverId of [otherMember.personId, '00000000-0000-7000-8000-00000000dead', 'x']) {
      const command = { process: 'media.desk', act: 'open-begin-use', caseId: null, actor: keeper, at: NOW }
      const outcome = await act(desks.office.db, desks.bindings, { ...command, input: { ...FILLED.use, receiverId } })
      expect(outcome).toMatchObject({ kind: 'refused', refusals: [{ code: 'receiver-elsewhere' }] })
    }
  })
})

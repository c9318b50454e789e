import { afterAll, expect, test } from 'vitest'
import { dayOf } from '#kernel/pure/day.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { closeBrowser } from './browser.ts'
import { printed } from './documents.ts'
import { BY_MOUSE, play, type Cast } from './people.ts'
import { accepts, arrives, DEFENSE, FUTURE, moves, signs } from './pledging.ts'

afterAll(closeBrowser)

/** April: somebody arrives, is asked, signs and is accepted. */
const arrival = async (cast: Cast) => {
  const newcomer = await arrives(cast, DEFENSE.unit, String(Date.now()).slice(-7))
  await signs(await cast.enter(newcomer.who), '防衛課員')
  await accepts(await cast.enter(DEFENSE.officer), DEFENSE.unit, newcomer.who.name)
  return newcomer
}

/** Summer: the same person moves; the pledge ends with the belonging, and the new officer gets a new one. */
const transfer = async (cast: Cast, { who, id }: Awaited<ReturnType<typeof arrival>>) => {
  await moves(cast, id, FUTURE.unit)
  const person = await cast.enter(who)
  await person.goesTo('/pledge')
  expect(await person.reads()).toContain('所属の変更')
  await signs(person, '計画課員')
  const sheet = await printed(person, `/forms/pledge/${person.shownCase()}.pdf`)
  expect(sheet).toContain('計画課')
  expect(sheet).toContain(wareki(dayOf(new Date())))
  await accepts(await cast.enter(FUTURE.officer), FUTURE.unit, who.name)
}

test('R020, R021, R080: a year is lived through: arrival and pledge, transfer and new pledge', () =>
  play(BY_MOUSE, async (cast) => {
    await transfer(cast, await arrival(cast))
  }))

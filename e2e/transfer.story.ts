import { describe, test } from 'vitest'
import { isRecorded } from './ledger.ts'
import { PLANNING, play, WAYS } from './people.ts'
import { loseOne, sendAway } from './sending.ts'

describe.each(WAYS)('$way', (way) => {
  test('R017, R045, R046, R047, R050: a medium goes to another unit, is registered there, and its slip comes back', () =>
    play(way, async (cast) => {
      const acts = await sendAway(cast, way.tag)
      await isRecorded(await cast.enter(PLANNING.officer), acts)
    }))

  test('R046, R048, R049: what does not arrive opens a case that its officer must pursue', () => play(way, loseOne))
})

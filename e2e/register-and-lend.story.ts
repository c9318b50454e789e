import { describe, test } from 'vitest'
import { isRecorded } from './ledger.ts'
import { lend } from './lending.ts'
import { OPERATIONS, play, WAYS } from './people.ts'

describe.each(WAYS)('$way', (way) => {
  test('R048, R049, R050, R051, R053: a new medium is registered, marked, lent in the area, returned, confirmed', () =>
    play(way, async (cast) => {
      const acts = await lend(cast, way.tag)
      await isRecorded(await cast.enter(OPERATIONS.officer), acts)
    }))
})

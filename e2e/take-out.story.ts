import { describe, test } from 'vitest'
import { isRecorded } from './ledger.ts'
import { PLANNING, play, WAYS } from './people.ts'
import { judgeOwn, takeOut } from './taking-out.ts'

describe.each(WAYS)('$way', (way) => {
  test('R012, R013, R014, R054: a take-out is permitted only when everything is confirmed, and every act is recorded', () =>
    play(way, async (cast) => {
      const acts = await takeOut(cast, way.tag)
      await isRecorded(await cast.enter(PLANNING.officer), acts)
    }))

  test('R014, R054: nobody permits a request of their own', () => play(way, (cast) => judgeOwn(cast, way.tag)))
})

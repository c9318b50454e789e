import { describe, test } from 'vitest'
import { lend } from './lending.ts'
import { play, WAYS } from './people.ts'

describe.each(WAYS)('$way', (way) => {
  test('R048', () => play(way, async (cast) => { await lend(cast, way.way.replaceAll(' ', '-')) }))
})

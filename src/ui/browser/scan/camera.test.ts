import { expect, test } from 'vitest'
import { newCodes } from './camera.ts'

test('a code that stays before the camera is one scan; away for a while and back it is another', () => {
  const seen = new Map<string, number>()
  expect(newCodes(seen, ['A', 'B', 'A'], 0)).toEqual(['A', 'B'])
  expect(newCodes(seen, ['A'], 2000)).toEqual([])
  expect(newCodes(seen, ['A', 'B'], 4500)).toEqual(['B'])
  expect(newCodes(seen, ['A'], 7000)).toEqual([])
  expect(newCodes(seen, ['A'], 10_500)).toEqual(['A'])
})

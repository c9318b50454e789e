import { expect, test } from 'vitest'
import { partsOf } from './parts-of.ts'

async function* given(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield await Promise.resolve(Buffer.from(text))
}

const parts = async (...texts: readonly string[]) =>
  (await Array.fromAsync(partsOf(given(...texts), 4))).map((part) => part.toString())

test('pieces of any size come as parts of one size, the last one shorter', async () => {
  expect(await parts('a', 'bc', 'defghijkl', 'm')).toEqual(['abcd', 'efgh', 'ijkl', 'm'])
  expect(await parts('abcdefgh')).toEqual(['abcd', 'efgh'])
})

test('nothing comes of nothing', async () => {
  expect(await parts()).toEqual([])
  expect(await parts('', '')).toEqual([])
})

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { allBy, decodeCursor, pageBy, type Count, type Keyset } from './keyset.ts'

const sorted = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)

/** A register of distinct numbers, four digits each so that they sort as text. */
const over = (numbers: readonly number[]): Keyset<number> => ({
  parts: ['text'],
  keyOf: (n) => [String(n)],
  read: async (beyond, direction, limit) => {
    const at = beyond === null ? null : Number(beyond[0])
    const ahead = numbers.filter((n) => at === null || (direction === 'forward' ? n > at : n < at))
    return (direction === 'forward' ? ahead : ahead.toReversed()).slice(0, limit)
  },
})

const registers = fc.uniqueArray(fc.integer({ min: 1000, max: 9999 }), { maxLength: 60 }).map(sorted)
const sizes = fc.integer({ min: 1, max: 12 })

test('pages forward and back show every row once, in order, whatever the size', async () => {
  await fc.assert(
    fc.asyncProperty(registers, sizes, async (numbers, size) => {
      const page = (query: Record<string, string>) => pageBy(over(numbers), query, size, async () => numbers.length)
      const pages = [await page({})]
      for (let next = pages.at(-1)?.next ?? null; next !== null; next = pages.at(-1)?.next ?? null)
        pages.push(await page({ after: next }))
      expect(pages.flatMap((p) => p.rows)).toEqual(numbers)

      const back = [pages.at(-1)]
      for (let at = back[0]?.previous ?? null; at !== null; at = back[0]?.previous ?? null)
        back.unshift(await page({ before: at }))
      expect(back.flatMap((p) => p?.rows ?? [])).toEqual(numbers)
    }),
  )
})

test('reading all in batches gives the same rows', async () => {
  await fc.assert(
    fc.asyncProperty(registers, sizes, async (numbers, batch) => {
      const read: number[] = []
      for await (const n of allBy(over(numbers), batch)) read.push(n)
      expect(read).toEqual(numbers)
    }),
  )
})

test('a cursor past the end shows the first page', async () => {
  const cursor = Buffer.from('["9999"]').toString('base64url')
  const page = await pageBy(over([1001, 1002]), { after: cursor }, 1, async () => 2)
  expect(page).toMatchObject({ rows: [1001], previous: null })
})

test('counting stops where nobody reads on, and says so, unless all were asked for', async () => {
  const count: Count = async (upTo) => (upTo === null || upTo >= 4321 ? 4321 : { atLeast: upTo })
  expect(await pageBy(over([]), {}, 5, count)).toMatchObject({ total: 1_000, totalIsFloor: true })
  expect(await pageBy(over([]), { count: 'all' }, 5, count)).toMatchObject({ total: 4321, totalIsFloor: false })
})

test.each([
  ['not JSON', 'x'],
  ['too few parts', Buffer.from('["2026-11-09"]').toString('base64url')],
  ['no day', Buffer.from('["2026-02-30","00000000-0000-7000-8000-000000000001"]').toString('base64url')],
  ['no identity', Buffer.from('["2026-02-03","1; drop table"]').toString('base64url')],
  ['numbers', Buffer.from('[1,2]').toString('base64url')],
])('what does not read as a cursor is none: %s', (_, text) => {
  expect(decodeCursor(text, ['day', 'id'])).toBeNull()
})

test('a cursor with a zero character never reaches the database', () => {
  expect(decodeCursor(Buffer.from(JSON.stringify(['a\0b'])).toString('base64url'), ['text'])).toBeNull()
})

import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, readAs, EVERYTHING, type OpenDatabase } from '#kernel/db/database.ts'
import { foldForSearch } from '#kernel/pure/normalise.ts'
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts'
import { folded } from './typed-filters.ts'

let fresh: FreshDatabase
let open: OpenDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
  open = connect(fresh.app, () => {})
})
afterAll(async () => {
  await open.close()
  await fresh.drop()
})

// Kana, kanji with their compatibility forms, full-width forms, dashes, Latin: everything a name or a model is written with.
const RANGES = [
  [0x21, 0x7e],
  [0x2010, 0x2015],
  [0x2212, 0x2212],
  [0x3041, 0x3096],
  [0x30a1, 0x30fa],
  [0x4e00, 0x9fff],
  [0xf900, 0xfaff],
  [0xfe63, 0xfe63],
  [0xff01, 0xff9f],
] as const

test('the database folds every character a name is written with as the search does', async () => {
  const characters = RANGES.flatMap(
    ([from, to]) => Array.from({ length: to - from + 1 }, (_, nth) => String.fromCodePoint(from + nth)),
    // A voice mark alone becomes a space and a mark, which no word contains.
  ).filter((c) => !/\s/u.test(c.normalize('NFKC')) && c !== 'ｰ')
  const { rows } = await readAs(open.db, { reach: EVERYTHING, personId: null }, (tx) =>
    sql<{ c: string; is: string }>`select c, ${folded(sql`c`)} as "is" from unnest(${characters}::text[]) as c`.execute(
      tx,
    ),
  )
  expect(rows.filter((row) => row.is !== foldForSearch(row.c))).toEqual([])
  expect(rows).toHaveLength(characters.length)
})

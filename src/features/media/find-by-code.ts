import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { foldNumber } from '#kernel/pure/normalise.ts'

/** What a scanned or typed text means in the reader's reach. */
export type Found =
  | { kind: 'medium'; id: string; unitId: string; number: string; code: string; state: string; placeId: string | null }
  | { kind: 'place'; id: string; unitId: string; name: string; code: string }
  /** The last digits fit more than one number: the person must say which. */
  | { kind: 'several'; numbers: readonly string[] }
  | { kind: 'unknown' }

const LONGEST = 64
/** Fewer last digits than this would fit half a locker. */
const FEWEST_DIGITS = 3
const SHOWN = 6

type MediumRow = {
  asked: string
  id: string
  unitId: string
  number: string
  code: string
  state: string
  placeId: string | null
}

const medium = ({ asked: _asked, ...row }: MediumRow): Found => ({ kind: 'medium', ...row })

/** By label code or whole number: two index look-ups for all texts together. */
const exactly = async (tx: Tx, asked: readonly string[]) => {
  const { rows } = await sql<MediumRow>`
    select a.asked, m.id, m.unit_id, m.number, m.code, m.state, m.place_id
    from unnest(${asked}::text[]) a(asked) join medium m on m.code = a.asked or m.number = a.asked`.execute(tx)
  return rows
}

const places = async (tx: Tx, asked: readonly string[]) =>
  await tx
    .selectFrom('storagePlace')
    .select(['id', 'unitId', 'name', 'code'])
    .where('code', 'in', [...asked])
    .where('withdrawnOn', 'is', null)
    .execute()

const LAST_DIGITS = new RegExp(String.raw`^[0-9-]{${FEWEST_DIGITS},}$`)

const backwards = (text: string): string => Array.from(text).toReversed().join('')

/** By last digits, each text by its own range of one index; one statement for all of them. */
const byLastDigits = async (tx: Tx, wanted: readonly string[]): Promise<ReadonlyMap<string, Found>> => {
  const asked = wanted.filter((text) => LAST_DIGITS.test(text))
  if (asked.length === 0) return new Map()
  const { rows } = await sql<MediumRow>`
    select a.asked, m.*
    from unnest(${asked}::text[], ${asked.map(backwards)}::text[]) a(asked, backwards)
      cross join lateral (
        select m.id, m.unit_id, m.number, m.code, m.state, m.place_id from medium m
        where m.number_backwards >= a.backwards and m.number_backwards < a.backwards || ${'\u{10FFFF}'}
        order by m.number limit ${SHOWN}
      ) m`.execute(tx)
  return new Map(
    asked.map((text) => {
      const [only, ...more] = rows.filter((row) => row.asked === text)
      if (!only) return [text, { kind: 'unknown' }]
      return [text, more.length === 0 ? medium(only) : several([only, ...more])]
    }),
  )
}

const several = (rows: readonly MediumRow[]): Found => ({ kind: 'several', numbers: rows.map((row) => row.number) })

/**
 * What each text means, in the order asked: a label code or whole number first, then a place, then the last digits of
 * one number. Only what the transaction's reader may see is found; anything else is `unknown`.
 */
export const findByCodes = async (tx: Tx, raw: readonly string[]): Promise<readonly Found[]> => {
  const asked = raw.map((text) => foldNumber(text.slice(0, LONGEST)))
  const wanted = [...new Set(asked)].filter((text) => text !== '')
  if (wanted.length === 0) return asked.map(() => ({ kind: 'unknown' }))
  const [exact, shelved] = [await exactly(tx, wanted), await places(tx, wanted)]
  const found = new Map<string, Found>()
  const left: string[] = []
  for (const text of wanted) {
    const media = exact.filter((row) => row.asked === text)
    const shelf = shelved.find((row) => row.code === text)
    const [first] = media
    if (media.length > 1) found.set(text, several(media))
    else if (first) found.set(text, medium(first))
    else if (shelf) found.set(text, { kind: 'place', ...shelf })
    else left.push(text)
  }
  const ending = await byLastDigits(tx, left)
  return asked.map((text) => found.get(text) ?? ending.get(text) ?? { kind: 'unknown' })
}

import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { foldNumber } from '#kernel/pure/normalise.ts'
import { ENDED } from '../../medium/register.ts'
import { medium } from '../../medium/process.ts'
import { ANYWHERE } from '../words.ts'
import type { Meaning } from './judge-scan.ts'

const LONGEST = 64
/** Fewer last digits than this would fit half a locker. */
const LAST_DIGITS = /^[0-9-]{3,}$/
const SHOWN = 6
const LAST = '\u{10FFFF}'

export type Counted = { id: string; unitId: string; baseAt: Date }

export const foldCode = (raw: string): string => foldNumber(raw).slice(0, LONGEST)

type ItemHit = { asked: string; mediumId: string; number: string }

const backwards = (text: string) => text.split('').toReversed().join('')

/** Expected media by label code or whole number, else by the last digits of one number on the list: one statement. */
const onTheList = async (tx: Tx, of: Counted, asked: readonly string[]): Promise<readonly ItemHit[]> => {
  const digits = asked.filter((text) => LAST_DIGITS.test(text))
  const { rows } = await sql<ItemHit>`
    select a.asked, i.medium_id, i.number from unnest(${asked}::text[]) a(asked)
      join medium m on m.code = a.asked join stocktake_item i on i.stocktake_id = ${of.id}::uuid and i.medium_id = m.id
    union select a.asked, i.medium_id, i.number from unnest(${asked}::text[]) a(asked)
      join stocktake_item i on i.stocktake_id = ${of.id}::uuid and i.number = a.asked
    union select a.asked, near.medium_id, near.number
    from unnest(${digits}::text[], ${digits.map(backwards)}::text[], ${digits.map((d) => backwards(d) + LAST)}::text[]) a(asked, low, high)
      cross join lateral (
        select i.medium_id, i.number from stocktake_item i
        where i.stocktake_id = ${of.id}::uuid and i.number_backwards >= a.low collate "C" and i.number_backwards < a.high collate "C"
        order by i.number_backwards limit ${SHOWN}) near
    order by 1, 3`.execute(tx)
  return rows
}

const placesOf = async (tx: Tx, of: Counted, asked: readonly string[]) => {
  const { rows } = await sql<{ id: string; name: string; code: string }>`
    select id, name, code from storage_place
    where code = any (${asked}::text[]) and unit_id = ${of.unitId}::uuid and withdrawn_on is null`.execute(tx)
  return rows
}

type Stranger = {
  asked: string
  id: string
  number: string
  state: string
  kind: string
  unitId: string
  unitName: string
  openedAt: Date
}

/**
 * Known media that are not on the list. Of another unit's only what carries the label in the hand is told, by its opaque
 * code: a number could be guessed.
 */
const strangers = async (tx: Tx, of: Counted, asked: readonly string[]): Promise<readonly Stranger[]> => {
  const { rows } = await sql<Stranger>`
    select f.asked, m.id, m.number, m.state, m.kind, m.unit_id, u.name as unit_name, c.opened_at
    from (
      select a.asked, m.id from unnest(${asked}::text[]) a(asked) join medium m on m.code = a.asked
      union select a.asked, m.id from unnest(${asked}::text[]) a(asked) join medium m on m.unit_id = ${of.unitId}::uuid and m.number = a.asked
    ) f join medium m on m.id = f.id join unit u on u.id = m.unit_id join case_file c on c.id = m.id`.execute(tx)
  return rows
}

const whyOutside = (of: Counted, m: Stranger): string => {
  if (m.unitId !== of.unitId) return `${m.unitName}の登録簿にある媒体です`
  if (m.kind === 'secret-pointer') return '秘密系で管理する媒体です。棚卸は秘密保全の規則によります'
  if (ENDED.includes(m.state)) return `登録簿では「${medium.states[m.state]?.label ?? m.state}」の媒体です`
  if (m.openedAt > of.baseAt) return '基準時刻の後に登録された媒体です'
  return 'この棚卸の範囲でない媒体です'
}

const meaningOfHits = (hits: readonly ItemHit[]): Meaning | null => {
  const [first, ...more] = hits
  if (!first) return null
  return more.length === 0
    ? { kind: 'item', mediumId: first.mediumId }
    : { kind: 'several', numbers: hits.map((h) => h.number) }
}

/** What each folded text means, in three statements however many there are. The transaction must see every unit. */
export const meaningsOf = async (
  tx: Tx,
  of: Counted,
  texts: readonly string[],
): Promise<ReadonlyMap<string, Meaning>> => {
  const asked = [...new Set(texts)].filter((text) => text !== '')
  const meanings = new Map<string, Meaning>()
  if (asked.length === 0) return meanings
  const [places, hits, others] = [
    await placesOf(tx, of, asked),
    await onTheList(tx, of, asked),
    await strangers(tx, of, asked),
  ]
  for (const text of asked) {
    const place = places.find((p) => p.code === text)
    const stranger = others.find((m) => m.asked === text)
    const listed = meaningOfHits(hits.filter((h) => h.asked === text))
    if (place) meanings.set(text, { kind: 'place', id: place.id, name: place.name })
    else if (listed) meanings.set(text, listed)
    else if (stranger)
      meanings.set(text, {
        kind: 'outside',
        mediumId: stranger.id,
        number: stranger.unitId === of.unitId ? stranger.number : `「${text}」`,
        why: whyOutside(of, stranger),
      })
    else if (text === foldCode(ANYWHERE)) meanings.set(text, { kind: 'place', id: '', name: ANYWHERE })
  }
  return meanings
}

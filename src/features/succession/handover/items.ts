import type { Found, Handover, Item, ItemState } from './model.ts'

export const inState = (m: Pick<Handover, 'items'>, ...states: readonly ItemState[]): readonly Item[] =>
  m.items.filter((i) => states.includes(i.state))

const byKey = (found: readonly Found[]) => new Map(found.map((f) => [f.key, f]))

/** Lines whose thing has ended meanwhile need nobody any more. Those handed over or accepted stay what they were. */
export const sweep = (m: Handover, states: readonly ItemState[]): readonly Item[] => {
  const live = byKey(m.live)
  return m.items.map((i) =>
    states.includes(i.state) && !live.has(i.key) ? { ...i, state: 'settled', note: '引継ぎの前に片付いた' } : i,
  )
}

/** What is open now and not on the list. */
export const unlisted = (m: Handover): readonly Found[] => {
  const listed = new Set(m.items.map((i) => i.key))
  return m.live.filter((f) => !listed.has(f.key))
}

/** The list as things stand now: ended lines settled, changed ones told anew, new ones added. */
export const refreshed = (m: Handover): readonly Item[] => {
  const live = byKey(m.live)
  const kept = sweep(m, ['pending', 'remains']).map((i): Item => {
    const now = i.state === 'pending' || i.state === 'remains' ? live.get(i.key) : undefined
    return now ? { ...i, ...now } : i
  })
  const added = unlisted(m).map((f, nth): Item => ({
    ...f,
    id: '',
    line: kept.length + nth + 1,
    state: 'pending',
    note: null,
  }))
  return [...kept, ...added]
}

/** The chosen lines get a state and a note; lines that are not chosen stay. */
export const marked = (
  items: readonly Item[],
  chosen: readonly string[],
  state: ItemState,
  note: string | null,
): readonly Item[] => items.map((i) => (chosen.includes(i.id) ? { ...i, state, note: note ?? i.note } : i))

export const idsOf = (items: readonly Item[]): readonly string[] => items.map((i) => i.id)

/** A few by name, the rest by number. */
export const named = (things: readonly Pick<Found, 'label' | 'detail'>[]): string => {
  const shown = things.slice(0, 5).map((t) => (t.detail === '' ? t.label : `${t.label}（${t.detail}）`))
  return `${shown.join('、')}${things.length > 5 ? `ほか${things.length - 5}件` : ''}`
}

import type { Flat, FlatList, InsertControls, Merge, Param, Profile, ProfileGroup } from './catalogue-shape.ts'
import { alter, setParameters } from './alter.ts'
import { selectFrom } from './select.ts'

/** A profile with what it selects, or why that cannot be told. `notes` is passed over, but said. */
export type Resolved = { ok: true; list: FlatList; notes: readonly string[] } | { ok: false; faults: readonly string[] }

type Combined = { controls: readonly Flat[]; faults: readonly string[] }

const union = <T>(first: readonly T[] | undefined, more: readonly T[] | undefined, key: (of: T) => string) => {
  const seen = new Set((first ?? []).map(key))
  return [...(first ?? []), ...(more ?? []).filter((one) => !seen.has(key(one)))]
}

const merged = (a: Flat, b: Flat): Flat => ({
  ...a,
  control: {
    ...a.control,
    params: union(a.control.params, b.control.params, (p) => p.id),
    props: union(a.control.props, b.control.props, (p) => JSON.stringify([p.name, p.value, p.class, p.ns])),
    links: union(a.control.links, b.control.links, (l) => JSON.stringify([l.rel, l.href])),
    parts: union(a.control.parts, b.control.parts, (p) => p.id ?? JSON.stringify(p)),
  },
})

/** One control from several imports: the first, all of it together, or, where nothing is said, only if both are the same. */
const combine = (controls: readonly Flat[], method: string): Combined => {
  const byId = new Map<string, Flat>()
  const faults: string[] = []
  for (const flat of controls) {
    const { id } = flat.control
    const was = byId.get(id)
    if (!was) byId.set(id, flat)
    else if (method === 'merge') byId.set(id, merged(was, flat))
    else if (method !== 'use-first' && JSON.stringify(was.control) !== JSON.stringify(flat.control))
      faults.push(
        `管理策「${id}」が二つの取込元にあり、内容が違います。まとめ方（merge.combine）を use-first か merge にしてください。`,
      )
  }
  return { controls: [...byId.values()], faults }
}

const byOrder = (controls: readonly Flat[], order: InsertControls['order']): readonly Flat[] => {
  if (order === undefined || order === 'keep') return controls
  const sorted = controls.toSorted((a, b) =>
    a.control.id.localeCompare(b.control.id, 'en', { numeric: true, sensitivity: 'base' }),
  )
  return order === 'ascending' ? sorted : sorted.toReversed()
}

const inserted = (controls: readonly Flat[], inserts: readonly InsertControls[] | undefined): readonly Flat[] =>
  (inserts ?? []).flatMap((one) => byOrder(selectFrom(controls, one).controls, one.order))

const inGroups = (
  controls: readonly Flat[],
  groups: readonly ProfileGroup[] | undefined,
  outer: ProfileGroup | null,
): readonly Flat[] =>
  (groups ?? []).flatMap((group) => {
    const family = outer ?? group
    const place = { family: (family.id ?? family.title).toLowerCase(), familyTitle: family.title }
    return [
      ...inserted(controls, group['insert-controls']).map((flat) => ({ ...flat, ...place })),
      ...inGroups(controls, group.groups, family),
    ]
  })

const groupParams = (groups: readonly ProfileGroup[] | undefined): readonly Param[] =>
  (groups ?? []).flatMap((g) => [...(g.params ?? []), ...groupParams(g.groups)])

/**
 * As the profile wants the list built. Flat or as it was: each control keeps the family it came from, for our lists are
 * filtered by it; built anew: the profile's own groups are the families.
 */
const arranged = (controls: readonly Flat[], merge: Merge | undefined): readonly Flat[] => {
  if (merge?.custom === undefined) return controls
  const placed = [
    ...inserted(controls, merge.custom['insert-controls']),
    ...inGroups(controls, merge.custom.groups, null),
  ]
  return [...new Map(placed.map((flat) => [flat.control.id, flat])).values()]
}

/** A parent that was not selected leaves its enhancements standing by themselves. */
const orphansFreed = (controls: readonly Flat[]): readonly Flat[] => {
  const ids = new Set(controls.map((c) => c.control.id))
  return controls.map((c) => (c.parentId === null || ids.has(c.parentId) ? c : { ...c, parentId: null }))
}

/**
 * Resolves a profile: selects from what it imports, puts it together, modifies it. `lists` holds what each import's address
 * means, already resolved; an address it lacks is a fault that names it.
 */
export const resolveProfile = (profile: Profile, lists: ReadonlyMap<string, FlatList>): Resolved => {
  const notes: string[] = []
  const faults: string[] = []
  const taken: Flat[] = []
  const params: Param[] = []
  for (const one of profile.imports) {
    const list = lists.get(one.href)
    if (!list) {
      faults.push(`取込元「${one.href}」にあたる一覧が、この製品にありません。`)
      continue
    }
    const { controls, unknown } = selectFrom(list.controls, one)
    if (unknown.length > 0) notes.push(`取込元「${one.href}」に、名指しされた管理策がありません：${unknown.join('、')}`)
    taken.push(...controls)
    params.push(...list.params)
  }
  const combined = combine(taken, profile.merge?.combine?.method ?? 'keep')
  faults.push(...combined.faults)
  if (faults.length > 0) return { ok: false, faults }
  const above = [...params, ...groupParams(profile.merge?.custom?.groups)]
  const built = arranged(combined.controls, profile.merge)
  const valued = setParameters(built, above, profile.modify?.['set-parameters'] ?? [])
  const done = alter(valued.controls, profile.modify?.alters ?? [])
  const list = { controls: orphansFreed(done.controls), params: valued.params }
  if (list.controls.length === 0) return { ok: false, faults: ['選ばれた管理策が一つもありません。'] }
  return { ok: true, list, notes: [...notes, ...valued.notes, ...done.notes] }
}

/** What each import of a profile points to, as far as the profile itself says it: names a catalogue may go by. */
export const importsOf = (profile: Profile): readonly { href: string; names: readonly string[] }[] =>
  [...new Set(profile.imports.map((i) => i.href))].map((href) => {
    const resource = href.startsWith('#')
      ? profile['back-matter']?.resources?.find((r) => r.uuid === href.slice(1))
      : undefined
    const links = resource ? (resource.rlinks ?? []).map((l) => l.href) : [href]
    const files = links.map((l) => l.split(/[/\\#?]/u).findLast((piece) => piece !== '') ?? '')
    return {
      href,
      names: [resource?.title, resource?.description, resource?.uuid, ...files].filter((n) => !!n).map(String),
    }
  })

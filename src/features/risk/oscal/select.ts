import type { Flat, Select, Selection } from './catalogue-shape.ts'

/** Controls that a selection takes, in the order of the list, and the identifiers it names that are not there. */
export type Selected = { controls: readonly Flat[]; unknown: readonly string[] }

/** A pattern of OSCAL's `matching`: `*` any characters, `?` one; everything else is itself. */
const patternOf = (glob: string): RegExp =>
  new RegExp(
    `^${glob
      .replace(/[$()+.[\\\]^{|}]/gu, String.raw`\$&`)
      .replace(/\*+/gu, '.*')
      .replaceAll('?', '.')}$`,
    'u',
  )

const childrenOf = (controls: readonly Flat[]): ReadonlyMap<string, readonly string[]> => {
  const children = new Map<string, string[]>()
  for (const { control, parentId } of controls)
    if (parentId !== null) children.set(parentId, [...(children.get(parentId) ?? []), control.id])
  return children
}

const withChildren = (ids: Iterable<string>, children: ReadonlyMap<string, readonly string[]>): readonly string[] =>
  [...ids].flatMap((id) => [id, ...withChildren(children.get(id) ?? [], children)])

type Named = { ids: ReadonlySet<string>; unknown: readonly string[] }

const named = (selects: readonly Select[] | undefined, controls: readonly Flat[]): Named => {
  const known = new Set(controls.map((c) => c.control.id))
  const children = childrenOf(controls)
  const ids = new Set<string>()
  const unknown: string[] = []
  for (const select of selects ?? []) {
    const own = select['with-ids'] ?? []
    unknown.push(...own.filter((id) => !known.has(id)))
    const patterns = (select.matching ?? []).flatMap((m) => (m.pattern === undefined ? [] : [patternOf(m.pattern)]))
    const matched = patterns.length === 0 ? [] : [...known].filter((id) => patterns.some((p) => p.test(id)))
    const found = [...own.filter((id) => known.has(id)), ...matched]
    for (const id of select['with-child-controls'] === 'yes' ? withChildren(found, children) : found) ids.add(id)
  }
  return { ids, unknown }
}

/** What is left out wins over what is taken; a selection that says nothing takes all. */
export const selectFrom = (controls: readonly Flat[], selection: Selection): Selected => {
  const included = selection['include-controls']
  const taken = named(included, controls)
  const left = named(selection['exclude-controls'], controls)
  const all = selection['include-all'] !== undefined || included === undefined
  return {
    controls: controls.filter(({ control }) => (all || taken.ids.has(control.id)) && !left.ids.has(control.id)),
    unknown: [...new Set([...taken.unknown, ...left.unknown])],
  }
}

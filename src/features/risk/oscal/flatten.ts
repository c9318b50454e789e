import type { Catalog, Control, Flat, FlatList, Group, Param } from './catalogue-shape.ts'

type Place = Pick<Flat, 'family' | 'familyTitle'>

const NO_FAMILY: Place = { family: '', familyTitle: '' }

const ofControls = (controls: readonly Control[] | undefined, place: Place, parentId: string | null): readonly Flat[] =>
  (controls ?? []).flatMap(({ controls: under, ...control }) => [
    { control, parentId, ...place },
    ...ofControls(under, place, control.id),
  ])

const placeOf = (group: Group): Place => ({
  family: (group.id ?? group.title).toLowerCase(),
  familyTitle: group.title,
})

/** The outermost group names the family; groups within it only part it further. */
const ofGroups = (groups: readonly Group[] | undefined, outer: Place | null): readonly Flat[] =>
  (groups ?? []).flatMap((group) => {
    const place = outer ?? placeOf(group)
    return [...ofControls(group.controls, place, null), ...ofGroups(group.groups, place)]
  })

const groupParams = (groups: readonly Group[] | undefined): readonly Param[] =>
  (groups ?? []).flatMap((g) => [...(g.params ?? []), ...groupParams(g.groups)])

/** Every control of a catalogue, nested groups and enhancements included, in the catalogue's order. */
export const flatten = (catalog: Catalog): FlatList => ({
  controls: [...ofControls(catalog.controls, NO_FAMILY, null), ...ofGroups(catalog.groups, null)],
  params: [...(catalog.params ?? []), ...groupParams(catalog.groups)],
})

/** Identifiers that stand twice: a list with such cannot say which control is meant. */
export const repeatedIds = ({ controls }: FlatList): readonly string[] => {
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const { control } of controls) (seen.has(control.id) ? twice : seen).add(control.id)
  return [...twice]
}

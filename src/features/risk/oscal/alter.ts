import type {
  Add,
  Alter,
  Control,
  Flat,
  OscalLink,
  Param,
  Part,
  Prop,
  Remove,
  SetParameter,
} from './catalogue-shape.ts'

type Body = Omit<Control, 'controls'>

type Item = { id?: string; name?: string; class?: string; ns?: string }

const OSCAL_NS = 'http://csrc.nist.gov/ns/oscal'

/** All that a removal says must be so of an item; one that says nothing removes nothing. */
const meant = (item: Item, kind: string, remove: Remove): boolean => {
  const asked: readonly (readonly [string | undefined, string | undefined])[] = [
    [remove['by-name'], item.name],
    [remove['by-class'], item.class],
    [remove['by-id'], item.id],
    [remove['by-item-name'], kind],
    [remove['by-ns'], item.ns ?? OSCAL_NS],
  ]
  const said = asked.filter(([wanted]) => wanted !== undefined)
  return said.length > 0 && said.every(([wanted, is]) => wanted === is)
}

const partsWithout = (parts: readonly Part[] | undefined, remove: Remove): readonly Part[] | undefined =>
  parts
    ?.filter((p) => !meant(p, 'part', remove))
    .map((p) => ({
      ...p,
      ...(p.props ? { props: p.props.filter((x) => !meant(x, 'prop', remove)) } : {}),
      ...(p.parts ? { parts: partsWithout(p.parts, remove) ?? [] } : {}),
    }))

const linkItem = ({ rel }: OscalLink): Item => (rel === undefined ? {} : { name: rel })

const without = (control: Body, remove: Remove): Body => ({
  ...control,
  params: (control.params ?? []).filter((p) => !meant(p, 'param', remove)),
  props: (control.props ?? []).filter((p) => !meant(p, 'prop', remove)),
  links: (control.links ?? []).filter((l) => !meant(linkItem(l), 'link', remove)),
  parts: partsWithout(control.parts, remove) ?? [],
})

const joined = <T>(own: readonly T[] | undefined, more: readonly T[] | undefined, first: boolean): readonly T[] =>
  first ? [...(more ?? []), ...(own ?? [])] : [...(own ?? []), ...(more ?? [])]

type Holder = {
  title?: string
  props?: readonly Prop[]
  links?: readonly OscalLink[]
  parts?: readonly Part[]
}

const inside = <T extends Holder>(holder: T, add: Add): T => {
  const first = add.position === 'starting'
  return {
    ...holder,
    ...(add.title === undefined ? {} : { title: add.title }),
    props: joined(holder.props, add.props, first),
    links: joined(holder.links, add.links, first),
    parts: joined(holder.parts, add.parts, first),
  }
}

const atPart = (parts: readonly Part[], add: Add): readonly Part[] =>
  parts.flatMap((part) => {
    if (part.id !== add['by-id']) return [part.parts ? { ...part, parts: atPart(part.parts, add) } : part]
    if (add.position === 'before') return [...(add.parts ?? []), part]
    if (add.position === 'after') return [part, ...(add.parts ?? [])]
    return [inside(part, add)]
  })

const atParam = (params: readonly Param[], add: Add): readonly Param[] =>
  params.flatMap((param) => {
    if (param.id !== add['by-id']) return [param]
    if (add.position === 'before') return [...(add.params ?? []), param]
    if (add.position === 'after') return [param, ...(add.params ?? [])]
    return [{ ...param, props: joined(param.props, add.props, add.position === 'starting') }]
  })

const holds = (parts: readonly Part[] | undefined, id: string): boolean =>
  (parts ?? []).some((p) => p.id === id || holds(p.parts, id))

const adding = (control: Body, add: Add): Body | null => {
  const id = add['by-id']
  if (id === undefined || id === control.id)
    return { ...inside(control, add), params: joined(control.params, add.params, add.position === 'starting') }
  if (holds(control.parts, id)) return { ...control, parts: atPart(control.parts ?? [], add) }
  if ((control.params ?? []).some((p) => p.id === id)) return { ...control, params: atParam(control.params ?? [], add) }
  return null
}

export type Modified = { controls: readonly Flat[]; params: readonly Param[]; notes: readonly string[] }

const altered = (control: Body, alter: Alter): { control: Body; notes: readonly string[] } => {
  const notes: string[] = []
  let now = (alter.removes ?? []).reduce(without, control)
  for (const add of alter.adds ?? []) {
    const next = adding(now, add)
    if (next) now = next
    else notes.push(`管理策「${control.id}」に、加える所「${add['by-id'] ?? ''}」がありません。加えずに進みます。`)
  }
  return { control: now, notes }
}

/** Parts of controls taken away and added, as a profile says; what it names and is not there is noted and passed over. */
export const alter = (controls: readonly Flat[], alters: readonly Alter[]): Omit<Modified, 'params'> => {
  const known = new Map(controls.map((c) => [c.control.id, c]))
  const notes: string[] = []
  for (const one of alters) {
    const flat = known.get(one['control-id'])
    if (!flat) {
      notes.push(`改めるとされた管理策「${one['control-id']}」は、選ばれていません。`)
      continue
    }
    const done = altered(flat.control, one)
    known.set(one['control-id'], { ...flat, control: done.control })
    notes.push(...done.notes)
  }
  return { controls: controls.map((c) => known.get(c.control.id) ?? c), notes }
}

const set = (param: Param, setting: SetParameter): Param => {
  const { 'param-id': _, ...said } = setting
  const kept = said.values !== undefined ? { ...param, select: undefined } : { ...param }
  if (said.select !== undefined) Object.assign(kept, { values: undefined })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an undefined field reads as one that is not there
  return { ...kept, ...said } as Param
}

/** Values, labels and choices of parameters as a profile sets them. */
export const setParameters = (
  controls: readonly Flat[],
  params: readonly Param[],
  settings: readonly SetParameter[],
): Modified => {
  const byId = new Map(settings.map((s) => [s['param-id'], s]))
  const known = new Set([...params, ...controls.flatMap((c) => c.control.params ?? [])].map((p) => p.id))
  const apply = (param: Param): Param => {
    const setting = byId.get(param.id)
    return setting ? set(param, setting) : param
  }
  return {
    controls: controls.map((c) =>
      c.control.params ? { ...c, control: { ...c.control, params: c.control.params.map(apply) } } : c,
    ),
    params: params.map(apply),
    notes: [...byId.keys()]
      .filter((id) => !known.has(id))
      .map((id) => `値を設定するパラメーター「${id}」は、選ばれた管理策にありません。`),
  }
}

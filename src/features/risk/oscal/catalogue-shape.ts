/** OSCAL catalogues and profiles as the grammar has judged them: only what this product reads of them. */
export type Prop = { name: string; value: string; class?: string; ns?: string }
export type OscalLink = { href: string; rel?: string; text?: string }
export type Part = {
  id?: string
  name: string
  ns?: string
  class?: string
  title?: string
  props?: readonly Prop[]
  prose?: string
  parts?: readonly Part[]
  links?: readonly OscalLink[]
}
export type Param = {
  id: string
  class?: string
  label?: string
  values?: readonly string[]
  select?: { 'how-many'?: string; choice?: readonly string[] }
  props?: readonly Prop[]
  guidelines?: readonly { prose: string }[]
  constraints?: readonly { description?: string }[]
}
export type Control = {
  id: string
  class?: string
  title: string
  params?: readonly Param[]
  props?: readonly Prop[]
  links?: readonly OscalLink[]
  parts?: readonly Part[]
  controls?: readonly Control[]
}
export type Group = {
  id?: string
  title: string
  params?: readonly Param[]
  groups?: readonly Group[]
  controls?: readonly Control[]
}
export type Metadata = { title: string; version: string; 'oscal-version': string }
export type Catalog = {
  uuid: string
  metadata: Metadata
  params?: readonly Param[]
  groups?: readonly Group[]
  controls?: readonly Control[]
}

export type Select = {
  'with-child-controls'?: 'yes' | 'no'
  'with-ids'?: readonly string[]
  matching?: readonly { pattern?: string }[]
}
export type Selection = {
  'include-all'?: object
  'include-controls'?: readonly Select[]
  'exclude-controls'?: readonly Select[]
}
export type Import = Selection & { href: string }
export type InsertControls = Selection & { order?: 'keep' | 'ascending' | 'descending' }
export type ProfileGroup = {
  id?: string
  title: string
  params?: readonly Param[]
  groups?: readonly ProfileGroup[]
  'insert-controls'?: readonly InsertControls[]
}
export type Merge = {
  combine?: { method?: 'use-first' | 'merge' | 'keep' }
  flat?: object
  'as-is'?: boolean
  custom?: { groups?: readonly ProfileGroup[]; 'insert-controls'?: readonly InsertControls[] }
}
export type SetParameter = Omit<Param, 'id'> & { 'param-id': string }
export type Remove = {
  'by-name'?: string
  'by-class'?: string
  'by-id'?: string
  'by-item-name'?: string
  'by-ns'?: string
}
export type Add = {
  position?: 'before' | 'after' | 'starting' | 'ending'
  'by-id'?: string
  title?: string
  params?: readonly Param[]
  props?: readonly Prop[]
  links?: readonly OscalLink[]
  parts?: readonly Part[]
}
export type Alter = { 'control-id': string; removes?: readonly Remove[]; adds?: readonly Add[] }
export type Resource = {
  uuid: string
  title?: string
  description?: string
  rlinks?: readonly { href: string; 'media-type'?: string }[]
}
export type Profile = {
  uuid: string
  metadata: Metadata
  imports: readonly Import[]
  merge?: Merge
  modify?: { 'set-parameters'?: readonly SetParameter[]; alters?: readonly Alter[] }
  'back-matter'?: { resources?: readonly Resource[] }
}

/** One control apart from those under it, with its place in the list. */
export type Flat = {
  control: Omit<Control, 'controls'>
  parentId: string | null
  family: string
  familyTitle: string
}

/** Controls in the order of their list, and the parameters that stand above them. */
export type FlatList = { controls: readonly Flat[]; params: readonly Param[] }

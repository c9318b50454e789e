import type { Frozen } from './frozen.ts'
import { fieldOf, fieldsOfKind, kindOf } from './kinds.ts'
import type { PartTable } from './part.ts'
import { valueText, type FieldValue } from './values.ts'

/** One thing that is different. `where` names the field, or the table and its row; texts are empty where there was nothing. */
export type Difference = {
  place: 'head' | 'field' | 'part' | 'attachment'
  /** Field key, or part key. */
  key: string
  where: string
  /** Row key within a part. */
  row?: string
  sort: 'added' | 'removed' | 'changed'
  before: string
  after: string
}

const sortOf = (before: string, after: string): Difference['sort'] =>
  before === '' ? 'added' : after === '' ? 'removed' : 'changed'

const same = (a: FieldValue | undefined, b: FieldValue | undefined) =>
  JSON.stringify(a ?? '') === JSON.stringify(b ?? '')

const inFields = (before: Frozen, after: Frozen): readonly Difference[] => {
  const def = kindOf(after.kind)
  const known = fieldsOfKind(def).map((f) => f.key)
  const others = [...Object.keys(before.fields), ...Object.keys(after.fields)].filter((k) => !known.includes(k))
  return [...known, ...new Set(others)].flatMap((key) => {
    const [was, is] = [before.fields[key], after.fields[key]]
    if (same(was, is)) return []
    const field = fieldOf(def, key) ?? { key, title: key, kind: 'area' as const, guidance: '', example: '' }
    const texts = [valueText(field, was), valueText(field, is)] as const
    if (texts[0] === texts[1]) return []
    return [
      { place: 'field' as const, key, where: field.title, sort: sortOf(...texts), before: texts[0], after: texts[1] },
    ]
  })
}

type Named = { key: string; title: string } & PartTable

const rowText = (table: PartTable, row: PartTable['rows'][number]): string =>
  table.columns
    .flatMap((c) => ((row.cells[c.key] ?? '') === '' ? [] : [`${c.title}：${row.cells[c.key] ?? ''}`]))
    .join('\n')

const changedCells = (part: Named, was: PartTable['rows'][number], is: PartTable['rows'][number]) =>
  part.columns.filter((c) => (was.cells[c.key] ?? '') !== (is.cells[c.key] ?? ''))

/** What a person calls a row: its first cell that says something. */
const rowName = (table: PartTable, row: PartTable['rows'][number]): string =>
  table.columns.map((c) => row.cells[c.key] ?? '').find((text) => text !== '') ?? row.key

const inPart = (before: Named | undefined, after: Named | undefined): readonly Difference[] => {
  const part = after ?? before
  if (!part) return []
  const was = new Map(before?.rows.map((r) => [r.key, r]))
  const is = new Map(after?.rows.map((r) => [r.key, r]))
  const of = (
    row: PartTable['rows'][number],
    sort: Difference['sort'],
    texts: readonly [string, string],
  ): Difference => ({
    place: 'part',
    key: part.key,
    where: `${part.title}　${rowName(part, row)}`,
    row: row.key,
    sort,
    before: texts[0],
    after: texts[1],
  })
  const gone = (before?.rows ?? []).filter((r) => !is.has(r.key)).map((r) => of(r, 'removed', [rowText(part, r), '']))
  const rest = (after?.rows ?? []).flatMap((row) => {
    const old = was.get(row.key)
    if (!old) return [of(row, 'added', ['', rowText(part, row)])]
    const cells = changedCells(part, old, row)
    if (cells.length === 0) return []
    const text = (r: PartTable['rows'][number]) =>
      cells.map((c) => `${c.title}：${r.cells[c.key] ?? '（空）'}`).join('\n')
    return [of(row, 'changed', [text(old), text(row)])]
  })
  return [...gone, ...rest]
}

const inAttachments = (before: Frozen, after: Frozen): readonly Difference[] => {
  const of = (name: string, sort: 'added' | 'removed'): Difference => ({
    place: 'attachment',
    key: 'attachments',
    where: `添付　${name}`,
    sort,
    before: sort === 'removed' ? name : '',
    after: sort === 'added' ? name : '',
  })
  const has = (list: Frozen['attachments'], sha256: string) => list.some((a) => a.sha256 === sha256)
  return [
    ...before.attachments.filter((a) => !has(after.attachments, a.sha256)).map((a) => of(a.name, 'removed')),
    ...after.attachments.filter((a) => !has(before.attachments, a.sha256)).map((a) => of(a.name, 'added')),
  ]
}

const inHead = (before: Frozen, after: Frozen): readonly Difference[] => {
  const heads = [
    ['title', '題名', before.title, after.title],
    ['system', '情報システム', before.system?.name ?? '', after.system?.name ?? ''],
  ] as const
  return heads.flatMap(([key, where, was, is]) =>
    was === is ? [] : [{ place: 'head' as const, key, where, sort: sortOf(was, is), before: was, after: is }],
  )
}

/** What is different from one content to another: by field, and by row and cell of each table. */
export const differencesOf = (before: Frozen, after: Frozen): readonly Difference[] => {
  const parts = [...new Set([...before.parts, ...after.parts].map((p) => p.key))]
  const part = (of: Frozen, key: string) => of.parts.find((p) => p.key === key)
  return [
    ...inHead(before, after),
    ...inFields(before, after),
    ...parts.flatMap((key) => inPart(part(before, key), part(after, key))),
    ...inAttachments(before, after),
  ]
}

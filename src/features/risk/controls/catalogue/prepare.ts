import { createHash } from 'node:crypto'
import { canonicalJson } from '#kernel/pure/canonical.ts'
import { foldForSearch } from '#kernel/pure/normalise.ts'
import type { Tx } from '#kernel/db/database.ts'
import type { Catalog, FlatList, Profile } from '../../oscal/catalogue-shape.ts'
import { controlTexts } from '../../oscal/control-text.ts'
import { flatten, repeatedIds } from '../../oscal/flatten.ts'
import { faultTexts, readOscal } from '../../oscal/reading.ts'
import { importsOf, resolveProfile, type Resolved } from '../../oscal/resolve.ts'
import type { CatalogKind } from '../words.ts'
import type { Base, Prepared } from './model.ts'

export type Parsed =
  | { ok: true; kind: 'catalog'; document: Catalog }
  | { ok: true; kind: 'profile'; document: Profile }
  | { ok: false; faults: readonly string[] }

/** Reads a file as a catalogue or a profile; every fault says where in words. */
export const parseSource = (text: string): Parsed => {
  const read = readOscal(text, ['catalog', 'profile'])
  if (!read.ok) return { ok: false, faults: faultTexts(text, read.faults) }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the grammar has judged it
  const document = (read.document as Record<string, unknown>)[read.model] as Catalog & Profile
  if (read.model === 'profile') {
    const nameless = document.imports.findIndex((i) => (i as { href?: string }).href === undefined)
    if (nameless >= 0) return { ok: false, faults: [`${nameless + 1}番目の取込元に、その在りか（href）がありません。`] }
    return { ok: true, kind: 'profile', document }
  }
  const twice = repeatedIds(flatten(document))
  return twice.length > 0
    ? { ok: false, faults: twice.map((id) => `管理策「${id}」が二度出てきます。`) }
    : { ok: true, kind: 'catalog', document }
}

type Known = { id: string; title: string; documentUuid: string; sha256: string; fileName: string; kind: string }

/** The lists in the product that a profile may import. */
export const knownLists = (tx: Tx): Promise<readonly Known[]> =>
  tx
    .selectFrom('controlCatalog as c')
    .innerJoin('controlSource as s', 's.id', 'c.sourceId')
    .select(['c.id', 'c.title', 'c.documentUuid', 'c.sha256', 's.fileName', 'c.kind'])
    .where('c.state', '=', 'current')
    .orderBy('c.title')
    .orderBy('c.id')
    .execute()

const stem = (name: string): string =>
  foldForSearch(name)
    .replace(/\.(?:json|xml|ya?ml)$/u, '')
    .replace(/-min$/u, '')

/** The list an import means, by its uuid, its title or the name of its file; null where none goes by such a name. */
export const listMeant = (names: readonly string[], lists: readonly Known[]): Known | null => {
  const wanted = new Set(names.map(stem))
  return (
    lists.find((l) => wanted.has(l.documentUuid)) ??
    lists.find((l) => wanted.has(stem(l.fileName))) ??
    lists.find((l) => wanted.has(foldForSearch(l.title))) ??
    null
  )
}

const basesBefore = async (tx: Tx, catalogId: string): Promise<ReadonlyMap<string, string>> => {
  const rows = await tx
    .selectFrom('controlCatalogBase')
    .select(['href', 'baseId'])
    .where('catalogId', '=', catalogId)
    .execute()
  return new Map(rows.map((row) => [row.href, row.baseId]))
}

/** A list of the product as OSCAL has it, profiles resolved anew from what they rest on. */
const listOf = async (tx: Tx, catalogId: string, above: readonly string[]): Promise<Resolved> => {
  if (above.includes(catalogId)) return { ok: false, faults: ['取込元が、たどるとこの選定自身に戻ります。'] }
  const row = await tx
    .selectFrom('controlCatalog as c')
    .innerJoin('controlSource as s', 's.id', 'c.sourceId')
    .select('s.content')
    .where('c.id', '=', catalogId)
    .executeTakeFirst()
  const parsed = parseSource(row?.content ?? '')
  if (!parsed.ok) return parsed
  if (parsed.kind === 'catalog') return { ok: true, list: flatten(parsed.document), notes: [] }
  const bases = await basesBefore(tx, catalogId)
  return resolved(tx, parsed.document, bases, [...above, catalogId])
}

const resolved = async (
  tx: Tx,
  profile: Profile,
  bases: ReadonlyMap<string, string>,
  above: readonly string[],
): Promise<Resolved> => {
  const lists = new Map<string, FlatList>()
  for (const [href, baseId] of bases) {
    const list = await listOf(tx, baseId, above)
    if (!list.ok) return list
    lists.set(href, list.list)
  }
  return resolveProfile(profile, lists)
}

const digestOf = (of: Omit<Prepared, 'sha256' | 'bases' | 'notes' | 'oscalVersion' | 'documentUuid'>): string =>
  createHash('sha256').update(canonicalJson(of)).digest('hex')

const inWords = (
  kind: CatalogKind,
  { uuid, metadata }: Catalog | Profile,
  list: FlatList,
  of: { bases: readonly Base[]; notes: readonly string[] },
): Prepared => {
  const { title, version } = metadata
  const controls = controlTexts(list)
  return {
    kind,
    title,
    version,
    oscalVersion: metadata['oscal-version'],
    documentUuid: uuid,
    controls,
    sha256: digestOf({ kind, title, version, controls }),
    ...of,
  }
}

export type Preparation = { prepared: Prepared | null; faults: readonly string[] }

const NOTHING: Preparation = { prepared: null, faults: [] }

/** Matches what a profile imports: as the person chose, or by name. */
export const matchedBases = (
  profile: Profile,
  lists: readonly Known[],
  chosen: Readonly<Record<string, string>>,
): readonly { href: string; names: readonly string[]; base: Known | null }[] =>
  importsOf(profile).map(({ href, names }, nth) => {
    const picked = chosen[`base${nth}`]
    const base = lists.find((l) => l.id === picked) ?? listMeant(names, lists)
    return { href, names, base }
  })

/** What a file would make: the list in words with what it rests on, or its faults. `into` is the list it would renew. */
export const prepare = async (
  tx: Tx,
  text: string,
  of: { chosen: Readonly<Record<string, string>>; into: string | null },
): Promise<Preparation> => {
  const parsed = parseSource(text)
  if (!parsed.ok) return { ...NOTHING, faults: parsed.faults }
  if (parsed.kind === 'catalog')
    return {
      prepared: inWords('catalog', parsed.document, flatten(parsed.document), { bases: [], notes: [] }),
      faults: [],
    }
  const matched = matchedBases(parsed.document, await knownLists(tx), of.chosen)
  const bases = matched.flatMap(({ href, base }) =>
    base === null ? [] : [{ href, baseId: base.id, baseTitle: base.title, baseSha256: base.sha256 }],
  )
  const found = await resolved(
    tx,
    parsed.document,
    new Map(bases.map((b) => [b.href, b.baseId])),
    of.into === null ? [] : [of.into],
  )
  if (!found.ok) {
    const named = matched.flatMap(({ base, names, href }) =>
      base === null
        ? [`取込元「${names[0] ?? href}」（${names.at(-1) ?? href}）にあたる一覧が、この製品にありません。`]
        : [],
    )
    return { ...NOTHING, faults: named.length > 0 ? named : found.faults }
  }
  return { prepared: inWords('profile', parsed.document, found.list, { bases, notes: found.notes }), faults: [] }
}

import { sql, type RawBuilder } from 'kysely'
import { atMost, countRows, pagesOf, type Keyset } from '#kernel/db/keyset.ts'
import type { Tx } from '#kernel/db/database.ts'
import type { BoundRegister, Query } from '#kernel/http/product.ts'
import { isId } from '#kernel/id.ts'
import { clockText } from '#kernel/pure/clock-text.ts'
import { foldForSearch } from '#kernel/pure/normalise.ts'
import type { Register } from '#kernel/pure/register.ts'
import { familyName } from '../families.ts'
import { CATALOG_KINDS, type CatalogKind } from '../words.ts'

type Fragment = RawBuilder<unknown>

export type ListRow = {
  id: string
  kind: CatalogKind
  title: string
  version: string
  oscalVersion: string
  state: string
  total: number
  withdrawn: number
  systems: number
  stale: boolean
  sha256: string
  importedAt: Date
  importedBy: string
}

/** 管理策の一覧: every catalogue and profile taken in. */
const listRegister: Register<ListRow> = {
  key: 'control-catalogues',
  title: '管理策の一覧',
  provision: '付紙第9-2',
  rules: ['R119'],
  columns: [
    { key: 'title', title: '一覧', kind: 'text', value: (r) => r.title },
    { key: 'version', title: '版', kind: 'text', value: (r) => r.version },
    {
      key: 'kind',
      title: '種類',
      kind: 'text',
      value: (r) => CATALOG_KINDS[r.kind],
      codes: Object.values(CATALOG_KINDS),
    },
    { key: 'total', title: '管理策', kind: 'number', value: (r) => r.total },
    { key: 'withdrawn', title: 'うち廃止', kind: 'number', value: (r) => r.withdrawn },
    { key: 'systems', title: '従う情報システム', kind: 'number', value: (r) => r.systems },
    {
      key: 'standing',
      title: '知らせ',
      kind: 'text',
      value: (r) => (r.state === 'retired' ? '廃止' : r.stale ? '取込元に新しい版' : null),
      codes: ['廃止', '取込元に新しい版'],
    },
    { key: 'oscal', title: 'OSCALの版', kind: 'text', value: (r) => r.oscalVersion, exportOnly: true },
    { key: 'sha256', title: '要約値', kind: 'text', value: (r) => r.sha256, exportOnly: true },
    {
      key: 'importedAt',
      title: '取込み',
      kind: 'moment',
      value: (r) => r.importedAt.toISOString(),
      shown: (r) => clockText(r.importedAt),
    },
    { key: 'importedBy', title: '取り込んだ者', kind: 'text', value: (r) => r.importedBy, exportOnly: true },
  ],
  filters: [{ key: 'kind', title: '種類', kind: 'choice', options: Object.entries(CATALOG_KINDS) }],
}

const listCondition = (query: Query): Fragment => {
  const kind = query['kind'] ?? ''
  return Object.hasOwn(CATALOG_KINDS, kind) ? sql`c.kind = ${kind}` : sql`true`
}

const listKeyset = (tx: Tx, query: Query): Keyset<ListRow> => ({
  parts: ['text', 'id'],
  keyOf: (row) => [row.title, row.id],
  read: async (cursor, direction, limit) => {
    const [title, id] = cursor ?? []
    const forward = direction === 'forward'
    const beyond =
      title === undefined || id === undefined
        ? sql`true`
        : forward
          ? sql`(c.title, c.id) > (${title}, ${id}::uuid)`
          : sql`(c.title, c.id) < (${title}, ${id}::uuid)`
    const { rows } = await sql<ListRow>`
      select c.id, c.kind, c.title, c.version, c.oscal_version, c.state, c.total, c.withdrawn, c.sha256, c.imported_at,
        c.imported_by, (select count(*)::int from system_baseline b where b.catalog_id = c.id) as systems,
        exists (select 1 from control_catalog_base b join control_catalog o on o.id = b.base_id
          where b.catalog_id = c.id and b.base_sha256 <> o.sha256) as stale
      from control_catalog c where ${listCondition(query)} and ${beyond}
      order by ${forward ? sql`c.title, c.id` : sql`c.title desc, c.id desc`} ${atMost(limit)}`.execute(tx)
    return rows
  },
})

export const boundListRegister: BoundRegister<ListRow> = {
  register: listRegister,
  process: 'risk.catalogue',
  ...pagesOf(
    (tx, query) => listKeyset(tx, query),
    (tx, query, _actor, upTo) => countRows(tx, sql`control_catalog c where ${listCondition(query)}`, upTo),
  ),
  href: (row) => `/registers/controls?catalog=${row.id}`,
  begins: [{ href: '/controls/import', label: '一覧を取り込む', process: 'risk.catalogue', act: 'import' }],
}

export type CatalogueControl = {
  id: string
  catalogId: string
  catalogTitle: string
  controlId: string
  label: string
  title: string
  family: string
  familyTitle: string
  statement: string
  withdrawn: string | null
  removed: boolean
  sort: number
}

const stateText = (r: CatalogueControl): string =>
  r.removed ? '一覧から外れた' : r.withdrawn === null ? '有効' : `廃止（${r.withdrawn}）`

/** 管理策: the controls of a list, with their text. */
const controlRegister: Register<CatalogueControl> = {
  key: 'controls',
  title: '管理策',
  provision: '付紙第9-2',
  rules: ['R119'],
  columns: [
    { key: 'label', title: '番号', kind: 'code', value: (r) => r.label },
    { key: 'title', title: '管理策', kind: 'text', value: (r) => r.title },
    { key: 'family', title: '分類', kind: 'text', value: (r) => familyName(r.family, r.familyTitle) },
    { key: 'standing', title: '有効か', kind: 'text', value: stateText },
    { key: 'catalog', title: '一覧', kind: 'text', value: (r) => r.catalogTitle, exportOnly: true },
    { key: 'controlId', title: '識別子', kind: 'code', value: (r) => r.controlId, exportOnly: true },
    { key: 'statement', title: '本文', kind: 'text', value: (r) => r.statement, exportOnly: true },
  ],
  filters: [
    { key: 'catalog', title: '一覧', kind: 'choice', source: 'catalog' },
    { key: 'q', title: '語', kind: 'text', hint: '番号・題名・本文' },
    { key: 'family', title: '分類', kind: 'text', hint: '例 ac' },
  ],
}

const controlCondition = (query: Query): Fragment => {
  const catalog = query['catalog'] ?? ''
  const family = foldForSearch(query['family'] ?? '')
  const words = foldForSearch((query['q'] ?? '').slice(0, 100))
    .split(' ')
    .filter(Boolean)
  return sql.join(
    [
      isId(catalog) ? sql`k.catalog_id = ${catalog}::uuid` : sql`true`,
      ...(family === '' ? [] : [sql`k.family = ${family}`]),
      ...words.map((word) => sql`position(${word} in k.folded) > 0`),
    ],
    sql` and `,
  )
}

const controlKeyset = (tx: Tx, query: Query): Keyset<CatalogueControl> => ({
  parts: ['id', 'text', 'text'],
  keyOf: (row) => [row.catalogId, String(row.sort), row.controlId],
  read: async (cursor, direction, limit) => {
    const [catalog, sort, control] = cursor ?? []
    const forward = direction === 'forward'
    const place = Math.min(Math.max(Math.trunc(Number(sort)) || 0, 0), 2 ** 31 - 1)
    const at = sql`(${catalog ?? ''}::uuid, ${place}::integer, ${control ?? ''}::text)`
    const key = sql`(k.catalog_id, k.sort, k.control_id)`
    const beyond = catalog === undefined ? sql`true` : forward ? sql`${key} > ${at}` : sql`${key} < ${at}`
    const order = forward
      ? sql`k.catalog_id, k.sort, k.control_id`
      : sql`k.catalog_id desc, k.sort desc, k.control_id desc`
    const { rows } = await sql<CatalogueControl>`
      select k.id, k.catalog_id, c.title as catalog_title, k.control_id, k.label, k.title, k.family, k.family_title,
        k.statement, k.withdrawn, k.removed, k.sort
      from control k join control_catalog c on c.id = k.catalog_id
      where ${controlCondition(query)} and ${beyond} order by ${order} ${atMost(limit)}`.execute(tx)
    return rows
  },
})

export const boundCatalogueControls: BoundRegister<CatalogueControl> = {
  register: controlRegister,
  ...pagesOf(
    (tx, query) => controlKeyset(tx, query),
    (tx, query, _actor, upTo) => countRows(tx, sql`control k where ${controlCondition(query)}`, upTo),
  ),
  href: (row) => `/controls/${row.id}`,
  tone: (row) => (row.removed || row.withdrawn !== null ? 'struck' : null),
  options: async (tx, source) => {
    if (source !== 'catalog') return []
    const lists = await tx.selectFrom('controlCatalog').select(['id', 'title', 'version']).orderBy('title').execute()
    return lists.map((l) => [l.id, `${l.title} ${l.version}`] as const)
  },
}

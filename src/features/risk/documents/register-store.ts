import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { countRows, pagesFrom, type Keyset } from '#kernel/db/keyset.ts'
import type { AnyRegister, Query } from '#kernel/http/product.ts'
import { isId } from '#kernel/id.ts'
import { fiscalYearLabel } from '#kernel/pure/fiscal-year.ts'
import { caseHolds } from '#kernel/search/find-cases.ts'
import { isDocumentKind } from './kinds.ts'
import { documentRegister, type DocumentLine } from './register.ts'
import { riskDocument } from './process.ts'

const condition = (query: Query, found: RawBuilder<unknown>): RawBuilder<unknown> => {
  const { kind = '', state = '', system = '', year = '' } = query
  return sql.join(
    [
      found,
      Object.hasOwn(riskDocument.states, state) ? sql`d.state = ${state}` : sql`d.state <> 'retired'`,
      ...(isDocumentKind(kind) ? [sql`d.kind = ${kind}`] : []),
      ...(isId(system) ? [sql`d.system_id = ${system}::uuid`] : []),
      ...(/^\d{4}$/.test(year) ? [sql`d.fiscal_year = ${Number(year)}`] : []),
    ],
    sql` and `,
  )
}

/** Identities are ordered by time, so they are the cursor: newest first. */
const keyset = (tx: Tx, held: RawBuilder<unknown>): Keyset<DocumentLine> => ({
  parts: ['id'],
  keyOf: (row) => [row.id],
  read: async (cursor, direction, limit) => {
    const beyond =
      cursor === null ? sql`true` : sql`d.id ${sql.raw(direction === 'forward' ? '<' : '>')} ${cursor[0]}::uuid`
    const order = sql.raw(direction === 'forward' ? 'desc' : 'asc')
    const { rows } = await sql<DocumentLine>`
      select d.id, d.kind, d.title, d.state, s.name as system_name, d.fiscal_year, v.number, v.sha256, v.frozen_at,
        v.post_title || '　' || v.person_name as frozen_by, d.updated_at, d.updated_by
      from (select d.* from document d where ${held} and ${beyond} order by d.id ${order} limit ${sql.lit(limit)}) d
        left join system s on s.id = d.system_id
        left join lateral (select * from document_version v where v.document_id = d.id order by v.number desc limit 1) v on true
      order by d.id ${order}`.execute(tx)
    return rows
  },
})

const systemsWith = async (tx: Tx) => {
  const rows = await tx
    .selectFrom('system as s')
    .select(['s.id', 's.name'])
    .where((e) => e.exists(e.selectFrom('document as d').select('d.id').whereRef('d.systemId', '=', 's.id')))
    .orderBy('s.annexNumber')
    .orderBy('s.name')
    .execute()
  return rows.map((s) => [s.id, s.name] as const)
}

const yearsWith = async (tx: Tx) => {
  const rows = await tx
    .selectFrom('document')
    .select('fiscalYear')
    .distinct()
    .where('fiscalYear', 'is not', null)
    .orderBy('fiscalYear', 'desc')
    .execute()
  return rows.flatMap(({ fiscalYear }) =>
    fiscalYear === null ? [] : [[String(fiscalYear), fiscalYearLabel(fiscalYear)] as const],
  )
}

export const boundDocumentRegister: AnyRegister = {
  register: documentRegister,
  process: 'risk.document',
  ...pagesFrom<DocumentLine>(async (tx, query) => {
    const { where } = await caseHolds(tx, 'risk.document', query['q'], sql`d.id`)
    const held = condition(query, where)
    return { keyset: keyset(tx, held), count: (upTo) => countRows(tx, sql`document d where ${held}`, upTo) }
  }),
  href: (row: DocumentLine) => `/documents/${row.id}`,
  options: async (tx, source) => (source === 'system' ? systemsWith(tx) : source === 'year' ? yearsWith(tx) : []),
  begins: [{ href: '/documents/new', label: '文書を作り始める', process: 'risk.document', act: 'begin' }],
}

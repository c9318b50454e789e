import { sql, type RawBuilder } from 'kysely'
import { atMost, countRows, pagesFrom, type Keyset } from '#kernel/db/keyset.ts'
import type { Tx } from '#kernel/db/database.ts'
import type { BoundRegister, Query } from '#kernel/http/product.ts'
import { isId } from '#kernel/id.ts'
import { foldForSearch } from '#kernel/pure/normalise.ts'
import type { Register } from '#kernel/pure/register.ts'
import { familyName } from '../families.ts'
import {
  APPLICABILITIES,
  methodWords,
  RESPONSIBILITIES,
  RESULTS,
  STATUSES,
  type Applicability,
  type AssessmentResult,
  type ImplementationStatus,
  type Responsibility,
} from '../words.ts'
import type { AssessedDocument } from './model.ts'
import { assessedDocument, type AssessmentProgress } from './store.ts'

type Fragment = RawBuilder<unknown>

/** A control under assessment, with what was planned, what was judged now and the last time. */
export type AssessmentRow = {
  documentId: string
  documentTitle: string
  controlId: string
  label: string
  title: string
  family: string
  familyTitle: string
  sort: number
  applicability: Applicability
  status: ImplementationStatus
  responsibility: Responsibility
  description: string | null
  planned: readonly string[] | null
  methods: readonly string[] | null
  result: AssessmentResult | null
  finding: string | null
  risk: string | null
  recommendation: string | null
  lastResult: AssessmentResult | null
  lastFinding: string | null
}

const resultText = (result: AssessmentResult | null): string | null => result && RESULTS[result]

export const assessmentRegister: Register<AssessmentRow> = {
  key: 'control-assessments',
  title: '管理策の評価',
  provision: '付紙第9-3',
  rules: ['R120'],
  columns: [
    { key: 'label', title: '番号', kind: 'code', value: (r) => r.label },
    { key: 'title', title: '管理策', kind: 'text', value: (r) => r.title },
    {
      key: 'implementation',
      title: '実装状況',
      kind: 'text',
      value: (r) => (r.applicability === 'inherited' ? '継承' : STATUSES[r.status]),
    },
    { key: 'methods', title: '方法', kind: 'text', value: (r) => methodWords(r.methods ?? r.planned ?? []) || null },
    {
      key: 'state',
      title: '結果',
      kind: 'text',
      value: (r) => resultText(r.result),
      shown: (r) => resultText(r.result) ?? '未評価',
      codes: Object.values(RESULTS),
    },
    {
      key: 'last',
      title: '前回',
      kind: 'text',
      value: (r) => resultText(r.lastResult),
      codes: Object.values(RESULTS),
    },
    { key: 'document', title: '文書', kind: 'text', value: (r) => r.documentTitle, exportOnly: true },
    { key: 'controlId', title: '識別子', kind: 'code', value: (r) => r.controlId, exportOnly: true },
    { key: 'family', title: '分類', kind: 'text', value: (r) => familyName(r.family, r.familyTitle), exportOnly: true },
    {
      key: 'applicability',
      title: '適用',
      kind: 'text',
      value: (r) => APPLICABILITIES[r.applicability],
      exportOnly: true,
    },
    {
      key: 'responsibility',
      title: '責任区分',
      kind: 'text',
      value: (r) => RESPONSIBILITIES[r.responsibility],
      exportOnly: true,
    },
    { key: 'finding', title: '所見', kind: 'text', value: (r) => r.finding, exportOnly: true },
    { key: 'risk', title: 'リスク', kind: 'text', value: (r) => r.risk, exportOnly: true },
    { key: 'recommendation', title: '推奨事項', kind: 'text', value: (r) => r.recommendation, exportOnly: true },
  ],
  filters: [
    { key: 'document', title: '文書', kind: 'choice', source: 'document', standard: '文書を選んでください' },
    { key: 'q', title: '語', kind: 'text', hint: '番号・管理策・実装内容' },
    { key: 'family', title: '分類', kind: 'choice', source: 'family' },
    {
      key: 'result',
      title: '結果',
      kind: 'choice',
      options: [...Object.entries(RESULTS), ['none', '未評価']],
    },
    {
      key: 'last',
      title: '前回',
      kind: 'choice',
      options: Object.entries(RESULTS),
    },
    {
      key: 'chosen',
      title: '評価する',
      kind: 'choice',
      options: [
        ['yes', '選んだもの'],
        ['no', '選んでいないもの'],
      ],
    },
  ],
}

const NOBODY = '00000000-0000-0000-0000-000000000000'

const from = ({ id, planId, lastId }: AssessedDocument): Fragment => sql`system_control c
  join system_baseline b on b.system_id = c.system_id
  left join control k on k.catalog_id = b.catalog_id and k.control_id = c.control_id
  left join control_assessment a on a.document_id = ${id}::uuid and a.control_id = c.control_id
  left join control_assessment p on p.document_id = ${planId ?? NOBODY}::uuid and p.control_id = c.control_id and p.methods <> '{}'
  left join control_assessment l on l.document_id = ${lastId ?? NOBODY}::uuid and l.control_id = c.control_id`

/** Of a report: what its plan chose, or everything that applies where no plan chose; and whatever it judges already. */
const covered = ({ systemId, planId }: AssessedDocument): Fragment =>
  sql`c.system_id = ${systemId}::uuid and ((c.chosen and c.applicability <> 'excluded'
    and ${planId === null ? sql`true` : sql`p.id is not null`}) or a.methods <> '{}' or a.result is not null)`

const chosenWords = (query: Query): readonly Fragment[] => {
  if (query['chosen'] === 'yes') return [sql`a.methods <> '{}'`]
  return query['chosen'] === 'no' ? [sql`(a.id is null or a.methods = '{}')`] : []
}

const resultAsked = (query: Query): readonly Fragment[] => {
  const result = query['result'] ?? ''
  if (result === 'none') return [sql`a.result is null`]
  return Object.hasOwn(RESULTS, result) ? [sql`a.result = ${result}`] : []
}

const conditions = (document: AssessedDocument, query: Query): Fragment => {
  const family = query['family'] ?? ''
  const last = query['last'] ?? ''
  const words = foldForSearch((query['q'] ?? '').slice(0, 100))
    .split(' ')
    .filter(Boolean)
  return sql.join(
    [
      covered(document),
      ...(family === '' ? [] : [sql`c.family = ${family}`]),
      ...(Object.hasOwn(RESULTS, last) ? [sql`l.result = ${last}`] : []),
      ...resultAsked(query),
      ...chosenWords(query),
      ...words.map((word) => sql`(position(${word} in k.folded) > 0 or position(${word} in c.folded) > 0)`),
    ],
    sql` and `,
  )
}

const rowsOf = async (
  tx: Tx,
  document: AssessedDocument,
  of: { where: Fragment; order: Fragment; limit: number | null },
) => {
  const { rows } = await sql<AssessmentRow>`
    select ${document.id} as document_id, ${document.title} as document_title, c.control_id,
      coalesce(k.label, upper(c.control_id)) as label, coalesce(k.title, '') as title, c.family,
      coalesce(k.family_title, '') as family_title, c.sort, c.applicability, c.status, c.responsibility, c.description,
      p.methods as planned, a.methods, a.result, a.finding, a.risk, a.recommendation, l.result as last_result,
      l.finding as last_finding
    from ${from(document)} where ${of.where} order by ${of.order} ${atMost(of.limit)}`.execute(tx)
  return rows
}

const FORWARD = sql`c.sort, c.control_id`

const keyset = (tx: Tx, document: AssessedDocument, query: Query): Keyset<AssessmentRow> => ({
  parts: ['text', 'text'],
  keyOf: (row) => [String(row.sort), row.controlId],
  read: (cursor, direction, limit) => {
    const [sort, control] = cursor ?? []
    const place = Math.min(Math.max(Math.trunc(Number(sort)) || 0, 0), 2 ** 31 - 1)
    const at = sql`(${place}::integer, ${control ?? ''}::text)`
    const key = sql`(c.sort, c.control_id)`
    const beyond = sort === undefined ? sql`true` : direction === 'forward' ? sql`${key} > ${at}` : sql`${key} < ${at}`
    return rowsOf(tx, document, {
      where: sql`${conditions(document, query)} and ${beyond}`,
      order: direction === 'forward' ? FORWARD : sql`c.sort desc, c.control_id desc`,
      limit,
    })
  },
})

/** One control as the assessment's list shows it; null where the assessment does not cover it. */
export const assessmentRow = async (tx: Tx, document: AssessedDocument, controlId: string) => {
  const where = sql`${covered(document)} and c.control_id = ${controlId}`
  return (await rowsOf(tx, document, { where, order: FORWARD, limit: 1 }))[0] ?? null
}

/** What 「すべて」 of a list means, by identifiers. */
export const assessmentIds = async (tx: Tx, document: AssessedDocument, query: Query): Promise<readonly string[]> => {
  const { rows } = await sql<{ controlId: string }>`
    select c.control_id from ${from(document)} where ${conditions(document, query)} order by ${FORWARD}`.execute(tx)
  return rows.map((row) => row.controlId)
}

/** How far an assessment is. */
export const progressOf = async (tx: Tx, document: AssessedDocument): Promise<AssessmentProgress> => {
  const { rows } = await sql<AssessmentProgress>`
    select count(*)::int as total,
      count(*) filter (where ${document.kind === 'assessment-plan' ? sql`a.methods <> '{}'` : sql`a.result is not null`})::int as judged,
      count(*) filter (where a.result = 'satisfied')::int as satisfied,
      count(*) filter (where a.result = 'other-than-satisfied')::int as unsatisfied
    from ${from(document)} where ${covered(document)}`.execute(tx)
  return rows[0] ?? { total: 0, judged: 0, satisfied: 0, unsatisfied: 0 }
}

export const nextControl = async (tx: Tx, document: AssessedDocument, after: { sort: number; controlId: string }) => {
  const where = sql`${covered(document)} and (c.sort, c.control_id) > (${after.sort}, ${after.controlId})`
  return (await rowsOf(tx, document, { where, order: FORWARD, limit: 1 }))[0]?.controlId ?? null
}

export const assessedFamilies = async (tx: Tx, systemId: string) => {
  const { rows } = await sql<{ family: string; title: string }>`
    select c.family, max(k.family_title) as title from system_control c
      join system_baseline b on b.system_id = c.system_id
      join control k on k.catalog_id = b.catalog_id and k.control_id = c.control_id
    where c.system_id = ${systemId}::uuid and c.chosen group by c.family order by min(c.sort)`.execute(tx)
  return rows.map((row) => [row.family, familyName(row.family, row.title)] as const)
}

const EMPTY: Keyset<AssessmentRow> = { parts: ['text', 'text'], keyOf: () => [], read: async () => [] }

export const boundAssessments: BoundRegister<AssessmentRow> = {
  register: assessmentRegister,
  ...pagesFrom(async (tx, query) => {
    const id = query['document'] ?? ''
    const document = isId(id) ? await assessedDocument(tx, id) : null
    if (!document) return { keyset: EMPTY, count: async () => 0 }
    return {
      keyset: keyset(tx, document, query),
      count: (upTo) => countRows(tx, sql`${from(document)} where ${conditions(document, query)}`, upTo),
    }
  }),
  href: (row) => `/documents/${row.documentId}/assessment/${encodeURIComponent(row.controlId)}`,
  bulk: { name: 'pick', value: (row) => row.controlId, label: (row) => row.label, acts: [] },
  options: async (tx, source) => {
    if (source !== 'document') return []
    const rows = await tx
      .selectFrom('document as d')
      .innerJoin('system as s', 's.id', 'd.systemId')
      .select(['d.id', 'd.title', 's.name'])
      .where('d.kind', 'in', ['assessment-plan', 'assessment-report'])
      .where('d.state', '<>', 'retired')
      .orderBy('d.id', 'desc')
      .limit(200)
      .execute()
    return rows.map((row) => [row.id, `${row.title}（${row.name}）`] as const)
  },
}

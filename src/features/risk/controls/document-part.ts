import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { DocumentPart, PartTable } from '../documents/part.ts'
import { familyName } from './families.ts'
import {
  APPLICABILITIES,
  highWater,
  LEVELS,
  methodWords,
  RESPONSIBILITIES,
  RESULTS,
  STATUSES,
  wordFor,
  type Level,
} from './words.ts'

type ControlCells = {
  controlId: string
  label: string
  title: string
  family: string
  familyTitle: string
  applicability: string
  reason: string | null
  inheritedFrom: string | null
  provided: string | null
  status: string
  description: string | null
  responsibility: string
  evidence: string | null
}

/** What an inherited control says of its implementation is said by the system that provides it. */
const statusCell = (row: ControlCells): string | null => {
  if (row.applicability === 'excluded') return null
  if (row.applicability === 'inherited')
    return row.provided === null ? '継承元で適用外' : wordFor(STATUSES, row.provided)
  return wordFor(STATUSES, row.status)
}

const controlRows = async (tx: Tx, systemId: string): Promise<readonly ControlCells[]> => {
  const { rows } = await sql<ControlCells>`
    select c.control_id, k.label, k.title, k.family, k.family_title, c.applicability, c.reason, s.name as inherited_from,
      case when i.applicability = 'applied' then i.status end as provided,
      c.status, c.description, c.responsibility, c.evidence
    from system_control c
      join system_baseline b on b.system_id = c.system_id
      join control k on k.catalog_id = b.catalog_id and k.control_id = c.control_id
      left join system s on s.id = c.inherited_from
      left join inherited_controls(${systemId}::uuid) i on i.control_id = c.control_id
    where c.system_id = ${systemId}::uuid and c.chosen
    order by c.sort, c.control_id`.execute(tx)
  return rows
}

/** 管理策ごとの適用・実装の状況, for the セキュリティ計画書. Rows are keyed by the control's identifier. */
export const controlsPart: DocumentPart = {
  key: 'controls',
  title: 'セキュリティ管理策',
  href: ({ systemId }) => `/systems/${systemId}/controls`,
  snapshot: async (tx, { systemId }) => ({
    columns: [
      { key: 'label', title: '番号' },
      { key: 'title', title: '管理策' },
      { key: 'family', title: '分類' },
      { key: 'applicability', title: '適用' },
      { key: 'reason', title: '適用除外の理由' },
      { key: 'inheritedFrom', title: '継承元' },
      { key: 'status', title: '実装状況' },
      { key: 'description', title: '実装内容' },
      { key: 'responsibility', title: '責任区分' },
      { key: 'evidence', title: '証跡' },
    ],
    rows: (await controlRows(tx, systemId)).map((row) => ({
      key: row.controlId,
      cells: {
        label: row.label,
        title: row.title,
        family: familyName(row.family, row.familyTitle),
        applicability: wordFor(APPLICABILITIES, row.applicability),
        reason: row.reason,
        inheritedFrom: row.inheritedFrom,
        status: statusCell(row),
        description: row.description,
        responsibility: wordFor(RESPONSIBILITIES, row.responsibility),
        evidence: row.evidence,
      },
    })),
  }),
}

const levelRow = (key: string, item: string, level: string, reason: string) => ({
  key,
  cells: { item, value: wordFor(LEVELS, level), reason },
})

const BASELINE_COLUMNS: PartTable['columns'] = [
  { key: 'item', title: '項目' },
  { key: 'value', title: '内容' },
  { key: 'reason', title: '理由' },
]

/** 影響度と管理策の選定, for the セキュリティ計画書. */
export const baselinePart: DocumentPart = {
  key: 'baseline',
  title: '影響度と管理策の選定',
  href: ({ systemId }) => `/systems/${systemId}/controls`,
  snapshot: async (tx, { systemId }) => {
    const b = await tx
      .selectFrom('systemBaseline as b')
      .innerJoin('controlCatalog as c', 'c.id', 'b.catalogId')
      .selectAll('b')
      .select(['c.title', 'c.version', 'c.sha256'])
      .where('b.systemId', '=', systemId)
      .executeTakeFirst()
    if (!b) return { columns: BASELINE_COLUMNS, rows: [] }
    // The check constraints hold the levels to the words.
    const high = highWater({
      confidentiality: b.confidentiality as Level,
      integrity: b.integrity as Level,
      availability: b.availability as Level,
    })
    return {
      columns: BASELINE_COLUMNS,
      rows: [
        levelRow('confidentiality', '影響度（機密性）', b.confidentiality, b.confidentialityReason),
        levelRow('integrity', '影響度（完全性）', b.integrity, b.integrityReason),
        levelRow('availability', '影響度（可用性）', b.availability, b.availabilityReason),
        levelRow('level', '情報システムの影響度（最も高いもの）', high, ''),
        {
          key: 'list',
          cells: { item: '管理策の一覧・選定', value: `${b.title} ${b.version}`, reason: `要約値 ${b.sha256}` },
        },
      ],
    }
  },
}

type AssessedCells = {
  controlId: string
  label: string
  title: string
  methods: readonly string[]
  result: string | null
  finding: string | null
  risk: string | null
  recommendation: string | null
}

const assessedRows = async (tx: Tx, documentId: string): Promise<readonly AssessedCells[]> => {
  const { rows } = await sql<AssessedCells>`
    select a.control_id, coalesce(k.label, a.control_id) as label, coalesce(k.title, '') as title,
      a.methods, a.result, a.finding, a.risk, a.recommendation
    from control_assessment a
      left join system_baseline b on b.system_id = a.system_id
      left join control k on k.catalog_id = b.catalog_id and k.control_id = a.control_id
    where a.document_id = ${documentId}::uuid and (a.methods <> '{}' or a.result is not null)
    order by coalesce(k.sort, 2147483647), a.control_id`.execute(tx)
  return rows
}

/** 管理策ごとの評価の結果, for the セキュリティ評価報告書. */
export const assessmentPart: DocumentPart = {
  key: 'assessment',
  title: '管理策の評価',
  href: ({ documentId }) => `/documents/${documentId}/assessment`,
  snapshot: async (tx, { documentId }) => ({
    columns: [
      { key: 'label', title: '番号' },
      { key: 'title', title: '管理策' },
      { key: 'methods', title: '方法' },
      { key: 'result', title: '結果' },
      { key: 'finding', title: '所見' },
      { key: 'risk', title: 'リスク' },
      { key: 'recommendation', title: '推奨事項' },
    ],
    rows: (await assessedRows(tx, documentId)).map((row) => ({
      key: row.controlId,
      cells: {
        label: row.label,
        title: row.title,
        methods: methodWords(row.methods),
        result: row.result === null ? null : wordFor(RESULTS, row.result),
        finding: row.finding,
        risk: row.risk,
        recommendation: row.recommendation,
      },
    })),
  }),
}

/** 評価する管理策と方法, for the セキュリティ評価計画書. */
export const assessmentPlanPart: DocumentPart = {
  key: 'assessment-plan',
  title: '評価する管理策',
  href: ({ documentId }) => `/documents/${documentId}/assessment`,
  snapshot: async (tx, { documentId }) => ({
    columns: [
      { key: 'label', title: '番号' },
      { key: 'title', title: '管理策' },
      { key: 'methods', title: '方法' },
    ],
    rows: (await assessedRows(tx, documentId)).map((row) => ({
      key: row.controlId,
      cells: { label: row.label, title: row.title, methods: methodWords(row.methods) },
    })),
  }),
}

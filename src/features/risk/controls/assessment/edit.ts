import type { Tx } from '#kernel/db/database.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'
import type { Method } from '../words.ts'
import { judgeAssessed, type Assessed, type AssessedDocument } from './model.ts'
import { assessmentIds, assessmentRow } from './register.ts'
import { assessedDocument, assessedRows, lockDocument, writeAssessed, type AssessedRow } from './store.ts'

export type Assess = { documentId: string; actor: Actor; at: Date }

export type AssessOutcome =
  | { kind: 'done'; written: number; skipped: number }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'met'; row: AssessedRow }
  | { kind: 'absent' }

const same = (a: Assessed, b: Assessed): boolean =>
  a.result === b.result &&
  a.finding === b.finding &&
  a.risk === b.risk &&
  a.recommendation === b.recommendation &&
  a.methods.length === b.methods.length &&
  a.methods.every((m) => b.methods.includes(m))

/** A plan says only how; what came of it belongs to the report. */
const fitting = (document: AssessedDocument, said: Assessed): Assessed =>
  document.kind === 'assessment-report'
    ? said
    : { methods: said.methods, result: null, finding: null, risk: null, recommendation: null }

/** Writes what the certifier found of one control, unless somebody else wrote of it since it was shown. */
export const assessOne = async (
  tx: Tx,
  { documentId, actor, at }: Assess,
  of: { controlId: string; revision: number; said: Assessed },
): Promise<AssessOutcome> => {
  await lockDocument(tx, documentId)
  const document = await assessedDocument(tx, documentId)
  if (!document || !(await assessmentRow(tx, document, of.controlId))) return { kind: 'absent' }
  const after = fitting(document, of.said)
  const verdict = judgeAssessed(document, actor, after)
  if (!verdict.ok) return { kind: 'refused', refusal: verdict.refusal }
  const row = (await assessedRows(tx, documentId, [of.controlId])).get(of.controlId)
  if (!row) return { kind: 'absent' }
  if (same(row, after)) return { kind: 'done', written: 0, skipped: 0 }
  if (row.revision !== of.revision) return { kind: 'met', row }
  const { as } = verdict
  await writeAssessed(tx, document, [{ controlId: of.controlId, before: row, after }], { actor, as, at, way: 'page' })
  return { kind: 'done', written: 1, skipped: 0 }
}

export type SaidOfMany = { methods: readonly Method[]; finding: string | null }

/** In a report: satisfied by these methods; what was found wanting stays so. In a plan: to be assessed by these methods. */
const manyOver = (document: AssessedDocument, said: SaidOfMany, row: AssessedRow): Assessed | null => {
  if (document.kind === 'assessment-plan') return fitting(document, { ...row, methods: said.methods })
  if (row.result === 'other-than-satisfied') return null
  return { ...row, methods: said.methods, result: 'satisfied', finding: said.finding ?? row.finding }
}

/** The same of many controls at once. 「不満足」 is never overwritten in bulk. */
export const assessMany = async (
  tx: Tx,
  { documentId, actor, at }: Assess,
  controlIds: readonly string[],
  said: SaidOfMany,
): Promise<AssessOutcome> => {
  await lockDocument(tx, documentId)
  const document = await assessedDocument(tx, documentId)
  if (!document) return { kind: 'absent' }
  const report = document.kind === 'assessment-report'
  const verdict = judgeAssessed(document, actor, {
    methods: said.methods,
    result: report ? 'satisfied' : null,
    finding: said.finding,
    risk: null,
    recommendation: null,
  })
  if (!verdict.ok) return { kind: 'refused', refusal: verdict.refusal }
  const covered = new Set(await assessmentIds(tx, document, {}))
  const rows = await assessedRows(
    tx,
    documentId,
    controlIds.filter((id) => covered.has(id)),
  )
  const judged = [...rows.values()].map((row) => ({ row, after: manyOver(document, said, row) }))
  const writings = judged.flatMap(({ row, after }) =>
    after === null || same(row, after) ? [] : [{ controlId: row.controlId, before: row, after }],
  )
  await writeAssessed(tx, document, writings, { actor, as: verdict.as, at, way: 'bulk' })
  return { kind: 'done', written: writings.length, skipped: judged.filter((j) => j.after === null).length }
}

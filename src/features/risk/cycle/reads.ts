import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Day } from '#kernel/pure/day.ts'
import { slotInForce } from '../documents/slots.ts'
import { isDocumentKind } from '../documents/kinds.ts'
import type { CycleInspection, CycleStep, HandedVersion, RiskCycle } from './model.ts'

type VersionRow = Omit<HandedVersion, 'kind'> & { nth: number; kind: string }

const versionsOf = async (tx: Tx, cycleId: string) => {
  const { rows } = await sql<VersionRow>`
    select h.nth, d.kind, d.id as document_id, d.title, v.id as version_id, v.number, h.sha256
    from cycle_document h join document_version v on v.id = h.document_version_id join document d on d.id = v.document_id
    where h.cycle_id = ${cycleId}::uuid order by h.nth, d.kind`.execute(tx)
  return Map.groupBy(rows, (row) => row.nth)
}

/** Every hand-over and return of a cycle, in order, with the versions each named. */
export const stepsOf = async (tx: Tx, cycleId: string): Promise<readonly CycleStep[]> => {
  const steps = await tx
    .selectFrom('cycleStep')
    .select(['nth', 'step', 'way', 'at', 'personId', 'personName', 'postTitle', 'note'])
    .where('cycleId', '=', cycleId)
    .orderBy('nth')
    .execute()
  const versions = await versionsOf(tx, cycleId)
  return steps.map(({ way, ...step }) => ({
    ...step,
    way: way === 'back' ? 'back' : 'on',
    versions: (versions.get(step.nth) ?? []).flatMap(({ nth: __, kind, ...v }) =>
      isDocumentKind(kind) ? [{ ...v, kind }] : [],
    ),
  }))
}

/** The 基本方針 of 付紙第10-1 that is in force on a day. */
export const policyInForce = async (tx: Tx, today: Day): Promise<RiskCycle['policyNow']> => {
  const text = await slotInForce(tx, 'risk-policy', today)
  return text && { id: text.id, name: text.number === null ? text.title : `${text.title}（${text.number}）` }
}

export const earlierVersions = async (tx: Tx, systemId: string, fiscalYear: number): Promise<readonly string[]> => {
  const rows = await tx
    .selectFrom('cycleDocument as h')
    .innerJoin('riskCycle as r', 'r.id', 'h.cycleId')
    .select('h.documentVersionId')
    .distinct()
    .where('r.systemId', '=', systemId)
    .where('r.fiscalYear', '<>', fiscalYear)
    .execute()
  return rows.map((row) => row.documentVersionId)
}

export const yearsOf = async (tx: Tx, systemId: string): Promise<readonly number[]> => {
  const rows = await tx.selectFrom('riskCycle').select('fiscalYear').where('systemId', '=', systemId).execute()
  return rows.map((row) => row.fiscalYear)
}

/** The inspections of a cycle that were not cancelled, with how many vulnerabilities written by hand are in no plan. */
export const inspectionsOf = async (tx: Tx, cycleId: string): Promise<readonly CycleInspection[]> => {
  const { rows } = await sql<CycleInspection>`
    select i.id, i.state, i.partner, i.ended_on,
      (select count(*)::int from inspection_vulnerability v where v.inspection_id = i.id and v.plan_item_id is null) as unentered
    from inspection i where i.cycle_id = ${cycleId}::uuid and i.state <> 'cancelled' order by i.id`.execute(tx)
  return rows
}

export const improvementsOf = (tx: Tx, cycleId: string): Promise<RiskCycle['improvements']> =>
  tx.selectFrom('improvement').select(['id', 'subject', 'state']).where('cycleId', '=', cycleId).orderBy('id').execute()

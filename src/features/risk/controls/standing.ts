import type { Tx } from '#kernel/db/database.ts'

/** A control that was found wanting, with what the certifier said of it. `controlId` is the catalogue's own, as `ac-2`. */
export type UnsatisfiedControl = {
  id: string
  controlId: string
  label: string
  title: string
  finding: string | null
  risk: string | null
  recommendation: string | null
}

const newestReport = async (tx: Tx, systemId: string): Promise<string | null> => {
  const row = await tx
    .selectFrom('document')
    .select('id')
    .where('systemId', '=', systemId)
    .where('kind', '=', 'assessment-report')
    .where('state', '<>', 'retired')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

/** What is 不満足 in one セキュリティ評価報告書, or in the newest one of a system, in the order of the list of controls. */
export const unsatisfiedControls = async (
  tx: Tx,
  of: { documentId: string } | { systemId: string },
): Promise<readonly UnsatisfiedControl[]> => {
  const documentId = 'documentId' in of ? of.documentId : await newestReport(tx, of.systemId)
  if (documentId === null) return []
  return tx
    .selectFrom('controlAssessment as a')
    .leftJoin('systemBaseline as b', 'b.systemId', 'a.systemId')
    .leftJoin('control as k', (join) =>
      join.onRef('k.catalogId', '=', 'b.catalogId').onRef('k.controlId', '=', 'a.controlId'),
    )
    .select(['a.id', 'a.controlId', 'a.finding', 'a.risk', 'a.recommendation'])
    .select((e) => [
      e.fn.coalesce('k.label', 'a.controlId').as('label'),
      e.fn.coalesce('k.title', e.val('')).as('title'),
    ])
    .where('a.documentId', '=', documentId)
    .where('a.result', '=', 'other-than-satisfied')
    .orderBy('k.sort')
    .orderBy('a.controlId')
    .execute()
}

/** How many applied or inherited controls there are, and how many of each state of implementation. */
export const implementationOf = async (tx: Tx, systemId: string) => {
  const rows = await tx
    .selectFrom('systemControl')
    .select((e) => ['applicability', 'status', e.fn.countAll<number>().as('n')])
    .where('systemId', '=', systemId)
    .where('chosen', '=', true)
    .groupBy(['applicability', 'status'])
    .execute()
  const count = (of: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(of).reduce((sum, row) => sum + Number(row.n), 0)
  return {
    total: count(() => true),
    applied: count((r) => r.applicability === 'applied'),
    excluded: count((r) => r.applicability === 'excluded'),
    inherited: count((r) => r.applicability === 'inherited'),
    implemented: count((r) => r.applicability === 'applied' && r.status === 'implemented'),
    partial: count((r) => r.applicability === 'applied' && r.status === 'partial'),
    planned: count((r) => r.applicability === 'applied' && r.status === 'planned'),
    none: count((r) => r.applicability === 'applied' && r.status === 'none'),
  }
}

import type { Tx } from '#kernel/db/database.ts'
import type { Method, OscalControl, OscalFound, OscalItem, OscalJudged, OscalMilestone } from './model.ts'
import { planItem } from '../plan/process.ts'
import { SIDES, type Side } from '../plan/words.ts'

/** The controls a system has chosen, in the order of their list. */
export const loadControls = async (tx: Tx, systemId: string): Promise<readonly OscalControl[]> => {
  const rows = await tx
    .selectFrom('systemControl as c')
    .leftJoin('system as s', 's.id', 'c.inheritedFrom')
    .select(['c.id', 'c.controlId', 'c.applicability', 'c.reason', 'c.status', 'c.description', 'c.responsibility'])
    .select(['c.evidence', 's.id as providerId', 's.name as providerName'])
    .where('c.systemId', '=', systemId)
    .where('c.chosen', '=', true)
    .orderBy('c.sort')
    .orderBy('c.controlId')
    .execute()
  return rows.map(({ providerId, providerName, ...row }) => {
    const provider = providerId === null || providerName === null ? null : { id: providerId, name: providerName }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- check constraints hold these columns to the words
    return { ...row, provider } as OscalControl
  })
}

/** The newest document of a kind of a system that has not been withdrawn. */
export const newestDocument = (tx: Tx, systemId: string, kind: 'assessment-plan' | 'assessment-report') =>
  tx
    .selectFrom('document')
    .select(['id', 'updatedAt'])
    .where('systemId', '=', systemId)
    .where('kind', '=', kind)
    .where('state', '<>', 'retired')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

/** What a document of the certifier says, control by control. */
export const loadJudgements = async (tx: Tx, documentId: string): Promise<readonly OscalJudged[]> => {
  const rows = await tx
    .selectFrom('controlAssessment')
    .select(['id', 'controlId', 'methods', 'result', 'finding', 'risk', 'recommendation'])
    .where('documentId', '=', documentId)
    .orderBy('controlId')
    .execute()
  return rows.map((row) => ({
    ...row,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a check constraint holds methods to the words
    methods: row.methods as Method[],
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- so with the result
    result: row.result as OscalJudged['result'],
  }))
}

const grouped = <Row extends { itemId: string }>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> =>
  Map.groupBy(rows, (row) => row.itemId)

const foundByItem = async (tx: Tx, systemId: string) => {
  const rows = await tx
    .selectFrom('planItemFinding as pf')
    .innerJoin('planItem as p', 'p.id', 'pf.itemId')
    .innerJoin('finding as f', 'f.id', 'pf.findingId')
    .select(['pf.itemId', 'f.id', 'f.title', 'f.host', 'f.port', 'f.protocol', 'f.plugin', 'f.severity', 'f.checkId'])
    .select('f.firstSeenAt')
    .where('p.systemId', '=', systemId)
    .where('pf.leftAt', 'is', null)
    .orderBy('f.id')
    .execute()
  const checks = [...new Set(rows.map((row) => row.checkId))]
  const cves = Map.groupBy(
    checks.length === 0
      ? []
      : await tx
          .selectFrom('scanCheckCve')
          .select(['checkId', 'cve'])
          .where('checkId', 'in', checks)
          .orderBy('cve')
          .execute(),
    (row) => row.checkId,
  )
  return grouped(
    rows.map((row) => ({
      itemId: row.itemId,
      found: {
        id: row.id,
        title: row.title,
        host: row.host,
        port: row.port === 0 ? '' : `${row.port}/${row.protocol}`,
        plugin: row.plugin,
        severity: row.severity,
        cves: (cves.get(row.checkId) ?? []).map((c) => c.cve),
        foundAt: row.firstSeenAt,
      } satisfies OscalFound,
    })),
  )
}

const milestonesByItem = async (tx: Tx, systemId: string) => {
  const rows = await tx
    .selectFrom('planMilestone as m')
    .innerJoin('planItem as p', 'p.id', 'm.itemId')
    .select(['m.itemId', 'm.id', 'm.title', 'm.dueOn', 'm.reachedOn'])
    .where('p.systemId', '=', systemId)
    .where('m.droppedAt', 'is', null)
    .orderBy('m.position')
    .orderBy('m.id')
    .execute()
  return grouped(rows)
}

/** All items of a system's plan with their milestones and what was found, by number. */
export const loadItems = async (tx: Tx, systemId: string): Promise<readonly OscalItem[]> => {
  const items = await tx.selectFrom('planItem').selectAll().where('systemId', '=', systemId).orderBy('number').execute()
  const milestones = await milestonesByItem(tx, systemId)
  const found = await foundByItem(tx, systemId)
  return items.map((item) => ({
    id: item.id,
    number: item.number,
    title: item.title,
    weakness: item.weakness,
    state: item.state,
    stateTitle: planItem.states[item.state]?.label ?? item.state,
    origin: item.origin,
    severity: item.severity,
    controlId: item.controlId,
    responsible: SIDES[item.side as Side],
    dueOn: item.limitOn,
    openedAt: new Date(`${item.openedOn}T00:00:00+09:00`),
    milestones: (milestones.get(item.id) ?? []).map(
      (m) => ({ id: m.id, title: m.title, dueOn: m.dueOn, doneOn: m.reachedOn }) satisfies OscalMilestone,
    ),
    found: (found.get(item.id) ?? []).map((f) => f.found),
  }))
}

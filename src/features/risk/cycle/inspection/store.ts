import { sql } from 'kysely'
import type { Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { isId, newId } from '#kernel/id.ts'
import { dayOf, type Day } from '#kernel/pure/day.ts'
import { approvalsOf } from '../../approval/read.ts'
import { missingNote, missingTexts } from '../../documents/missing-texts.ts'
import { scansOf, unplannedOf } from '../unplanned.ts'
import { incidentUnit, systemNamed } from '../units.ts'
import { factsOf } from './facts.ts'
import { inspectionLines } from './lines.ts'
import type { Inspection, Vulnerability } from './model.ts'
import { inspection } from './process.ts'
import { FREQUENCY } from '../words.ts'

type About = Pick<Inspection, 'months' | 'needsApproval' | 'missing' | 'scans' | 'plans' | 'items'>

const plansOf = (tx: Tx, systemId: string) =>
  tx
    .selectFrom('inspectionPlan')
    .select(['id', 'title as name'])
    .where('systemId', '=', systemId)
    .where('state', 'not in', ['drafted', 'withdrawn'])
    .orderBy('startsOn', 'desc')
    .limit(20)
    .execute()

const itemsOf = async (tx: Tx, systemId: string) => {
  const rows = await tx
    .selectFrom('planItem')
    .select(['id', 'number', 'title'])
    .where('systemId', '=', systemId)
    .orderBy('sortOn')
    .orderBy('id')
    .limit(500)
    .execute()
  return rows.map((i) => ({ id: i.id, name: `${i.number} ${i.title}` }))
}

const aboutOf = async (tx: Tx, systemId: string, today: Day): Promise<About> => {
  const set = await tx
    .selectFrom('inspectionFrequency')
    .select('months')
    .where('systemId', '=', systemId)
    .where('state', '=', 'set')
    .executeTakeFirst()
  return {
    months: set?.months ?? null,
    needsApproval: (await approvalsOf(tx, [systemId])).get(systemId)?.exemption?.state !== 'exempt',
    missing: await missingTexts(tx, [FREQUENCY], today),
    scans: await scansOf(tx, systemId),
    plans: await plansOf(tx, systemId),
    items: await itemsOf(tx, systemId),
  }
}

const vulnerabilitiesOf = async (tx: Tx, id: string): Promise<readonly Vulnerability[]> => {
  const { rows } = await sql<Vulnerability>`
    select v.id, v.nth, v.text, v.plan_item_id, p.number || ' ' || p.title as plan_item
    from inspection_vulnerability v left join plan_item p on p.id = v.plan_item_id
    where v.inspection_id = ${id}::uuid order by v.nth`.execute(tx)
  return rows
}

const load = async (tx: Tx, id: string, today: Day): Promise<Inspection | null> => {
  const row = await tx
    .selectFrom('inspection as i')
    .innerJoin('caseFile as c', 'c.id', 'i.id')
    .innerJoin('system as s', 's.id', 'i.systemId')
    .selectAll('i')
    .select(['c.version', 's.name as systemName'])
    .where('i.id', '=', id)
    .$narrowType<{ partner: Inspection['partner'] }>()
    .executeTakeFirst()
  if (!row) return null
  const scans = await tx.selectFrom('inspectionScan').select('scanId').where('inspectionId', '=', id).execute()
  return {
    ...row,
    ...(await aboutOf(tx, row.systemId, today)),
    vulnerabilities: await vulnerabilitiesOf(tx, id),
    scanIds: scans.map((s) => s.scanId),
    unplanned: await unplannedOf(tx, { inspectionId: id }),
    cycleNow: null,
  }
}

/** From a cycle, or from a system: then its cycle that is in ②, if any. */
const draft = async (tx: Tx, id: string, from: Readonly<Record<string, string>>, today: Day) => {
  const { cycle = '', system = '' } = from
  const named = isId(cycle) ? cycle : null
  if (named === null && !isId(system)) return null
  const found = await tx
    .selectFrom('riskCycle')
    .select(['id', 'systemId'])
    .where(
      named === null
        ? sql<boolean>`system_id = ${system}::uuid and state = 'ops-inspect'`
        : sql<boolean>`id = ${named}::uuid`,
    )
    .orderBy('fiscalYear', 'desc')
    .executeTakeFirst()
  const systemId = found?.systemId ?? (named === null ? system : null)
  const about = systemId === null ? undefined : await systemNamed(tx, systemId)
  if (!about) return null
  const blank: Inspection = {
    id,
    state: '',
    version: 0,
    systemId: about.id,
    systemName: about.name,
    cycleId: null,
    planId: null,
    cirUnitId: await incidentUnit(tx, today),
    partner: 'cir',
    contractor: null,
    coordination: '',
    coordinatedOn: '',
    plannedFrom: '',
    plannedTo: '',
    agreedBy: null,
    agreedAt: null,
    declinedReason: null,
    startedOn: null,
    endedOn: null,
    result: null,
    resultedBy: null,
    cancelledReason: null,
    vulnerabilities: [],
    scanIds: [],
    unplanned: 0,
    cycleNow: found?.id ?? null,
    ...(await aboutOf(tx, about.id, today)),
  }
  return blank
}

const saveResult = async (tx: Tx, after: Inspection, before: Inspection) => {
  if (before.state === 'agreed' && after.scanIds.length > 0)
    await tx
      .insertInto('inspectionScan')
      .values(after.scanIds.map((scanId) => ({ inspectionId: after.id, scanId })))
      .execute()
  for (const v of after.vulnerabilities) {
    if (v.id === null)
      await tx
        .insertInto('inspectionVulnerability')
        .values({ id: newId(), inspectionId: after.id, nth: v.nth, text: v.text, planItemId: null })
        .execute()
    else if (before.vulnerabilities.find((b) => b.id === v.id)?.planItemId !== v.planItemId)
      await tx.updateTable('inspectionVulnerability').set({ planItemId: v.planItemId }).where('id', '=', v.id).execute()
  }
}

const save = async (tx: Tx, after: Inspection, before: Inspection | null) => {
  const { systemId, cycleId, planId, cirUnitId, state, partner, contractor, coordination, coordinatedOn } = after
  const { plannedFrom, plannedTo, agreedBy, agreedAt, declinedReason, startedOn, endedOn, result, resultedBy } = after
  const row = {
    systemId,
    cycleId,
    planId,
    cirUnitId: partner === 'cir' ? cirUnitId : null,
    state,
    partner,
    contractor,
    coordination,
    coordinatedOn,
    plannedFrom,
    plannedTo,
    agreedBy,
    agreedAt,
    declinedReason,
    startedOn,
    endedOn,
    result,
    resultedBy,
    cancelledReason: after.cancelledReason,
  }
  if (before === null) {
    await tx
      .insertInto('inspection')
      .values({ id: after.id, ...row })
      .execute()
    return
  }
  await tx.updateTable('inspection').set(row).where('id', '=', after.id).execute()
  await saveResult(tx, after, before)
}

const optionsOf = (source: string, m: Inspection): readonly (readonly [string, string])[] => {
  if (source === 'scan') return m.scans.map((s) => [s.id, s.name])
  if (source === 'inspection-plan') return m.plans.map((p) => [p.id, p.name])
  if (source === 'plan-item') return m.items.map((i) => [i.id, i.name])
  if (source !== 'vulnerability') return []
  return m.vulnerabilities.flatMap((v) => (v.id === null || v.planItemId !== null ? [] : [[v.id, v.text] as const]))
}

export const inspectionBinding = (clock: () => Date): Binding<Inspection> => ({
  process: inspection,
  load: (tx, id) => load(tx, id, dayOf(clock())),
  draft: (tx, id, from) => draft(tx, id, from, dayOf(clock())),
  save,
  options: async (_tx, source, m) => optionsOf(source, m),
  facts: factsOf,
  notes: (m) => (['closed', 'cancelled'].includes(m.state) ? [] : missingNote(m.missing)),
  lines: inspectionLines,
  begins: (m) =>
    m.state === 'resulted'
      ? [{ href: `/begin/risk.plan-item?system=${m.systemId}&origin=inspection`, label: '将来対応計画に起票する' }]
      : [],
})

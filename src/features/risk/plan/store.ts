import type { Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { isId } from '#kernel/id.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { factsOf, linesOf } from './facts.ts'
import { initialOf, weaknessFrom } from './initial.ts'
import { currentMilestones, type Member, type PlanItem } from './model.ts'
import { planItem } from './process.ts'
import { approvalsOfPlans } from './review.ts'
import { membersByItem, milestonesByItem } from './rows.ts'
import { findingsWithoutItem, looseAmong } from './standing.ts'
import { ORIGINS, severityOfFinding, type Origin } from './words.ts'
import { writeMembers, writeMilestones, writeSpans } from './written.ts'

const COLUMNS = [
  'systemId',
  'state',
  'number',
  'title',
  'weakness',
  'origin',
  'source',
  'controlId',
  'severity',
  'side',
  'resources',
  'dueOn',
  'extendedOn',
  'openedOn',
  'openedBy',
  'plannedAt',
  'reportedPersonId',
  'reportedBy',
  'reportedAt',
  'completedOn',
  'evidence',
  'reference',
  'confirmedBy',
  'confirmedAt',
  'confirmEvidence',
  'sentBack',
  'askedPersonId',
  'askedBy',
  'askedAt',
  'askedFrom',
  'acceptReason',
  'acceptedBy',
  'acceptedAt',
  'acceptedUntil',
  'acceptCondition',
  'notApplicableReason',
  'endedOn',
] as const satisfies readonly (keyof PlanItem)[]

const rowOf = (m: PlanItem) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- COLUMNS are keys of PlanItem, so this is the picked part
  Object.fromEntries(COLUMNS.map((key) => [key, m[key]])) as Pick<PlanItem, (typeof COLUMNS)[number]>

const loadMany = async (tx: Tx, ids: readonly string[]): Promise<readonly PlanItem[]> => {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('planItem as p')
    .innerJoin('caseFile as c', 'c.id', 'p.id')
    .innerJoin('system as s', 's.id', 'p.systemId')
    .selectAll('p')
    .select(['c.version', 's.name as systemName'])
    .where('p.id', 'in', [...ids])
    .execute()
  const milestones = await milestonesByItem(tx, ids)
  const members = await membersByItem(tx, ids)
  const approvals = await approvalsOfPlans(
    tx,
    rows.map((r) => r.systemId),
  )
  return rows.map(({ limitOn: _limit, sortOn: _sort, ...row }) => {
    const of = approvals.get(row.systemId)
    const approvedAt = of?.approvedAt ?? null
    return {
      ...row,
      milestones: milestones.get(row.id) ?? [],
      members: members.get(row.id) ?? [],
      strangers: 0,
      review: of?.review ?? null,
      approved: approvedAt !== null && row.plannedAt !== null && row.plannedAt <= approvedAt,
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- check constraints hold origin, severity and side to the words
    } as PlanItem
  })
}

const idsIn = (text: string | undefined): readonly string[] => [...new Set((text ?? '').split(',').filter(isId))]

const originFrom = (from: Readonly<Record<string, string>>): Origin => {
  const said = from['origin'] ?? ''
  if (Object.hasOwn(ORIGINS, said)) return said as Origin
  if ((from['findings'] ?? '') !== '') return 'inspection'
  return (from['control'] ?? '') === '' ? 'manual' : 'assessment'
}

const blank = (today: string) => ({
  state: '',
  version: 0,
  number: '',
  title: '',
  weakness: '',
  source: null,
  side: 'dev' as const,
  resources: null,
  dueOn: null,
  extendedOn: null,
  openedOn: today,
  openedBy: '',
  plannedAt: null,
  reportedPersonId: null,
  reportedBy: null,
  reportedAt: null,
  completedOn: null,
  evidence: null,
  reference: null,
  confirmedBy: null,
  confirmedAt: null,
  confirmEvidence: null,
  sentBack: null,
  askedPersonId: null,
  askedBy: null,
  askedAt: null,
  askedFrom: null,
  acceptReason: null,
  acceptedBy: null,
  acceptedAt: null,
  acceptedUntil: null,
  acceptCondition: null,
  notApplicableReason: null,
  endedOn: null,
  milestones: [],
  approved: false,
})

/** `clock` tells what day an item begins. `from`: system, and findings (ids with commas), control, origin or source. */
export const planItemBinding = (clock: () => Date): Binding<PlanItem> => ({
  process: planItem,
  load: async (tx, id) => (await loadMany(tx, [id]))[0] ?? null,
  loadMany,
  draft: async (tx, id, from) => {
    const systemId = from['system'] ?? ''
    if (!isId(systemId)) return null
    const system = await tx.selectFrom('system').select('name').where('id', '=', systemId).executeTakeFirst()
    if (!system) return null
    const asked = idsIn(from['findings'])
    const loose = await looseAmong(tx, systemId, asked)
    const members: readonly Member[] = loose.map(({ id: findingId, port: _port, ...f }) => ({
      findingId,
      ...f,
      open: true,
    }))
    const gravest = loose[0]
    return {
      ...blank(dayOf(clock())),
      id,
      systemId,
      systemName: system.name,
      origin: originFrom(from),
      source: from['source'] ?? null,
      controlId: from['control'] ?? null,
      severity: gravest === undefined ? null : severityOfFinding(gravest.severity),
      title: gravest?.title.slice(0, 200) ?? '',
      weakness: weaknessFrom(loose),
      members,
      strangers: asked.length - loose.length,
      review: null,
    }
  },
  save: async (tx, after, before, { at, input }) => {
    const row = rowOf(after)
    if (before === null)
      await tx
        .insertInto('planItem')
        .values({ id: after.id, ...row })
        .execute()
    else await tx.updateTable('planItem').set(row).where('id', '=', after.id).execute()
    await writeMilestones(tx, after, before, at)
    const reason = typeof input['reason'] === 'string' ? input['reason'] : ''
    await writeMembers(tx, after, before, { at, reason })
    await writeSpans(tx, after, before, dayOf(at))
  },
  options: async (tx, source, model) => {
    if (source === 'milestone')
      return currentMilestones(model)
        .filter((m) => m.reachedOn === null)
        .map((m) => [m.id, `${m.title}（${m.dueOn}）`] as const)
    if (source === 'member') return model.members.map((m) => [m.findingId, `${m.host}　${m.title}`] as const)
    if (source === 'loose-finding')
      return (await findingsWithoutItem(tx, model.systemId, 200)).map(
        (f) => [f.id, `${f.host}:${f.port}　${f.title}`] as const,
      )
    return []
  },
  initial: initialOf,
  facts: (m) => factsOf(m, dayOf(clock())),
  lines: linesOf,
})

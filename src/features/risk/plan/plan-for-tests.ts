import { fieldErrors } from '#kernel/act/field-errors.ts'
import type { Actor, Authority } from '#kernel/pure/actor.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { decide } from '#kernel/pure/decide.ts'
import { NEW, type Context } from '#kernel/pure/process.ts'
import type { RoleKey } from '#directive/roles.ts'
import type { Milestone, PlanItem } from './model.ts'
import { planItem } from './process.ts'

const numbered = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`

/** Monday 9 November 2026, 10:00 in Japan. */
export const NOW = new Date('2026-11-09T01:00:00.000Z')
export const TODAY = dayOf(NOW)

export const SYSTEM = { id: numbered(31), name: '湾岸システム' }
export const OTHER_SYSTEM = { id: numbered(32), name: '北辰システム' }

const authority = (nth: number, role: RoleKey, systemId: string | null): Authority => ({
  role,
  postId: numbered(2000 + nth),
  postTitle: `官職${nth}`,
  kind: 'substantive',
  unitId: null,
  unitName: null,
  systemId,
  systemName: null,
  provision: '付紙第1',
})

/** Somebody with roles over a system, or over the whole organisation. */
export const holding = (nth: number, systemId: string | null, ...roles: readonly RoleKey[]): Actor => ({
  personId: numbered(1000 + nth),
  name: `人${nth}`,
  rank: '2等空佐',
  posts: [],
  authorities: roles.map((role) => authority(nth, role, systemId)),
  reach: { units: [], systems: systemId === null ? [] : [systemId], everything: systemId === null, roles },
})

export const dev = holding(1, SYSTEM.id, 'SYS_DEV')
export const ops = holding(2, SYSTEM.id, 'SYS_OPS')
export const cert = holding(3, SYSTEM.id, 'CERT')
export const iao = holding(4, null, 'IAO')
export const auditor = holding(5, null, 'AUD')
export const stranger = holding(6, OTHER_SYSTEM.id, 'SYS_DEV', 'SYS_OPS', 'CERT')
export const PEOPLE = [dev, ops, cert, iao, auditor, stranger]

export const aMilestone = (given: Partial<Milestone> = {}): Milestone => ({
  id: numbered(701),
  position: 1,
  title: '試験環境で確かめる',
  dueOn: '2026-12-01',
  reachedOn: null,
  reachedNote: null,
  reason: null,
  dropped: false,
  ...given,
})

export const anItem = (given: Partial<PlanItem> = {}): PlanItem => ({
  id: numbered(501),
  state: 'draft',
  version: 1,
  systemId: SYSTEM.id,
  systemName: SYSTEM.name,
  number: '将来R8-0001',
  title: '特権操作の記録が残らない',
  weakness: '保守用の端末で行った操作が残らない。',
  origin: 'assessment',
  source: null,
  controlId: 'au-2',
  severity: null,
  side: 'ops',
  resources: null,
  dueOn: null,
  extendedOn: null,
  openedOn: '2026-09-01',
  openedBy: '官職1',
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
  members: [],
  strangers: 0,
  review: null,
  approved: false,
  ...given,
})

export const aPlannedItem = (given: Partial<PlanItem> = {}): PlanItem =>
  anItem({
    state: 'planned',
    severity: 'high',
    dueOn: '2027-01-31',
    plannedAt: new Date('2026-09-02T01:00:00Z'),
    milestones: [aMilestone()],
    ...given,
  })

export const workedAt = (given: Partial<PlanItem> = {}) => aPlannedItem({ state: 'working', ...given })

export const reported = (given: Partial<PlanItem> = {}) =>
  workedAt({
    state: 'reported',
    reportedPersonId: ops.personId,
    reportedBy: '官職2',
    reportedAt: NOW,
    completedOn: TODAY,
    evidence: '設定を直した。',
    ...given,
  })

export const asked = (given: Partial<PlanItem> = {}) =>
  workedAt({
    state: 'acceptance-asked',
    askedPersonId: dev.personId,
    askedFrom: 'working',
    acceptReason: '代替なし',
    ...given,
  })

/** Every answer any form here asks for; a form takes what it knows. */
export const FILLED = {
  title: '特権操作の記録が残らない',
  weakness: '保守用の端末で行った操作が残らない。',
  side: 'ops',
  controlId: 'AU-2',
  severity: 'high',
  dueOn: '2027-01-31',
  milestone1: '試験環境で確かめる',
  milestone1On: '2026-12-01',
  milestone: numbered(701),
  reachedOn: TODAY,
  reason: '部品の納入が遅れる。',
  completedOn: TODAY,
  evidence: '設定を直し、記録が残ることを確かめた。',
  confirmEvidence: '記録の写しを見た。',
  seen: 'yes',
  until: '2027-03-31',
  field: 'source',
  value: '評価報告書',
}

export type Tried =
  | { kind: 'done'; after: PlanItem; context: Context<PlanItem, unknown> }
  | { kind: 'refused'; codes: readonly string[]; rules: readonly string[] }
  | { kind: 'invalid'; fields: readonly string[] }

/** Fills in an act's form as a person would, decides, and applies: an act without a database. */
export const attempt = (
  act: string,
  on: PlanItem,
  by: Actor,
  typed: Readonly<Record<string, unknown>> = FILLED,
  at = NOW,
): Tried => {
  const spec = planItem.acts[act]
  if (!spec) throw new Error(`no act ${act}`)
  const parsed = spec.input.safeParse(typed)
  if (!parsed.success) return { kind: 'invalid', fields: Object.keys(fieldErrors(parsed.error)) }
  const moment = { at, today: dayOf(at) }
  const input: unknown = parsed.data
  const verdict = decide(planItem, on, act, { actor: by, input, ...moment })
  if (!verdict.ok)
    return {
      kind: 'refused',
      codes: verdict.refusals.map((r) => r.code),
      rules: [...new Set(verdict.refusals.flatMap((r) => r.rules))],
    }
  const context = { model: on, input, actor: by, as: verdict.value.as, ...moment, number: '将来R8-0009' }
  const state = typeof spec.to === 'string' ? spec.to : spec.to(context)
  const after = { ...spec.apply(context), id: on.id, state, version: on.version + 1 }
  return {
    kind: 'done',
    context,
    after: {
      ...after,
      milestones: after.milestones.map((m, nth) => (m.id === '' ? { ...m, id: numbered(800 + nth) } : m)),
    },
  }
}

export const aBlank = (given: Partial<PlanItem> = {}): PlanItem =>
  anItem({ state: NEW, version: 0, number: '', ...given })

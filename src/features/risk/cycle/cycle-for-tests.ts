import { act } from '#kernel/act/act.ts'
import { bindingsOf, type Bindings } from '#kernel/act/binding.ts'
import type { Command, Done, Outcome } from '#kernel/act/outcome.ts'
import { writeAs } from '#kernel/db/database.ts'
import { newId } from '#kernel/id.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import {
  answersTo,
  cert,
  dev,
  documentsWorld,
  iao,
  incidentOfficer as incidentRole,
  NOW,
  ops,
  SYSTEM,
  type DocumentsWorld,
} from '../documents/documents-for-tests.ts'
import type { DocumentKind } from '../documents/kind.ts'
import { saveFields } from '../documents/drafts-store.ts'
import { riskFeature } from '../feature.ts'
import { EVALUATION, THREE } from './handed.ts'

type Given = Partial<Command> & Pick<Command, 'process' | 'act'>

export type CycleWorld = DocumentsWorld & {
  bindings: Bindings
  try: (given: Given) => Promise<Outcome>
  does: (given: Given) => Promise<Done>
  /** Every act is a minute after the one before. */
  now: () => Date
  /** Begins and finalises the document, or revises it and finalises the next version. */
  finalised: (kind: DocumentKind, by: Actor) => Promise<void>
  step: (act: string, by: Actor, input?: Record<string, unknown>) => Promise<Done>
  tried: (act: string, by: Actor, input?: Record<string, unknown>) => Promise<Outcome>
  cycle: () => string
  open: (year?: number) => Promise<string>
  inspected: (vulnerabilities?: string) => Promise<string>
}

/** As the sign-in makes him: he belongs to his unit. */
export const incidentOfficer: Actor = {
  ...incidentRole,
  reach: { ...incidentRole.reach, units: incidentRole.posts.map((p) => p.unitId) },
}

const WRITERS: Partial<Record<DocumentKind, readonly Actor[]>> = {
  'assessment-plan': [cert],
  'assessment-report': [cert],
}

/** The 事案対処責任者 is designated, so that he can be asked. */
const designate = async (world: DocumentsWorld) => {
  const [post, document, appointment] = [incidentOfficer.posts[0]?.postId, newId(), newId()]
  const unit = incidentOfficer.posts[0]?.unitId
  await world.owner.query(
    `insert into post (id, unit_id, title, starts_on, state) values ($1, $2, '事案の官職', '2024-04-01', 'placed')`,
    [post, unit],
  )
  await world.owner.query(
    `insert into governing_document (id, title, kind, state) values ($1, '指定', '通達', 'in-force')`,
    [document],
  )
  await world.owner.query(
    `insert into appointment (id, role, post_id, document_id, provision, starts_on, state)
      values ($1, 'CIR', $2, $3, '本文 第5-1', '2024-04-01', 'designated')`,
    [appointment, post, document],
  )
}

/** 湾岸システム with its seven people, all of リスク管理, and a clock that goes on with every act. */
export const cycleWorld = async (): Promise<CycleWorld> => {
  const world = await documentsWorld()
  await designate(world)
  const bindings = bindingsOf(riskFeature({ clock: () => NOW }).bindings)
  let minutes = 0
  let cycleId = ''
  const now = () => new Date(NOW.getTime() + (minutes += 1) * 60_000)
  const attempt: CycleWorld['try'] = (given) =>
    act(world.db, bindings, { caseId: null, input: {}, actor: dev, at: now(), ...given })
  const does: CycleWorld['does'] = async (given) => {
    const outcome = await attempt(given)
    if (outcome.kind !== 'done') throw new Error(`${given.process}.${given.act}: ${JSON.stringify(outcome)}`)
    return outcome
  }
  const fill = async (documentId: string, kind: DocumentKind) => {
    for (const who of WRITERS[kind] ?? [dev, ops])
      await writeAs(world.db, who, (tx) =>
        saveFields(tx, { documentId, typed: answersTo(kind), actor: who, at: now(), edit: newId() }),
      )
  }
  const documentNow = async (kind: DocumentKind) =>
    (
      await world.owner.query<{ id: string; state: string }>(
        `select id, state from document where system_id = $1 and kind = $2 and fiscal_year = 2026 and state <> 'retired'`,
        [SYSTEM.id, kind],
      )
    ).rows[0]
  const finalised: CycleWorld['finalised'] = async (kind, by) => {
    const process = 'risk.document'
    const there = await documentNow(kind)
    if (there?.state === 'final')
      await does({ process, act: 'revise', caseId: there.id, actor: by, input: { reason: '更新' } })
    const input = { fiscalYear: 2026 }
    const id =
      there?.id ?? (await does({ process, act: 'begin', actor: by, from: { kind, system: SYSTEM.id }, input })).caseId
    if (!there) await fill(id, kind)
    await does({ process, act: 'finalize', caseId: id, actor: by })
  }
  const onCycle = (name: string, by: Actor, input: Record<string, unknown> = {}) => ({
    process: 'risk.cycle',
    act: name,
    caseId: cycleId,
    actor: by,
    input,
  })
  return {
    ...world,
    bindings,
    try: attempt,
    does,
    now,
    finalised,
    step: (name, by, input) => does(onCycle(name, by, input)),
    tried: (name, by, input) => attempt(onCycle(name, by, input)),
    cycle: () => cycleId,
    open: async (year = 2026) => {
      const given = { process: 'risk.cycle', act: 'open', from: { system: SYSTEM.id }, input: { fiscalYear: year } }
      cycleId = (await does(given)).caseId
      return cycleId
    },
    inspected: async (vulnerabilities = '') => {
      const process = 'risk.inspection'
      const { caseId } = await does({
        process,
        act: 'coordinate',
        actor: ops,
        from: { cycle: cycleId },
        input: COORDINATION,
      })
      await does({ process, act: 'record-result', caseId, actor: ops, input: { ...RESULT, vulnerabilities } })
      return caseId
    },
  }
}

export const COORDINATION = {
  partner: 'contractor',
  contractor: '令和8年度リスク管理支援役務',
  coordination: '対象と日程',
  coordinatedOn: '2026-11-01',
  plannedFrom: '2026-11-02',
  plannedTo: '2026-11-04',
}

export const RESULT = { startedOn: '2026-11-02', endedOn: '2026-11-04', result: '重大なものはない。' }

export const CONFIRMED = { confirmed: true }

export { cert, dev, iao, ops, SYSTEM }

/** As far as the state asked for: 'ops-inspect', 'dev-confirm', 'evaluate', 'plan-update', 'ops-controls', 'review'. */
export const until = async (world: CycleWorld, state: string): Promise<void> => {
  const legs: readonly (readonly [string, () => Promise<unknown>])[] = [
    [
      'ops-inspect',
      async () => {
        for (const kind of THREE) await world.finalised(kind, dev)
        await world.step('inform-ops', dev)
      },
    ],
    [
      'dev-confirm',
      async () => {
        await world.inspected()
        for (const kind of THREE) await world.finalised(kind, ops)
        await world.step('submit-update', ops, { situation: '変わりなし。' })
      },
    ],
    ['evaluate', () => world.step('submit-update-to-cert', dev, CONFIRMED)],
    [
      'plan-update',
      async () => {
        for (const kind of EVALUATION) await world.finalised(kind, cert)
        await world.step('evaluate', cert)
      },
    ],
    [
      'ops-controls',
      async () => {
        await world.finalised('action-plan', dev)
        await world.step('inform-plan', dev)
      },
    ],
    [
      'dev-confirm-controls',
      () => world.step('submit-controls', ops, { controls: 'unchanged', note: '推奨事項は整備の所掌のみ。' }),
    ],
    ['review', () => world.step('submit-controls-to-cert', dev, CONFIRMED)],
    ['reported', () => world.step('report', cert, { reviewed: true, report: '適切に管理されている。' })],
  ]
  for (const [reached, go] of legs) {
    await go()
    if (reached === state) return
  }
}

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act } from '#kernel/act/act.ts'
import { bindingsOf } from '#kernel/act/binding.ts'
import type { Outcome } from '#kernel/act/outcome.ts'
import { EVERYTHING, readAs, writeAs } from '#kernel/db/database.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import {
  cert,
  dev,
  documentsWorld,
  iao,
  NOW,
  ops,
  stranger,
  SYSTEM,
  type DocumentsWorld,
} from '../documents/documents-for-tests.ts'
import { standingOf, versionOf } from '../documents/standing.ts'
import { documentBinding } from '../documents/store.ts'
import { exemptionBinding } from './exemption/store.ts'
import { approvalsOf, underReview } from './read.ts'
import { remindOfDays } from './reminders.ts'
import { approvalDuties } from './duties-store.ts'
import { loadApproval, approvalBinding } from './store.ts'
import { systemsPage } from './pages/systems-store.ts'
import { hubOf } from './pages/hub-store.ts'

const clock = () => NOW
const bindings = bindingsOf([documentBinding(clock), approvalBinding(clock), exemptionBinding(clock)])
const TODAY = '2026-11-09'

/** The operator is one more person of the world the documents bring. */
const operator: Actor = {
  ...ops,
  personId: '00000000-0000-7000-8000-000000001009',
  name: '運用者',
  authorities: ops.authorities.map((a) => ({ ...a, role: 'OPR' })),
}

let world: DocumentsWorld
beforeAll(async () => {
  world = await documentsWorld()
  await world.owner.query(
    `insert into person (id, rank, name, kana, kind, home_unit_id, starts_on, state)
     select $1, '3等陸佐', '運用者', 'うんようしゃ', 'staff', home_unit_id, '2024-04-01', 'present' from person limit 1`,
    [operator.personId],
  )
})
afterAll(() => world.close())

const does = async (who: Actor, name: string, caseId: string | null, input = {}, process = 'risk.approval') =>
  act(world.db, bindings, { process, act: name, caseId, from: { system: SYSTEM.id }, input, actor: who, at: NOW })

const done = (outcome: Outcome): string => {
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
  return outcome.caseId
}

const codes = (outcome: Outcome) => (outcome.kind === 'refused' ? outcome.refusals.map((r) => r.code) : outcome.kind)

const written = async (kind: string, by: readonly [Actor, ...Actor[]]): Promise<string> => {
  const id = await world.begun(kind, by[0], null)
  await world.filled(id, kind, by)
  await world.done({ act: 'finalize', caseId: id, actor: by[0] })
  return id
}

const APPROVAL = {
  reviewed: true,
  operable: true,
  decisionReason: '認める',
  letterNumber: null,
  validUntil: null,
}

const stateOf = (id: string) =>
  readAs(world.db, iao, async (tx) => {
    const m = await loadApproval(tx, id, TODAY)
    if (!m) throw new Error('no such approval')
    return m
  })

/** A case from its beginning to the application lying before the 情報保証責任者. */
const applied = async (papers: Readonly<Record<string, string>> | null) => {
  const id = done(
    await does(dev, 'begin', null, {
      occasion: papers === null ? 'preparation' : 'replacement',
      dueOn: '2026-12-01',
      dueBasis: '整備計画',
    }),
  )
  const ids: Record<string, string> = { ...papers }
  if (papers === null)
    for (const kind of ['approval-risk-assessment', 'security-plan', 'monitoring-plan'])
      ids[kind] = await written(kind, [dev, ops])
  done(await does(dev, 'ask-opinion', id, { question: '全般' }))
  done(await does(operator, 'give-opinion', id, { verdict: 'agreed', opinion: '異存なし' }))
  done(await does(dev, 'submit', id, { note: null }))
  if (papers === null)
    for (const kind of ['assessment-plan', 'assessment-report']) ids[kind] = await written(kind, [cert])
  done(await does(cert, 'assess', id, { note: null }))
  if (papers === null) ids['action-plan'] = await written('action-plan', [dev, ops])
  done(await does(dev, 'submit-plan', id, { note: null }))
  done(await does(cert, 'review', id, { findings: '見た', reviewed: true }))
  if (papers === null) ids['certification-report'] = await written('certification-report', [cert])
  done(await does(cert, 'certify', id, { operable: true, note: null }))
  done(await does(dev, 'apply', id, { note: null }))
  return { id, ids }
}

describe('an approval through the acts', () => {
  let first: Awaited<ReturnType<typeof applied>>

  test('R125, R126: the application binds seven versions and the hash of the set, and what it names is under review', async () => {
    first = await applied(null)
    const m = await stateOf(first.id)
    expect(m.packageHash).toMatch(/^[0-9a-f]{64}$/u)
    expect(m.bound.map((b) => b.step)).toEqual(Array.from({ length: 7 }, () => 'apply'))
    const reviewed = await readAs(world.db, iao, (tx) => underReview(tx, [SYSTEM.id]))
    expect([...reviewed]).toEqual([SYSTEM.id])
  })

  test('R127, R128: the decision is in the ledger with the versions and the hash, and both are told', async () => {
    const before = await stateOf(first.id)
    done(await does(iao, 'approve', first.id, { ...APPROVAL, validUntil: '2027-01-31' }))
    const entry = await readAs(world.db, iao, (tx) =>
      tx
        .selectFrom('ledgerEntry')
        .select(['title', 'changes'])
        .where('caseId', '=', first.id)
        .where('act', '=', 'approve')
        .executeTakeFirstOrThrow(),
    )
    expect(entry.title).toContain(before.packageHash)
    expect(JSON.stringify(entry.changes)).toContain(before.packageHash)
    for (const b of before.bound) expect(JSON.stringify(entry.changes)).toContain(b.sha256)
    const told = await readAs(world.db, iao, (tx) =>
      tx
        .selectFrom('notice')
        .select(['role', 'verb', 'needsReceipt'])
        .where('caseId', '=', first.id)
        .where('text', 'like', '%運用が承認されました%')
        .orderBy('role')
        .execute(),
    )
    expect(told).toEqual([
      { role: 'CERT', verb: '通知', needsReceipt: true },
      { role: 'SYS_DEV', verb: '通知', needsReceipt: true },
    ])
  })

  test('R127: a bound version is kept as it was; when the document goes on, the approval is to be looked at again', async () => {
    await expect(
      world.db
        .updateTable('approvalDocument')
        .set({ sha256: 'f'.repeat(64) })
        .execute(),
    ).rejects.toThrow('permission denied')
    expect((await stateOf(first.id)).bound.filter((b) => b.changed)).toEqual([])
    await world.done({
      act: 'revise',
      caseId: first.ids['security-plan'] ?? '',
      actor: dev,
      input: { reason: '改める' },
    })
    await world.done({ act: 'finalize', caseId: first.ids['security-plan'] ?? '', actor: dev })
    const changed = (await stateOf(first.id)).bound.filter((b) => b.changed)
    expect(changed.map((b) => b.kind)).toEqual(['security-plan'])
    const owed = await readAs(world.db, iao, (tx) => approvalDuties[2]?.owed(tx, iao, TODAY) ?? Promise.resolve([]))
    expect(owed.map((row) => row.subject)).toEqual([SYSTEM.name])
  })

  test('R127, R128: the decision writes its letter: a frozen document of what was decided, typed by nobody', async () => {
    const { letterId } = await stateOf(first.id)
    const letter = await readAs(world.db, iao, (tx) => standingOf(tx, SYSTEM.id)).then((s) => s.get('approval-letter'))
    expect(letter).toMatchObject({ documentId: letterId, state: 'final', changedSince: false, latest: { number: 1 } })
    const frozen = await readAs(world.db, dev, (tx) => versionOf(tx, { documentId: letterId ?? '', number: 1 }))
    expect(frozen?.content.fields).toEqual({
      number: (await stateOf(first.id)).number,
      decision: 'approved',
      'approved-on': TODAY,
      reason: '認める',
      'valid-until': '2027-01-31',
    })
  })

  test('R118: 整備, the certifier and the 情報保証責任者 are told at 180, 90 and 30 days before the end, once each', async () => {
    const on = (day: string) =>
      writeAs(world.db, { reach: EVERYTHING, personId: null }, (tx) => remindOfDays(tx, new Date(`${day}T01:00:00Z`)))
    const told: Record<string, number> = {}
    for (const day of [
      '2026-08-04',
      '2026-08-05',
      '2026-11-01',
      '2026-11-02',
      '2026-11-03',
      '2027-01-01',
      '2027-02-01',
    ])
      told[day] = await on(day)
    expect(told).toEqual({
      '2026-08-04': 3,
      '2026-08-05': 0,
      '2026-11-01': 0,
      '2026-11-02': 3,
      '2026-11-03': 0,
      '2027-01-01': 3,
      '2027-02-01': 0,
    })
    const texts = await readAs(world.db, iao, (tx) =>
      tx.selectFrom('notice').select(['role', 'text']).where('text', 'like', '%あと90日%').orderBy('role').execute(),
    )
    expect(texts.map((n) => n.role)).toEqual(['CERT', 'IAO', 'SYS_DEV'])
    expect(texts[0]?.text).toContain('運用承認の有効期限（令和9年1月31日）まで')
    const owed = (who: Actor, key: string) =>
      readAs(world.db, who, async (tx) => {
        const duty = approvalDuties.find((d) => d.duty.key === key)
        return (await duty?.owed(tx, who, TODAY))?.map((row) => row.dueOn)
      })
    expect(await owed(cert, 'risk.approval.certify-in-time')).toEqual(['2027-01-31'])
    expect(await owed(iao, 'risk.approval.decide-in-time')).toEqual(['2027-01-31'])
  })

  test('R118: a renewal leaves the former approval in force until it is given, and ends it then', async () => {
    const second = await applied(first.ids)
    const standing = async () => (await readAs(world.db, iao, (tx) => approvalsOf(tx, [SYSTEM.id]))).get(SYSTEM.id)
    expect(await standing()).toMatchObject({ inForce: { id: first.id }, open: { id: second.id, state: 'applied' } })
    done(await does(iao, 'approve', second.id, APPROVAL))
    expect(await standing()).toMatchObject({ inForce: { id: second.id }, open: null })
    expect((await stateOf(first.id)).state).toBe('superseded')
    const letters = await readAs(world.db, iao, (tx) =>
      tx.selectFrom('document').select('state').where('kind', '=', 'approval-letter').orderBy('id').execute(),
    )
    expect(letters.map((d) => d.state)).toEqual(['retired', 'final'])
  })
})

describe('who sees it', () => {
  test('R118: the people of the system and the 情報保証責任者, and nobody of another system', async () => {
    const seen = (who: Actor) =>
      readAs(world.db, who, async (tx) => ({
        systems: (await systemsPage(tx, {}, 50, TODAY)).rows.map((row) => row.systemName),
        hub: (await hubOf(tx, SYSTEM.id, TODAY)) !== null,
        cases: (await tx.selectFrom('approval').select('id').execute()).length,
      }))
    for (const who of [dev, ops, cert]) expect(await seen(who)).toEqual({ systems: [SYSTEM.name], hub: true, cases: 2 })
    expect(await seen(iao)).toMatchObject({ hub: true, cases: 2 })
    expect(await seen(stranger)).toMatchObject({ hub: false, cases: 0 })
    const begin = { occasion: 'preparation', dueOn: '2026-12-01', dueBasis: '計画' }
    expect(codes(await does(stranger, 'begin', null, begin))).toEqual(['not-your-role'])
    const [any] = await readAs(world.db, dev, (tx) => tx.selectFrom('approval').select('id').execute())
    expect(codes(await does(stranger, 'withdraw', any?.id ?? '', { reason: null }))).toBe('absent')
  })
})

describe('no approval needed', () => {
  test('R129: only a system of the instruction, only with the agreement of the 情報保証責任者, who is not the applicant', async () => {
    const ask = (within: boolean) =>
      does(dev, 'ask', null, { within, clause: '第26条第1項', reason: '単独で使う' }, 'risk.exemption')
    expect(codes(await ask(false))).toEqual(['outside-instruction'])
    const id = done(await ask(true))
    expect(codes(await ask(true))).toEqual(['exemption-open'])
    const agree = { checked: true, decisionReason: '当たる' }
    expect(codes(await does(dev, 'agree', id, agree, 'risk.exemption'))).toEqual(['not-your-role'])
    const both: Actor = { ...dev, authorities: [...dev.authorities, ...iao.authorities] }
    expect(codes(await does(both, 'agree', id, agree, 'risk.exemption'))).toEqual(['own-application'])
    expect(codes(await does(iao, 'agree', id, { ...agree, checked: false }, 'risk.exemption'))).toEqual([
      'instruction-unchecked',
    ])
    const begun = done(
      await does(dev, 'begin', null, { occasion: 'preparation', dueOn: '2026-11-01', dueBasis: '計画' }),
    )
    const duty = () => readAs(world.db, dev, (tx) => approvalDuties[0]?.owed(tx, dev, TODAY) ?? Promise.resolve([]))
    expect((await duty()).map((row) => row.dueOn)).toEqual(['2026-11-01'])
    done(await does(iao, 'agree', id, agree, 'risk.exemption'))
    expect((await stateOf(begun)).state).toBe('withdrawn')
    expect(await duty()).toEqual([])
  })
})

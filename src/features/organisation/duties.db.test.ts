import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Outcome } from '#kernel/act/outcome.ts'
import { readAs } from '#kernel/db/database.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { loadActor } from './actor-store.ts'
import { anOrganisation, FOUNDED, known, TODAY, type Trial } from './organisation.builders.ts'
import { loadSamplePeople } from './set-up/sample-people.ts'
import { SET_UP_ACTOR } from './set-up/run.ts'

let trial: Trial
let officer: Actor
let other: Actor
beforeAll(async () => {
  trial = await anOrganisation()
  await loadSamplePeople(trial.run, trial.known, FOUNDED)
  officer = await actorOf('桐生 涼介')
  other = await actorOf('三雲 志保')
})
afterAll(() => trial.close())

const actorOf = async (name: string): Promise<Actor> => {
  const actor = await trial.read(async (tx) => {
    const { id } = await tx.selectFrom('person').select('id').where('name', '=', name).executeTakeFirstOrThrow()
    return loadActor(tx, id, TODAY)
  })
  if (!actor) throw new Error(`${name} is nobody`)
  return actor
}

/** What the person sees as owed, in their own reach. */
const owed = async (key: string, actor: Actor, today = TODAY) => {
  const bound = trial.feature.duties.find((d) => d.duty.key === `organisation.${key}`)
  if (!bound) throw new Error(`no duty ${key}`)
  return readAs(trial.db, actor, (tx) => bound.owed(tx, actor, today))
}

const done = (outcome: Outcome): string => {
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
  return outcome.caseId
}

const unit = (key: string) => known(trial.known.units, key)

const on = async (
  process: string,
  act: string,
  caseId: string | null,
  input: Record<string, unknown>,
  actor = SET_UP_ACTOR,
) => done(await trial.act({ process: `organisation.${process}`, act, caseId, input, actor }))

const open = (table: 'incumbency', personName: string) =>
  trial
    .read((tx) =>
      tx
        .selectFrom(`${table} as i`)
        .innerJoin('person as h', 'h.id', 'i.personId')
        .select('i.id')
        .where('h.name', '=', personName)
        .executeTakeFirstOrThrow(),
    )
    .then((r) => r.id)

describe('what a manager owes', () => {
  test('R002, R042, R044: a responsible post that is vacant today', async () => {
    expect(await owed('vacant-post', SET_UP_ACTOR)).toEqual([])
    await on('incumbency', 'end', await open('incumbency', '能登 晴彦'), { endsOn: TODAY, reason: '転出' })
    const rows = await owed('vacant-post', SET_UP_ACTOR)
    expect(rows.map((r) => r.subject)).toEqual([
      '運用第３課長（統合幕僚監部 運用部 運用第３課）が欠員（情報システム情報保証責任者（整備）、情報システム情報保証責任者（運用）、部隊等情報保証責任者）',
    ])
    expect(rows[0]).toMatchObject({ unitId: unit('js-operations-3'), since: new Date('2026-11-23T15:00:00Z') })
    expect(await owed('vacant-post', officer)).toEqual([])
  })

  test('R001, R042: a system without the post that prepares or operates it', async () => {
    expect(await owed('system-without-head', SET_UP_ACTOR)).toEqual([])
    const { id } = await trial.read((tx) =>
      tx
        .selectFrom('appointment')
        .select('id')
        .where('role', '=', 'SYS_OPS')
        .where('systemId', '=', known(trial.known.systems, 'education'))
        .executeTakeFirstOrThrow(),
    )
    await on('appointment', 'withdraw', id, { endsOn: TODAY, reason: '改編' })
    expect((await owed('system-without-head', SET_UP_ACTOR)).map((r) => r.subject)).toEqual([
      '教育用システムに運用の責任者がいない',
    ])
    expect(await owed('instance-without-head', SET_UP_ACTOR)).toEqual([])
  })

  test('R043: an instance of a class whose head is gone; the class itself never', async () => {
    const rows = await trial.read((tx) =>
      tx
        .selectFrom('appointment as a')
        .innerJoin('system as s', 's.id', 'a.systemId')
        .select('a.id')
        .where('s.name', '=', '総務課 会議用タブレット（見本）')
        .execute(),
    )
    for (const { id } of rows) await on('appointment', 'withdraw', id, { endsOn: TODAY, reason: '改編' })
    expect((await owed('instance-without-head', SET_UP_ACTOR)).map((r) => r.subject)).toEqual([
      '総務課 会議用タブレット（見本）に整備と運用の責任者がいない',
    ])
  })

  test('R002, R044: a 課等 that no officer answers for', async () => {
    expect(await owed('unit-without-officer', SET_UP_ACTOR)).toEqual([])
    const input = {
      name: '第３隊',
      abbreviation: 'サ3',
      kind: 'section',
      parentId: unit('cyber-defense'),
      startsOn: TODAY,
    }
    await on('unit', 'establish', null, input)
    expect((await owed('unit-without-officer', SET_UP_ACTOR)).map((r) => r.subject)).toEqual([
      '自衛隊サイバー防衛隊 第３隊に部隊等情報保証責任者がいない',
    ])
  })
})

const told = { personId: '', group: '', subject: '媒体の返却', measures: '当日中に返すよう指導した', takenOn: TODAY }

describe('what an officer owes', () => {
  test('R003: the users of the unit are supervised once a 年度', async () => {
    const rows = await owed('users-unsupervised', officer)
    expect(rows).toMatchObject([{ unitId: unit('js-c4-operations'), dueOn: '2027-03-31' }])
    const id = await on('supervision', 'instruct', null, { ...told, whom: 'everyone' }, officer)
    expect(await owed('users-unsupervised', officer)).toEqual([])
    expect(await owed('users-unsupervised', officer, '2027-04-01')).toHaveLength(1)
    expect(await owed('users-unsupervised', other)).toHaveLength(1)
    expect(await owed('users-unsupervised', SET_UP_ACTOR)).toEqual([])
    await on('supervision', 'confirm', id, { result: 'kept', outcome: '返している', confirmedOn: TODAY }, officer)
  })

  test('R004: each person other than staff is controlled once a 年度', async () => {
    const rows = await owed('others-uncontrolled', officer)
    expect(rows.map((r) => r.subject)).toEqual([
      '技術員（湾岸システム） 布施 健吾（職員以外）への統制が、この年度に記録されていない',
    ])
    expect(await owed('others-uncontrolled', other)).toEqual([])
    await on('supervision', 'control', null, { ...told, whom: 'group', group: '来訪者' }, officer)
    expect(await owed('others-uncontrolled', officer)).toHaveLength(1)
    await on('supervision', 'control', null, { ...told, whom: 'person', personId: rows[0]?.personId }, officer)
    expect(await owed('others-uncontrolled', officer)).toEqual([])
  })
})

describe('R003, R004: who sees what was told', () => {
  const seen = (actor: Actor) =>
    readAs(trial.db, actor, (tx) => tx.selectFrom('supervision').select('target').orderBy('id').execute()).then(
      (rows) => rows.map((r) => r.target),
    )

  test('the unit, the person it was told to, and the side that audits', async () => {
    const all = ['課等のシステム利用者全員', '来訪者', '技術員（湾岸システム） 布施 健吾']
    expect(await seen(officer)).toEqual(all)
    expect(await seen(await actorOf('一色 厳'))).toEqual(all)
    expect(await seen(other)).toEqual([])
    const controlled = await actorOf('布施 健吾')
    const notices = await readAs(trial.db, controlled, (tx) =>
      tx.selectFrom('notice').select(['verb', 'rules']).where('personId', '=', controlled.personId).execute(),
    )
    expect(notices).toEqual([{ verb: '通知', rules: ['R004'] }])
  })

  test('an officer of another unit can neither open nor add to it', async () => {
    const { id } = await readAs(trial.db, officer, (tx) =>
      tx.selectFrom('supervision').select('id').limit(1).executeTakeFirstOrThrow(),
    )
    const close = { process: 'organisation.supervision', act: 'close', caseId: id, input: { reason: '誤り' } }
    expect(await trial.act({ ...close, actor: other })).toEqual({ kind: 'absent' })
    const mine = await trial.act({
      process: 'organisation.supervision',
      act: 'instruct',
      caseId: null,
      from: { unit: unit('js-c4-operations') },
      input: { ...told, whom: 'everyone' },
      actor: other,
    })
    expect(mine).toMatchObject({ kind: 'refused', refusals: [{ code: 'not-your-role', rules: ['R003'] }] })
  })
})

import { expect } from 'vitest'
import { act } from '#kernel/act/act.ts'
import { bindingsOf } from '#kernel/act/binding.ts'
import { connect, EVERYTHING, readAs, writeAs, type Tx } from '#kernel/db/database.ts'
import { provisionOf } from '#directive/rules.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { freshDatabase } from '../../../../test/database.ts'
import { exemptionBinding } from '../exemption/store.ts'
import { operator, otherOperator, SYSTEM } from '../exemption/exemption-for-tests.ts'
import { FILLED } from '../forms-for-tests.ts'
import { incidentBinding } from '../incident/store.ts'
import { mediumBinding } from '../medium/store.ts'
import { GENERAL, NOW, numbered, officer, otherOfficer, PEOPLE, PLANNING, TODAY } from '../people-for-tests.ts'
import { placeBinding } from '../place/store.ts'
import { transferBinding } from './store.ts'

const DAY_MS = 86_400_000
const ORDER = numbered(3001)

/** 企画課 and 総務課 with their people and officers, on a database of their own. */
const settle = async (tx: Tx) => {
  const since = { startsOn: '2026-04-01', state: 'active' }
  const units = [PLANNING, GENERAL].map((u) => ({
    id: u.id,
    name: u.name,
    abbreviation: u.mark,
    kind: 'section',
    startsOn: since.startsOn,
    state: since.state,
  }))
  await tx.insertInto('unit').values(units).execute()
  await tx
    .insertInto('system')
    .values({ ...SYSTEM, encrypts: true, ...since })
    .execute()
  const people = [...Object.values(PEOPLE), operator, otherOperator].map((a) => ({
    id: a.personId,
    rank: a.rank,
    name: a.name,
    kana: 'てすと',
    kind: 'staff',
    homeUnitId: a.posts[0]?.unitId ?? GENERAL.id,
    startsOn: since.startsOn,
    state: since.state,
  }))
  await tx.insertInto('person').values(people).execute()
  await tx
    .insertInto('governingDocument')
    .values({ id: ORDER, title: '指定の達', kind: 'directive', state: 'in-force' })
    .execute()
  for (const [nth, { posts }] of [officer, otherOfficer].entries()) {
    const post = posts[0]
    if (!post) continue
    await tx
      .insertInto('post')
      .values({ id: post.postId, unitId: post.unitId, title: post.title, ...since })
      .execute()
    await tx
      .insertInto('appointment')
      .values({
        id: numbered(3010 + nth),
        role: 'UNIT',
        postId: post.postId,
        unitId: post.unitId,
        documentId: ORDER,
        provision: provisionOf('R044'),
        ...since,
      })
      .execute()
  }
}

type Asked = { by: Actor; process?: string; id?: string | null; from?: Record<string, string>; input?: object }

/** Two units at work. The clock stands at NOW until `wait` moves it. */
export const twoUnits = async () => {
  const fresh = await freshDatabase()
  // Dropping the database at the end breaks what the pool has already let go of.
  const open = connect(fresh.app, () => {})
  const { db } = open
  await writeAs(db, { reach: EVERYTHING, personId: null }, settle)
  let at = NOW
  const clock = () => at
  const bindings = bindingsOf([
    mediumBinding(clock),
    placeBinding,
    transferBinding(clock),
    incidentBinding,
    exemptionBinding(clock),
  ])
  const attempt = (actKey: string, { by, process = 'media.transfer', id = null, from = {}, input = {} }: Asked) =>
    act(db, bindings, { process, act: actKey, caseId: id, from, input: { ...input }, actor: by, at })
  const perform = async (actKey: string, asked: Asked): Promise<string> => {
    const outcome = await attempt(actKey, asked)
    expect(outcome).toMatchObject({ kind: 'done' })
    return outcome.kind === 'done' ? outcome.caseId : ''
  }
  const designate = (by: Actor, name: string) =>
    perform('designate', { process: 'media.place', by, input: { ...FILLED.designate, name, designatedOn: TODAY } })
  const places = { own: await designate(officer, '保管庫 甲-2'), theirs: await designate(otherOfficer, '保管庫 乙-1') }
  /** A business stick of 企画課, labelled and kept. */
  const stick = async (given: object = {}): Promise<string> => {
    const input = { ...FILLED.register, placeId: places.own, ...given }
    const id = await perform('register', { process: 'media.medium', by: officer, input })
    return perform('show-number', { process: 'media.medium', by: officer, id, input: { numberShown: 'yes' } })
  }
  return {
    db,
    clock,
    places,
    stick,
    attempt,
    perform,
    wait: (days: number) => {
      at = new Date(at.getTime() + days * DAY_MS)
    },
    seenBy: <T>(by: Actor, read: (tx: Tx) => Promise<T>) => readAs(db, by, read),
    /** Everything there is, whoever may see it. */
    all: <T>(read: (tx: Tx) => Promise<T>) => readAs(db, { reach: EVERYTHING, personId: null }, read),
    end: async () => {
      await open.close()
      await fresh.drop()
    },
  }
}

export type TwoUnits = Awaited<ReturnType<typeof twoUnits>>

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#kernel/id.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { loadActor } from './actor-store.ts'
import { anOrganisation, FOUNDED, known, TODAY, type Trial } from './organisation.builders.ts'
import { loadSamplePeople } from './set-up/sample-people.ts'

let trial: Trial
beforeAll(async () => {
  trial = await anOrganisation()
  await loadSamplePeople(trial.run, trial.known, FOUNDED)
})
afterAll(() => trial.close())

const idOf = async (name: string) =>
  (await trial.read((tx) => tx.selectFrom('person').select('id').where('name', '=', name).executeTakeFirstOrThrow())).id

const actorOf = async (name: string, day = TODAY): Promise<Actor> => {
  const actor = await trial.read(async (tx) => loadActor(tx, await idOf(name), day))
  if (!actor) throw new Error(`${name} is nobody`)
  return actor
}

const rolesOf = (actor: Actor) => [...new Set(actor.authorities.map((a) => a.role))].toSorted()
const unit = (key: string) => known(trial.known.units, key)

describe('what posts give', () => {
  test('R042, R044: 企画課長 answers for the systems and the unit of the tables', async () => {
    const actor = await actorOf('水城 航')
    expect(rolesOf(actor)).toEqual(['J6P', 'SYS_DEV', 'SYS_OPS', 'UNIT', 'USER'])
    const over = (role: string) => actor.authorities.filter((a) => a.role === role)
    // Rows 1 to 15, and one sample terminal.
    expect(over('SYS_DEV')).toHaveLength(16)
    expect(over('UNIT').map((a) => a.unitId)).toEqual([unit('js-c4-planning')])
    expect(over('UNIT')[0]).toMatchObject({
      postTitle: '指揮通信システム企画課長',
      kind: 'substantive',
      provision: '付紙第2 表',
    })
    expect(actor.reach).toMatchObject({ units: [unit('js-c4-planning')], everything: false })
    expect(actor.reach.systems).toHaveLength(16)
  })

  test('staff without a post are 職員 of their unit and reach it alone', async () => {
    const actor = await actorOf('大友 桂')
    expect(actor.posts).toEqual([])
    expect(actor.authorities).toMatchObject([
      { role: 'USER', postId: null, postTitle: '職員', unitId: unit('js-c4-planning') },
    ])
    expect(actor.reach).toEqual({ units: [unit('js-c4-planning')], systems: [], everything: false, roles: [] })
  })

  test('a desk inside a section belongs to the section whose officer answers for it', async () => {
    const actor = await actorOf('沢渡 まどか')
    expect(actor.posts).toMatchObject([{ title: '情報保証係長', assuranceUnitId: unit('js-c4-planning') }])
    expect(actor.authorities.filter((a) => a.role === 'USER').map((a) => a.unitId)).toEqual([unit('js-c4-planning')])
  })

  test('outside every such unit a person belongs to their own', async () => {
    const actor = await actorOf('鷹取 誠一')
    expect(actor.posts).toMatchObject([{ assuranceUnitId: null }])
    expect(actor.authorities.filter((a) => a.role === 'USER').map((a) => a.unitId)).toEqual([unit('joint-staff')])
  })

  test.each([
    ['鷹取 誠一', 'IAO'],
    ['一色 厳', 'AUD'],
    ['久世 岳', 'AUD_AST'],
  ])('%s sees everything as %s', async (name, role) => {
    const actor = await actorOf(name)
    expect(rolesOf(actor)).toContain(role)
    expect(actor.reach.everything).toBe(true)
  })

  test('a deputy has the authority of the post, and it is named as such', async () => {
    const actor = await actorOf('渡会 昴')
    expect(actor.authorities.find((a) => a.role === 'UNIT')).toMatchObject({ kind: 'deputy', postTitle: '第２隊長' })
  })

  test('two posts give the authorities of both', async () => {
    const actor = await actorOf('薄井 美咲')
    expect(actor.authorities.filter((a) => a.role === 'UNIT').map((a) => [a.unitId, a.kind])).toEqual([
      [unit('jsc-general-affairs'), 'substantive'],
      [unit('jsc-planning'), 'acting'],
    ])
  })

  test('one who is not staff has nothing but belonging', async () => {
    const actor = await actorOf('布施 健吾')
    expect(actor.authorities).toMatchObject([{ role: 'USER', postTitle: '職員以外', unitId: unit('js-c4-operations') }])
  })
})

describe('what the day changes', () => {
  test('before the organisation was there, nobody is', async () => {
    expect(await trial.read(async (tx) => loadActor(tx, await idOf('水城 航'), '2026-03-31'))).toBeNull()
    expect(await trial.read((tx) => loadActor(tx, newId(), TODAY))).toBeNull()
  })

  test('R002: authority goes with the post from the day of leaving, and to the next from the day of coming', async () => {
    const { id } = await trial.read((tx) =>
      tx
        .selectFrom('incumbency as i')
        .innerJoin('person as h', 'h.id', 'i.personId')
        .select('i.id')
        .where('h.name', '=', '氷室 玲子')
        .executeTakeFirstOrThrow(),
    )
    const ended = await trial.act({
      process: 'organisation.incumbency',
      act: 'end',
      caseId: id,
      input: { endsOn: '2026-12-01', reason: '転出' },
    })
    expect(ended.kind).toBe('done')
    const postId = known(trial.known.posts, 'planning-chief')
    const personId = await idOf('奥寺 響')
    const appointed = await trial.act({
      process: 'organisation.incumbency',
      act: 'appoint',
      caseId: null,
      input: { postId, personId, kind: 'substantive', startsOn: '2026-12-01', orderNumber: '発令2' },
    })
    expect(appointed.kind).toBe('done')
    const holds = async (name: string, day: string) => rolesOf(await actorOf(name, day)).includes('UNIT')
    expect([await holds('氷室 玲子', '2026-11-30'), await holds('奥寺 響', '2026-11-30')]).toEqual([true, false])
    expect([await holds('氷室 玲子', '2026-12-01'), await holds('奥寺 響', '2026-12-01')]).toEqual([false, true])
  })
})

test('a manager has that authority and no other, whatever post they hold', async () => {
  const personId = await idOf('保科 澄')
  await trial.db.transaction().execute(async (tx) => {
    await tx.insertInto('account').values({ id: newId(), personId, login: 'manager', administrator: true }).execute()
  })
  const actor = await actorOf('保科 澄')
  expect(actor.authorities.map((a) => a.role)).toEqual(['ADMIN'])
  expect(actor.reach).toEqual({ units: [], systems: [], everything: false, roles: ['ADMIN'] })
  await trial.db.updateTable('account').set({ disabledAt: new Date() }).where('personId', '=', personId).execute()
  expect(rolesOf(await actorOf('保科 澄'))).toEqual(['USER'])
})

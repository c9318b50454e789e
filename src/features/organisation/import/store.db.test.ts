import { afterAll, beforeAll, expect, test } from 'vitest'
import { actAll } from '#kernel/act/act.ts'
import type { Command } from '#kernel/act/outcome.ts'
import type { RowActs } from '#kernel/http/product.ts'
import { anOrganisation, NOON, TODAY, type Trial } from '../organisation.builders.ts'
import { SET_UP_ACTOR } from '../set-up/run.ts'
import type { OrganisationEntry } from './columns.ts'
import { organisationImport } from './store.ts'

let trial: Trial
beforeAll(async () => {
  trial = await anOrganisation()
})
afterAll(() => trial.close())

const plan = (records: readonly OrganisationEntry[]) =>
  trial.read(async (tx): Promise<readonly RowActs[]> => {
    const planRows = await organisationImport.planner(tx, SET_UP_ACTOR, TODAY)
    return planRows(
      tx,
      records.map((record, nth) => ({ number: nth + 2, record })),
    )
  })

const apply = async (records: readonly OrganisationEntry[]) => {
  const commands: Command[] = (await plan(records)).flatMap((row) =>
    row.commands.map((command) => ({ ...command, actor: SET_UP_ACTOR, at: NOON })),
  )
  return actAll(trial.db, trial.bindings, SET_UP_ACTOR, commands)
}

const DOCUMENT = '防衛省の情報保証に関する訓令'

const corps: readonly OrganisationEntry[] = [
  {
    unit: '第１隊',
    parent: '自衛隊サイバー防衛隊',
    abbreviation: 'サ1',
    post: '第１隊長',
    rank: '2等空佐',
    name: '見本 太郎',
    kana: 'みほん たろう',
    serviceNumber: 'A-0001',
    roles: ['UNIT'],
    document: DOCUMENT,
  },
  { unit: '第１隊', post: '担当', name: '見本 花子', kana: 'みほん はなこ', roles: ['UNIT_IAP'], document: DOCUMENT },
  { unit: '第１隊', name: '布施', kana: 'ふせ', personKind: 'attached' },
]

const named = (table: 'unit' | 'person', name: string) =>
  trial.read((tx) => tx.selectFrom(table).select('id').where('name', '=', name).execute())

test('a refusal in a late row leaves nothing of the file behind', async () => {
  // Planning sees that the person is new here; only the gate sees that they come after the day of the post.
  const late = { serviceNumber: 'A-0001', name: '見本 太郎', incumbency: 'deputy', startsOn: '2026-01-01' } as const
  const outcome = await apply([
    ...corps,
    { unit: '第２隊', parent: '自衛隊サイバー防衛隊', abbreviation: 'サ2', post: '第２隊長', ...late },
  ])
  expect(outcome).toMatchObject({
    kind: 'stopped',
    outcome: { kind: 'refused', refusals: [{ code: 'person-unknown' }] },
  })
  expect(await named('unit', '第１隊')).toEqual([])
})

test('R002, R044: a file of a new unit with its officer is taken in whole, and bringing it again changes nothing', async () => {
  expect((await apply(corps)).kind).toBe('done')
  const { unit, officer, holders } = await trial.read(async (tx) => ({
    unit: await tx.selectFrom('unit').selectAll().where('name', '=', '第１隊').executeTakeFirstOrThrow(),
    officer: await tx
      .selectFrom('appointment as a')
      .innerJoin('unit as u', 'u.id', 'a.unitId')
      .innerJoin('post as p', 'p.id', 'a.postId')
      .innerJoin('incumbency as i', 'i.postId', 'p.id')
      .innerJoin('person as h', 'h.id', 'i.personId')
      .select(['a.role', 'p.title', 'h.name'])
      .where('u.name', '=', '第１隊')
      .orderBy('a.role')
      .execute(),
    holders: await tx.selectFrom('person').select('kind').where('name', '=', '布施').execute(),
  }))
  expect(unit).toMatchObject({ parentId: trial.known.units.get('cyber-defense'), kind: 'section', startsOn: TODAY })
  expect(officer).toEqual([
    { role: 'UNIT', title: '第１隊長', name: '見本 太郎' },
    { role: 'UNIT_IAP', title: '担当', name: '見本 花子' },
  ])
  expect(holders).toEqual([{ kind: 'attached' }])
  expect((await plan(corps)).every((row) => row.unchanged)).toBe(true)
})

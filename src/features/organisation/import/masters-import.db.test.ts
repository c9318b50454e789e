import { afterAll, beforeAll, expect, test } from 'vitest'
import { actThrough } from '#kernel/act/act-through.ts'
import type { AnyImport, RowActs } from '#kernel/http/product.ts'
import { guessMapping, readRecord } from '#kernel/sheet/columns.ts'
import { anOrganisation, NOON, TODAY, type Trial } from '../organisation.builders.ts'
import { SET_UP_ACTOR } from '../set-up/run.ts'
import { incumbenciesImport } from './incumbencies-import.ts'
import { peopleImport } from './people-import.ts'
import { postsImport } from './posts-import.ts'
import { unitsImport } from './units-import.ts'

let trial: Trial
beforeAll(async () => {
  trial = await anOrganisation()
})
afterAll(() => trial.close())

/** The file as its lines would be planned, cell by cell; a line that cannot be read is a fault of the test. */
const plan = (bound: AnyImport, ...lines: string[]): Promise<readonly RowActs[]> =>
  trial.read(async (tx) => {
    const [header = [], ...rows] = lines.map((line) => line.split(','))
    const mapping = guessMapping(bound.columns, header)
    const planRows = await bound.planner(tx, SET_UP_ACTOR, TODAY)
    const read = rows.map((cells, nth) => ({ number: nth + 2, ...readRecord(bound.columns, mapping, cells) }))
    expect(read.flatMap((row) => row.problems)).toEqual([])
    return planRows(tx, read)
  })

const bring = async (bound: AnyImport, ...lines: string[]) => {
  const plans = await plan(bound, ...lines)
  expect(plans.flatMap((row) => row.problems ?? [])).toEqual([])
  const commands = async function* () {
    for (const [nth, row] of plans.entries())
      for (const command of row.commands) yield { at: nth + 2, command: { ...command, actor: SET_UP_ACTOR, at: NOON } }
  }
  const outcome = await actThrough(trial.db, trial.bindings, SET_UP_ACTOR, { commands })
  expect(outcome).toMatchObject({ kind: 'done' })
  return plans
}

const UNITS = [
  '略号,名称,上位,種別,日付',
  'サ1,第１隊,自衛隊サイバー防衛隊,課等・各隊,R8.4.1',
  'サ1甲,甲班,サ1,課等の内部,R8.4.1',
]

test('R044: units are set up from a list, those below in the same file, and the same again changes nothing', async () => {
  await bring(unitsImport, ...UNITS)
  expect((await plan(unitsImport, ...UNITS)).every((row) => row.unchanged)).toBe(true)
  const renamed = await bring(unitsImport, '略号,名称,上位,日付', 'サ1甲,第１班,自衛隊サイバー防衛隊,R8.6.1')
  expect(renamed[0]?.commands.map((c) => c.act)).toEqual(['rename', 'move'])
  const [below] = await trial.read((tx) =>
    tx
      .selectFrom('unit as u')
      .innerJoin('unit as p', 'p.id', 'u.parentId')
      .select(['u.name', 'p.name as parent'])
      .where('u.abbreviation', '=', 'サ1甲')
      .execute(),
  )
  expect(below).toEqual({ name: '第１班', parent: '自衛隊サイバー防衛隊' })
  const [other] = await plan(unitsImport, '略号,名称,種別', 'サ1,第１隊,部外')
  expect(other?.problems).toEqual([expect.stringContaining('種別が違います')])
})

test('R002, R003, R042: posts, people and who holds them are taken in by their own lists; changes become acts', async () => {
  const posts = ['部隊等,官職,日付', '第１隊,第１隊長,R8.4.1', 'サ1,第１隊付,R8.4.1']
  await bring(postsImport, ...posts)
  expect((await plan(postsImport, ...posts)).every((row) => row.unchanged)).toBe(true)
  const people = [
    '職員番号,氏名,よみ,階級,所属,日付',
    'B-01,髙﨑 太郎,たかさき たろう,2等空佐,サ1,R8.4.1',
    'B-02,見本 次郎,みほん じろう,1等空尉,サ1,R8.4.1',
  ]
  await bring(peopleImport, ...people)
  expect((await plan(peopleImport, ...people)).every((row) => row.unchanged)).toBe(true)
  const promoted = await bring(
    peopleImport,
    '職員番号,氏名,よみ,階級,所属,日付',
    'B-02,見本 次郎,みほん じろう,3等空佐,自衛隊サイバー防衛隊,R8.8.1',
  )
  expect(promoted[0]).toMatchObject({ changed: true })
  expect(promoted[0]?.commands.map((c) => c.act)).toEqual(['change', 'transfer'])
  const held = ['部隊等,官職,職員番号,補職区分,就く日', 'サ1,第１隊長,B-01,補職,R8.4.1']
  await bring(incumbenciesImport, ...held)
  expect((await plan(incumbenciesImport, ...held))[0]).toEqual({ commands: [], unchanged: true })
  const [otherwise, nobody] = await plan(
    incumbenciesImport,
    '部隊等,官職,職員番号,補職区分,就く日',
    'サ1,第１隊長,B-01,代理,R8.4.1',
    'サ1,隊長代行,B-99,補職,R8.4.1',
  )
  expect(otherwise?.problems).toEqual([expect.stringContaining('すでにその官職に就いています')])
  expect(nobody?.problems).toHaveLength(2)
})

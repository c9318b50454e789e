import { afterAll, beforeAll, expect, test } from 'vitest'
import { anOffice, type Office } from './lists-for-tests.ts'

let office: Office
beforeAll(async () => {
  office = await anOffice()
})
afterAll(() => office.close())

const LINES = ['略号,名称,上位,種別,日付', '見1,第１見本隊,見,課等・各隊,R8.4.1', '見1甲,甲班,見1,課等の内部,R8.4.1']

const unit = (abbreviation: string) =>
  office.read((tx) =>
    tx
      .selectFrom('unit as u')
      .innerJoin('unit as p', 'p.id', 'u.parentId')
      .innerJoin('caseFile as c', 'c.id', 'u.id')
      .select(['u.name', 'p.abbreviation as parent', 'c.title', 'c.folded', 'c.version', 'u.startsOn'])
      .where('u.abbreviation', '=', abbreviation)
      .executeTakeFirst(),
  )

test('R044: units are set up from a list by one act, those below with those above, and the same again does nothing', async () => {
  const upload = await office.bring(LINES, { kind: 'units' })
  expect(upload).toMatchObject({ state: 'compared', added: 2, badRows: 0 })
  expect(await office.apply(upload)).toMatchObject({ state: 'applied' })
  expect(await unit('見1甲')).toMatchObject({
    name: '甲班',
    parent: '見1',
    title: '甲班',
    startsOn: '2026-04-01',
    version: 1,
  })
  const again = await office.bring(LINES, { kind: 'units' })
  expect(again).toMatchObject({ added: 0, changed: 0, moved: 0, unchanged: 2 })
})

test('R044: a new name and a new place are found by the search, too', async () => {
  const upload = await office.bring(['略号,名称,上位', '見1甲,第１班,見'], { kind: 'units' })
  expect(upload).toMatchObject({ moved: 1 })
  await office.apply(upload)
  expect(await unit('見1甲')).toMatchObject({ name: '第１班', parent: '見', title: '第１班', version: 2 })
  expect((await unit('見1甲'))?.folded).toContain('第1班')
})

test('R044: a list that was compared before somebody renamed a unit by hand does nothing', async () => {
  const upload = await office.bring(['略号,名称,上位', '見1,第２見本隊,見'], { kind: 'units' })
  const id = await office.read((tx) =>
    tx.selectFrom('unit').select('id').where('abbreviation', '=', '見1').executeTakeFirstOrThrow(),
  )
  await office.run(
    'organisation.unit',
    'rename',
    id.id,
    {},
    { name: '第３見本隊', abbreviation: '見1', on: '2026-11-24' },
  )
  const refused = await office.apply(upload)
  expect(refused.problems.join()).toContain('登録が改められました')
  expect(await unit('見1')).toMatchObject({ name: '第３見本隊' })
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'kysely'
import { actThrough } from '#kernel/act/act-through.ts'
import { guessMapping, readRecord } from '#kernel/sheet/columns.ts'
import { anOrganisedDatabase, NOON, TODAY } from '#features/succession/world-for-tests.ts'
import { anInspection, type Inspection } from '../inspection-for-tests.ts'
import { questionsImport } from './import.ts'

let office: Awaited<ReturnType<typeof anOrganisedDatabase>>
let inspection: Inspection
beforeAll(async () => {
  office = await anOrganisedDatabase()
  inspection = await anInspection(office.name)
})
afterAll(async () => {
  await inspection.close()
  await office.drop()
})

const HEADINGS = ['対象者', '設問番号', '節', '設問', '根拠の条項', '説明']

const plan = (rows: readonly (readonly string[])[]) =>
  inspection.read(async (tx) => {
    const mapping = guessMapping(questionsImport.columns, HEADINGS)
    const planRows = await questionsImport.planner(tx, await inspection.organiser(), TODAY)
    const read = rows.map((cells, nth) => ({ number: nth + 2, ...readRecord(questionsImport.columns, mapping, cells) }))
    return { problems: read.map((r) => r.problems), plans: await planRows(tx, read) }
  })

test('R032: questions are taken in from a list, each bad row named; the same again changes nothing', async () => {
  const campaign = await inspection.prepared()
  const who = await inspection.organiser()
  const { caseId } = await inspection.done({
    process: 'self-inspection.sheet',
    act: 'begin',
    from: { campaign },
    input: { stratum: 'staff', source: 'blank' },
    actor: who,
  })
  const rows = [
    ['ウ', 'C1', '誓約', '誓約書を出していますか。', 'R020、R080', ''],
    ['全職員', 'Ｃ２', '誓約', '私有の機器を使っていませんか。', 'r080', '使っていないとき「はい」'],
  ]
  const bad = await plan([['全職員', 'C 3', '誓約', '問い', 'R999', ''], ...rows])
  expect(bad.problems[0]?.join(' ')).toContain('R999')
  expect(bad.problems[0]?.join(' ')).toContain('C 3')
  const { plans } = await plan(rows)
  const commands = async function* () {
    for (const [nth, row] of plans.entries())
      for (const command of row.commands) yield { at: nth + 2, command: { ...command, actor: who, at: NOON } }
  }
  expect(await actThrough(inspection.db, inspection.bindings, who, { commands })).toMatchObject({ kind: 'done' })
  const there = await inspection.rows(sql<{ key: string; rules: string[]; sort: number }>`
    select key, rules, sort from self_inspection_question where sheet_id = ${caseId}::uuid order by sort`)
  expect(there).toEqual([
    { key: 'C1', rules: ['R020', 'R080'], sort: 10 },
    { key: 'C2', rules: ['R080'], sort: 20 },
  ])
  expect((await plan(rows)).plans.every((row) => row.unchanged)).toBe(true)
  const [other] = (await plan([['イ', 'B1', '監督', '監督していますか。', 'R003', '']])).plans
  expect(other?.problems?.[0]).toContain('作成中の自己点検表がありません')
})

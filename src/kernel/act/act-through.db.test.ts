import { afterAll, beforeAll, expect, test } from 'vitest'
import { FILLED } from '#features/media/forms-for-tests.ts'
import { keeper, member, NOW } from '#features/media/people-for-tests.ts'
import { anOffice, recordsOf, type TrialOffice } from './act.builders.ts'
import { actThrough, type Numbered } from './act-through.ts'
import type { Command } from './outcome.ts'

let office: TrialOffice
beforeAll(async () => {
  office = await anOffice()
})
afterAll(() => office.close())

const at = NOW

const register = (model: string): Command => ({
  process: 'media.medium',
  act: 'register',
  caseId: null,
  actor: keeper,
  at,
  input: { ...FILLED.register, placeId: office.place, model },
})

const through = (commands: readonly Command[], actor = keeper) =>
  actThrough(office.db, office.bindings, actor, {
    commands: async function* (): AsyncGenerator<Numbered> {
      for (const [nth, command] of commands.entries()) yield { at: nth + 1, command }
    },
  })

const called = async (like: string) => {
  const { rows } = await office.owner.query<{ id: string; number: string; model: string }>(
    'select id, number, model from medium where model like $1 order by number',
    [like],
  )
  return rows
}

test('acts written together are those of single acts: case, turn, number and record of each', async () => {
  const alone = await office.done({ ...register('single') })
  const many = 700
  expect(await through(Array.from({ length: many }, (_, n) => register(`many-${n}`)))).toEqual({
    kind: 'done',
    count: many,
  })
  const all = await called('many-%')
  expect(all.map((m) => m.model)).toEqual(Array.from({ length: many }, (_, n) => `many-${n}`))
  expect(new Set(all.map((m) => m.number)).size).toBe(many)
  const one = await recordsOf(office.owner, alone.caseId)
  const other = await recordsOf(office.owner, all[many - 1]?.id ?? '')
  const shape = ({ entries, ...rest }: typeof one) => ({
    entries: entries.map((e) => Object.keys(e).toSorted()),
    acts: entries.map((e) => [e['act'], e['state_after'], e['lane'], e['person_name']]),
    rest: Object.keys(rest).toSorted(),
  })
  expect(shape(other)).toEqual(shape(one))
})

test('an act sees what the acts before it did, though their rows still wait', async () => {
  const id = await office.medium()
  const correct = (value: string, seen: number): Command => ({
    process: 'media.medium',
    act: 'correct',
    caseId: id,
    actor: keeper,
    at,
    seen,
    input: { field: 'model', value, reason: '続けて' },
  })
  const { entries: before } = await recordsOf(office.owner, id)
  const start = before.length
  const outcome = await through([
    register('between-1'),
    correct('一', start),
    register('between-2'),
    correct('二', start + 1),
    correct('三', start + 2),
  ])
  expect(outcome).toEqual({ kind: 'done', count: 5 })
  const { rows } = await office.owner.query<{ model: unknown }>(
    `select changes -> 'model' as model from ledger_entry where case_id = $1 and act = 'correct' order by seq`,
    [id],
  )
  expect(rows.map((r) => r.model)).toEqual([
    [expect.any(String), '一'],
    ['一', '二'],
    ['二', '三'],
  ])
})

test('the first that a rule refuses is named by its number, and nothing of any other has happened', async () => {
  const { ledger_entry: had } = await office.counts()
  const bad = { ...register('refused-x'), input: { ...FILLED.register, placeId: office.place, mixing: 'mixed' } }
  const outcome = await through([...Array.from({ length: 610 }, (_, n) => register(`refused-${n}`)), bad, bad])
  expect(outcome).toMatchObject({
    kind: 'stopped',
    at: 611,
    outcome: { kind: 'refused', refusals: [{ code: 'kinds-mixed' }] },
  })
  expect(await called('refused-%')).toEqual([])
  expect((await office.counts())['ledger_entry']).toBe(had)
})

test('who may not do the single act may not do it among many', async () => {
  const outcome = await through([{ ...register('not-mine'), actor: member }], member)
  expect(outcome).toMatchObject({
    kind: 'stopped',
    at: 1,
    outcome: { kind: 'refused', refusals: [{ code: 'not-your-role' }] },
  })
})

test('what is thrown while acts are told undoes them all', async () => {
  const told = actThrough(office.db, office.bindings, keeper, {
    commands: async function* (): AsyncGenerator<Numbered> {
      for (let nth = 0; nth < 600; nth += 1) yield { at: nth, command: register(`told-${nth}`) }
    },
    onDone: () => Promise.reject(new Error('enough')),
  })
  await expect(told).rejects.toThrow('enough')
  expect(await called('told-%')).toEqual([])
})

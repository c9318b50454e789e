import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RuleNumber } from '#directive/rule.ts'
import { readAs } from '#kernel/db/database.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { FILLED } from '#features/media/forms-for-tests.ts'
import { GENERAL, member, officer, otherOfficer, PLANNING } from '#features/media/people-for-tests.ts'
import { readAsked } from '../board/asked.ts'
import { boardOf } from '../board/board.ts'
import { cellsAt } from '../board/cells.ts'
import { countCells, countsAt, NO_CELLS } from '../board/counts.ts'
import { movesIn } from '../board/moved.ts'
import { evidenceOf } from '../board/proof.ts'
import { aBoard, type TrialBoard } from '../compliance-for-tests.ts'

const TEN = new Date('2026-11-09T01:00:00.000Z')
const later = (days: number) => new Date(TEN.getTime() + days * 86_400_000)

let board: TrialBoard
let asked: string
beforeAll(async () => {
  board = await aBoard()
  const { office } = board
  asked = await office.requested(await office.medium())
  await board.refreshAt(TEN)
  await office.done({
    process: 'media.take-out',
    act: 'permit',
    caseId: asked,
    input: FILLED.permit,
    at: later(1),
  })
  await board.refreshAt(later(1))
})
afterAll(() => board.close())

const everything: Actor = { ...officer, reach: { units: [], systems: [], everything: true } }

const stateOf = async (rule: RuleNumber, day: string, unit = PLANNING.id, actor: Actor = everything) =>
  readAs(board.office.db, actor, async (tx) => {
    const cells = await cellsAt(tx, {
      day,
      definitions: board.definitions,
      filter: { rules: [rule], subjects: [{ kind: 'unit', id: unit }] },
    })
    return cells.map((cell) => cell.state)
  })

describe('the board as it stands on a day', () => {
  test('R014: waits for the permission while it is asked for, and is kept once it is given', async () => {
    expect(await stateOf('R014', '2026-11-08')).toEqual(['not-applicable'])
    expect(await stateOf('R014', '2026-11-09')).toEqual(['within'])
    expect(await stateOf('R014', '2026-11-10')).toEqual(['kept'])
  })

  test('R014: applies to no unit that has nothing of the kind', async () => {
    expect(await stateOf('R014', '2026-11-10', GENERAL.id)).toEqual(['not-applicable'])
  })

  test('R061: is not begun in a unit that has not designated a place', async () => {
    expect(await stateOf('R061', '2026-11-10', GENERAL.id)).toEqual(['not-begun'])
    expect(await stateOf('R061', '2026-11-10')).toEqual(['kept'])
  })

  test('says of a rule without a carrier that it is not carried', async () => {
    expect(await stateOf('R006', '2026-11-10')).toEqual(['uncarried'])
  })
})

describe('who may see', () => {
  test('a unit’s people see their own unit and no other', async () => {
    expect(await stateOf('R014', '2026-11-10', PLANNING.id, otherOfficer)).toEqual([])
    expect(await stateOf('R014', '2026-11-10', PLANNING.id, officer)).toEqual(['kept'])
  })

  test('pages of a rule show only subjects in reach', async () => {
    const seen = (actor: Actor) =>
      readAs(board.office.db, actor, (tx) =>
        cellsAt(tx, { day: '2026-11-10', definitions: board.definitions, filter: { rules: ['R014'] } }),
      ).then((cells) => cells.map((cell) => [cell.subject.name, cell.state]))
    expect(await seen(everything)).toEqual([
      [PLANNING.name, 'kept'],
      [GENERAL.name, 'not-applicable'],
    ])
    expect(await seen(otherOfficer)).toEqual([[GENERAL.name, 'not-applicable']])
  })
})

test('R014: the evidence is the act with person, post and time, and what had been owed until then', async () => {
  const found = await readAs(board.office.db, officer, (tx) =>
    evidenceOf(tx, 'R014', { kind: 'unit', id: PLANNING.id }, { from: '2026-11-01', to: '2026-11-30' }),
  )
  expect(found.acts).toMatchObject([
    {
      act: 'permit',
      caseId: asked,
      personName: officer.name,
      postTitle: officer.posts[0]?.title,
      at: later(1),
      named: true,
    },
  ])
  expect(found.acts[0]?.leaf).toBeTypeOf('number')
  expect(found.owed).toMatchObject([{ source: 'turn', href: `/cases/${asked}`, fromAt: TEN, toAt: later(1) }])
})

test('R054, R070: what a person has taken out is owed by the unit, and late the day after', async () => {
  const { office } = board
  await office.done({
    process: 'media.take-out',
    act: 'leave',
    caseId: asked,
    actor: member,
    at: later(2),
  })
  await board.refreshAt(later(2))
  const until = await office.owner.query<{ ends: string }>(`select ends_on::text as ends from take_out where id = $1`, [
    asked,
  ])
  const [row] = until.rows
  expect(await stateOf('R070', row?.ends ?? '')).toEqual(['within'])
  expect(await stateOf('R070', '2027-06-01')).toEqual(['overdue'])
})

test('drawn anew from the ledger, the board is what it was step by step', async () => {
  const { owner } = board.office
  const steps = async () =>
    (
      await owner.query(
        `select subject_id, rule, from_on::text, until_on::text, state from compliance_step order by 1, 2, 3`,
      )
    ).rows
  const counts = async () =>
    (
      await owner.query(
        `select rule, state, on_day::text, n from compliance_count where n <> 0 and grain = 'day' order by 1, 2, 3`,
      )
    ).rows
  const before = [await steps(), await counts()]
  await owner.query(`update compliance_progress set definition = ''`)
  await board.refreshAt(later(2))
  expect([await steps(), await counts()]).toEqual(before)
})

test('nothing new costs nothing: no cell is written again', async () => {
  expect(await board.refreshAt(later(2))).toEqual({ entries: 0, asked: 0 })
})

test('the sums by day and by month are those of the cells', async () => {
  const { rows } = await board.office.owner.query<{ counted: number; summed: number }>(`
    select (select count(*)::int from compliance_step where from_on <= '2026-11-10' and until_on > '2026-11-10') as counted,
      (select sum(n)::int from compliance_count
       where (grain = 'month' and on_day < '2026-11-01') or (grain = 'day' and on_day between '2026-11-01' and '2026-11-10')) as summed`)
  expect(rows[0]?.counted).toBeGreaterThan(0)
  expect(rows[0]?.summed).toBe(rows[0]?.counted)
})

describe('how many stand how', () => {
  const theTenth = readAsked({ on: '2026-11-10' }, '2026-11-30')

  test('whoever sees all gets from the sums what the cells say one by one', async () => {
    const { definitions, office } = board
    const [sums, cells] = await readAs(office.db, everything, async (tx) => {
      const subjects = [PLANNING.id, GENERAL.id].map((id) => ({ kind: 'unit' as const, id }))
      return [
        await countsAt(tx, '2026-11-10', 'unit'),
        countCells(await cellsAt(tx, { day: '2026-11-10', definitions, filter: { subjects } })),
      ] as const
    })
    for (const rule of definitions.carried) expect([rule, sums.get(rule)]).toEqual([rule, cells.get(rule) ?? NO_CELLS])
  })

  test('the board has every rule as a row, and for a unit’s officer that unit alone', async () => {
    const { definitions, office } = board
    const seen = await readAs(office.db, officer, (tx) => boardOf(tx, officer, theTenth, definitions))
    expect(seen.rows).toHaveLength(176)
    expect(seen.subject?.id).toBe(PLANNING.id)
    expect(seen.rows.find((row) => row.rule.id === 'R014')?.cell?.state).toBe('kept')
    expect(seen.rows.find((row) => row.rule.id === 'R006')?.carriers).toBe(0)
    const other = await readAs(office.db, otherOfficer, (tx) => boardOf(tx, otherOfficer, theTenth, definitions))
    expect(other.subject?.id).toBe(GENERAL.id)
  })

  test('what moved in a week is told with the state before', async () => {
    const moves = await readAs(board.office.db, everything, (tx) =>
      movesIn(tx, { from: '2026-11-04', to: '2026-11-10', rules: ['R014'], subjects: null, limit: 10 }),
    )
    expect(moves.map(({ onDay, before, after }) => [onDay, before, after])).toEqual([
      ['2026-11-10', 'within', 'kept'],
      ['2026-11-09', 'not-applicable', 'within'],
    ])
  })

  test('pages follow each other without a gap', async () => {
    const page = (after?: { rule: RuleNumber; kind: 'unit'; id: string }) =>
      readAs(board.office.db, everything, (tx) =>
        cellsAt(tx, {
          day: '2026-11-10',
          definitions: board.definitions,
          filter: { rules: ['R014', 'R061'] },
          after,
          limit: 3,
        }),
      )
    const first = await page()
    const last = first[2]
    const second = await page({ rule: last?.rule ?? 'R014', kind: 'unit', id: last?.subject.id ?? '' })
    expect([...first, ...second].map((cell) => [cell.rule, cell.subject.id])).toEqual([
      ['R014', PLANNING.id],
      ['R014', GENERAL.id],
      ['R061', PLANNING.id],
      ['R061', GENERAL.id],
    ])
  })
})

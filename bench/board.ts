import { readFileSync } from 'node:fs'
import { writeEntries, type Deed } from './board-entries.ts'
import { meter } from './cpu.ts'
import type { House } from './house.ts'
import { bytesOf, floorOf, measured, print, round, type Figure, type Floor } from './measure.ts'

const PEOPLE_A_UNIT = 50
const STEP = 10_000
/** Acts after which the board is brought up to date: an office's few seconds. */
const ACTS = 100

const say = (line: string) => process.stderr.write(`${line}\n`)

const seed = async ({ owner }: House, people: number, units: number) => {
  await owner.query('set synchronous_commit = off')
  await owner.query(readFileSync('bench/board.sql', 'utf8'))
  await owner.query('select bench_board_units($1)', [units])
  for (let first = 1; first <= people; first += STEP)
    await owner.query('select bench_board_people($1, $2, $3)', [first, Math.min(people, first + STEP - 1), units])
  await owner.query('analyze')
}

const enter = async ({ owner }: House, deed: Deed, of: { first: number; last: number; units: number }) => {
  for (let { first } = of; first <= of.last; first += STEP)
    await writeEntries(owner, deed, { first, last: Math.min(of.last, first + STEP - 1), units: of.units })
}

const BEHIND = `select (select count(*) from ledger_unsealed)::int
  + (select coalesce(max(leaf_index) + 1, 0) from ledger_leaf)::int - (select leaves from compliance_progress)::int
  + (select count(*) from compliance_watch where asked_on is null)::int as n`

const drawn = async ({ owner }: House) => {
  let said = Date.now()
  for (;;) {
    const { rows } = await owner.query<{ n: number }>(BEHIND)
    const n = rows[0]?.n ?? 0
    if (n === 0) return
    if (Date.now() - said > 15_000) {
      say(`${n.toLocaleString('en')} to go…`)
      said = Date.now()
    }
    await new Promise((done) => setTimeout(done, 300))
  }
}

/** All CPU and time from a change until the board shows it, for one of `n`: sealing included, and what the program does beside. */
const until = async (
  house: House,
  what: string,
  people: number,
  n: number,
  change: () => Promise<void>,
): Promise<Figure> => {
  const app = meter(() => house.parts().app)
  const database = meter(() => house.parts().database)
  const [app0, database0, from] = [app(), database(), performance.now()]
  await change()
  await drawn(house)
  const ms = round((performance.now() - from) / n)
  return {
    what,
    media: house.size,
    rows: people,
    n,
    appCpuMs: round((app() - app0) / n),
    dbCpuMs: round((database() - database0) / n),
    p50Ms: ms,
    p99Ms: ms,
  }
}

/** What drawing cannot do without: the entries read in the order of their seals, and a row a rule written. */
const refreshFloor = (house: House): Promise<Floor> =>
  floorOf(house, 30, async () => {
    await house.owner.query('begin')
    await house.owner.query({
      name: 'floor-board-refresh',
      text: `insert into compliance_deed (subject_id, rule, at, entry_id, subject_kind)
        select e.unit_id, r, e.at, bench_id('floor', l.leaf_index), 'unit'
        from ledger_leaf l join ledger_entry e on e.id = l.entry_id cross join unnest(e.rules) r
        where l.leaf_index >= (select max(leaf_index) - $1 + 1 from ledger_leaf) and e.unit_id is not null`,
      values: [ACTS],
    })
    await house.owner.query('rollback')
  })

const countsFloor = (house: House) =>
  floorOf(house, 100, () =>
    house.owner.query({
      name: 'floor-board-counts',
      text: `select rule, subject_kind, state, sum(n)::int from (
        select rule, subject_kind, state, n from compliance_count where grain = 'month' and on_day < date_trunc('month', $1::date)
        union all select rule, subject_kind, state, n from compliance_count
        where grain = 'day' and on_day >= date_trunc('month', $1::date) and on_day <= $1::date) x group by 1, 2, 3`,
      values: [new Date().toISOString().slice(0, 10)],
    }),
  )

const pageFloor = (house: House) =>
  floorOf(house, 200, () =>
    house.owner.query({
      name: 'floor-board-rule',
      text: `select s.subject_id, s.state, s.from_on, s.due_on from compliance_step s where s.rule = 'R053' and s.state = 'overdue'
        and s.from_on <= $1::date and s.until_on > $1::date order by s.subject_id limit 51`,
      values: [new Date().toISOString().slice(0, 10)],
    }),
  )

/** 履行状況 with so many people in units of fifty: drawn from the ledger, opened, and brought up to date after acts. */
export const board = async (house: House, people: number): Promise<readonly Figure[]> => {
  const units = Math.max(1, Math.ceil(people / PEOPLE_A_UNIT))
  say(`${people.toLocaleString('en')} people in ${units.toLocaleString('en')} units…`)
  await drawn(house)
  await seed(house, people, units)
  const figures: Figure[] = []
  const first = await until(house, 'board, drawn from the ledger, per entry', people, people, () =>
    enter(house, 'show-number', { first: 1, last: people, units }),
  )
  figures.push(print(first))
  await house.owner.query('analyze')
  const refreshed = await until(house, 'board, brought up to date, per act', people, ACTS, () =>
    enter(house, 'begin-use', { first: 1, last: ACTS, units }),
  )
  const floor = await refreshFloor(house)
  figures.push(print(refreshed, { cpuMs: round(floor.cpuMs / ACTS), ms: floor.ms / ACTS }))
  const all = await house.as('統合幕僚長')
  const some = await house.as('指揮通信システム運用課長')
  const { rows } = await house.owner.query<{ unit: string; deep: string }>(
    `select bench_id('board-unit', 1) as unit, (select subject_id from compliance_step where rule = 'R053' order by subject_id offset $1 limit 1) as deep`,
    [Math.floor(units / 2)],
  )
  const unit = rows[0]?.unit ?? ''
  const deep = rows[0]?.deep ?? ''
  const byRule = await pageFloor(house)
  const byCount = await countsFloor(house)
  const pages: readonly (readonly [string, string, typeof all, Floor])[] = [
    ['board, everybody', '/compliance', all, byCount],
    [
      'board, everybody, 30 days ago',
      `/compliance?on=${new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10)}`,
      all,
      byCount,
    ],
    ['board, one unit', `/compliance?of=unit~${unit}`, all, byCount],
    ['board, some units and systems', '/compliance', some, byCount],
    ['board, one rule, first page', '/compliance/rules/R053', all, byRule],
    ['board, one rule, overdue', '/compliance/rules/R053?state=overdue', all, byRule],
    ['board, one rule, deep page', `/compliance/rules/R053?after=unit~${deep}`, all, byRule],
    ['board, evidence of one cell', `/compliance/rules/R053/unit/${unit}`, all, byRule],
    ['board, what moved', '/compliance/moved', all, byRule],
  ]
  for (const [what, path, who, least] of pages)
    figures.push(print({ ...(await measured(house, what, 60, () => bytesOf(who.get(path)))), rows: people }, least))
  return figures
}

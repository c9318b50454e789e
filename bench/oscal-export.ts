import type { House, Visitor } from './house.ts'
import { watch } from './import.ts'
import { floorOf, print, round, type Figure, type Floor } from './measure.ts'
import { CONTROLS, controls } from './package.ts'

const LOOK_EVERY_MS = 250
const AT_ONCE = 5000
const TIMES = 3

/** Items of one system, with a milestone each. */
const ITEMS = `
  with made as (
    select n, bench_id('oscal', n) as id, bench_id('oscal-step', n) as step,
      (array['planned', 'working', 'working', 'completed'])[1 + n % 4] as state,
      (array['critical', 'high', 'moderate', 'low'])[1 + n % 4] as severity, date '2026-04-01' + n % 500 as due_on
    from generate_series($1::int, $2::int) m(n)
  ), files as (
    insert into case_file (id, process, state, version, closed, number, title, system_id, folded, grams, opened_at, changed_at)
    select id, 'risk.plan-item', state, 3, state = 'completed', '書出-' || n, '測定の弱点' || n, $3::uuid, '測定', '{}', now(), now()
    from made
  ), items as (
    insert into plan_item (id, system_id, state, number, title, weakness, origin, control_id, severity, side, due_on,
      opened_on, opened_by, planned_at, ended_on)
    select id, $3::uuid, state, '書出-' || n, '測定の弱点' || n, repeat('測定の弱点の内容。', 8), 'inspection',
      'ac-' || (1 + n % 25), severity, 'dev', due_on, date '2026-03-01', '測定', now(),
      case when state = 'completed' then date '2026-10-01' end from made
  )
  insert into plan_milestone (id, item_id, position, title, due_on, created_at)
  select step, id, 1, '測定の節目' || n, due_on, now() from made`

const prepared = async (house: House, items: number): Promise<string> => {
  const { rows } = await house.owner.query<{ id: string }>('select id from system where annex_number = 3')
  const systemId = rows[0]?.id ?? ''
  const there = await house.owner.query('select 1 from system_baseline where system_id = $1', [systemId])
  if (there.rowCount === 0) await controls(house, systemId)
  for (let first = 1; first <= items; first += AT_ONCE)
    await house.owner.query(ITEMS, [first, Math.min(items, first + AT_ONCE - 1), systemId])
  await house.owner.query('vacuum analyze plan_item, plan_milestone, system_control, case_file')
  return systemId
}

/** The least an export can be: its rows by the bare driver, and the finished document once written as text. */
const floor = async (house: House, document: unknown, say: readonly string[], systemId: string): Promise<Floor> =>
  floorOf(house, TIMES, async () => {
    for (const [nth, text] of say.entries())
      await house.owner.query({ name: `floor-oscal-${nth}-${text.length}`, text, values: [systemId] })
    JSON.stringify(document)
  })

type Export = { what: string; path: string; rows: number; say: readonly string[] }

const exported = async (
  house: House,
  visitor: Visitor,
  systemId: string,
  { what, path, rows, say }: Export,
): Promise<Figure> => {
  const once = async () => {
    const answer = await visitor.get(path)
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
    return answer.text()
  }
  const text = await once()
  const least = await floor(house, JSON.parse(text), say, systemId)
  const watched = watch(house)
  const looking = setInterval(watched.look, LOOK_EVERY_MS)
  const times: number[] = []
  try {
    for (let nth = 0; nth < TIMES; nth += 1) {
      const from = performance.now()
      await once()
      times.push(performance.now() - from)
    }
  } finally {
    clearInterval(looking)
  }
  watched.look()
  const { app, database, ms: _ms, ...memory } = watched.spent()
  times.sort((a, b) => a - b)
  const figure: Figure = {
    what,
    media: house.size,
    rows,
    n: TIMES,
    appCpuMs: round(app / TIMES),
    dbCpuMs: round(database / TIMES),
    p50Ms: round(times[Math.floor(TIMES / 2)] ?? 0),
    p99Ms: round(times.at(-1) ?? 0),
    bytes: Buffer.byteLength(text),
  }
  return print(figure, least, memory)
}

/** OSCAL out of a large system: a security plan of a thousand controls, a plan of action of so many items. */
export const oscalExport = async (house: House, items: number): Promise<readonly Figure[]> => {
  const systemId = await prepared(house, items)
  const visitor = await house.as('指揮通信システム企画課長')
  const at = (file: string) => `/systems/${systemId}/oscal/${file}.json`
  const exports: readonly Export[] = [
    {
      what: 'oscal-export: security plan',
      path: at('security-plan'),
      rows: CONTROLS,
      say: ['select * from system_control where system_id = $1 and chosen order by sort, control_id'],
    },
    {
      what: 'oscal-export: plan of action',
      path: at('action-plan'),
      rows: items,
      say: [
        'select * from plan_item where system_id = $1 order by number',
        `select m.item_id, m.id, m.title, m.due_on, m.reached_on from plan_milestone m join plan_item p on p.id = m.item_id
         where p.system_id = $1 and m.dropped_at is null order by m.position, m.id`,
      ],
    },
  ]
  const figures: Figure[] = []
  for (const one of exports) figures.push(await exported(house, visitor, systemId, one))
  return figures
}

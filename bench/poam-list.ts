import type { House } from './house.ts'
import { bytesOf, floorOf, measured, print, type Figure } from './measure.ts'

/** Items of the plan, a third of them ended, spread over the systems of the sample; half of all are one system's. */
const SEED = `
  with systems as (
    select id, row_number() over (order by annex_number, name) as nth, count(*) over () as total from system where not is_class
  ), made as (
    select n, bench_id('plan', n) as id,
      (select id from systems where nth = case when m.n % 2 = 0 then 1 else 1 + m.n % total end) as system_id,
      (array['draft', 'planned', 'working', 'working', 'reported', 'completed', 'completed', 'not-applicable', 'working'])[1 + n % 9] as state,
      (array['critical', 'high', 'moderate', 'low'])[1 + n % 4] as severity,
      (array['dev', 'ops'])[1 + n % 2] as side, date '2026-04-01' + n % 500 as due_on
    from generate_series($1::int, $2::int) m(n)
  ), files as (
    insert into case_file (id, process, state, version, closed, number, title, system_id, folded, grams, opened_at, changed_at)
    select id, 'risk.plan-item', state, 3, state in ('completed', 'not-applicable'), '測定-' || n, '測定の弱点' || n,
      system_id, '測定の弱点' || n || ' 測定-' || n, bench_grams('測定の弱点' || n || ' 測定-' || n), now(), now() from made
  ), items as (
    insert into plan_item (id, system_id, state, number, title, weakness, origin, control_id, severity, side, due_on,
      opened_on, opened_by, planned_at, ended_on)
    select id, system_id, state, '測定-' || n, '測定の弱点' || n, '測定の弱点の内容' || n, 'inspection', 'ac-' || (1 + n % 25),
      severity, side, case when state = 'draft' then null else due_on end, date '2026-03-01', '測定', now(),
      case when state in ('completed', 'not-applicable') then date '2026-10-01' end from made
  )
  insert into plan_item_span (item_id, system_id, from_on, until_on)
  select id, system_id, date '2026-03-01' + n % 200,
    case when state in ('completed', 'not-applicable') then date '2026-10-01' + n % 20 end from made`

const AT_ONCE = 5000

/** Fills the plan up to so many items, once. */
const seedPlan = async ({ owner, size }: House): Promise<void> => {
  const { rows } = await owner.query<{ n: number }>(
    `select count(*)::int as n from plan_item where number like '測定-%'`,
  )
  const there = rows[0]?.n ?? 0
  for (let first = there + 1; first <= size; first += AT_ONCE)
    await owner.query(SEED, [first, Math.min(size, first + AT_ONCE - 1)])
  if (there < size) await owner.query('analyze plan_item, plan_item_span, case_file')
}

const FLOOR = {
  name: 'floor-poam-list',
  text: `select p.id, p.number, p.title, p.state, p.severity, p.side, p.limit_on, s.name
    from plan_item p join system s on s.id = p.system_id
    where p.system_id = $1 and p.ended_on is null order by p.sort_on, p.id limit 20`,
}

/** The list of the 将来対応計画: of one who answers for some systems and of one who sees all, filtered and deep down. */
export const poamList = async (house: House): Promise<readonly Figure[]> => {
  await seedPlan(house)
  const { rows } = await house.owner.query<{ id: string; sortOn: string; system: string }>(
    `select id, sort_on::text as "sortOn", system_id as system from plan_item where ended_on is null
     order by sort_on, id offset (select count(*) / 3 from plan_item) limit 1`,
  )
  const [deep] = rows
  const after = Buffer.from(JSON.stringify([deep?.sortOn, deep?.id])).toString('base64url')
  const floor = await floorOf(house, 300, () => house.owner.query({ ...FLOOR, values: [deep?.system] }))
  const all = await house.as('統合幕僚長')
  const some = await house.as('指揮通信システム企画課長')
  const pages: readonly (readonly [string, string, typeof all])[] = [
    ['plan, some systems, first page', '/registers/plan-items', some],
    ['plan, everybody, first page', '/registers/plan-items', all],
    ['plan, everybody, deep page', `/registers/plan-items?after=${after}`, all],
    ['plan, everybody, 120 days late', '/registers/plan-items?overdue=120', all],
    ['plan, everybody, grave and reported', '/registers/plan-items?severity=critical&state=reported', all],
    ['plan, everybody, by words', `/registers/plan-items?q=${encodeURIComponent('弱点77')}`, all],
    ['plan, everybody, charts', '/plan', all],
  ]
  const figures: Figure[] = []
  for (const [what, path, visitor] of pages)
    figures.push(print(await measured(house, what, 100, () => bytesOf(visitor.get(path))), floor))
  return figures
}

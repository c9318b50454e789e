import { randomUUID } from 'node:crypto'
import { begun, scansOf } from './counting.ts'
import type { House } from './house.ts'
import { bytesOf, floorOf, measured, print, type Figure } from './measure.ts'

const BATCH = 100

const today = (days = 0): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** The least a frozen list can be: one insert of as many rows from the register. */
const floor = async (house: House) => {
  await house.owner.query(
    'create table if not exists bench_frozen (of uuid, id uuid, number text, place_id uuid, primary key (of, id))',
  )
  return floorOf(house, 3, () =>
    house.owner.query({
      name: 'floor-freeze',
      text: `insert into bench_frozen select $1, id, number, place_id from medium
        where unit_id = bench_home() and state <> 'destroyed'`,
      values: [randomUUID()],
    }),
  )
}

/** 棚卸 of a unit with a fifth of all media, at most 20,000: freezing the list, its pages, and counting by the hundred. */
export const stocktake = async (house: House): Promise<readonly Figure[]> => {
  const keeper = await house.as('指揮通信システム運用課長')
  const { rows: person } = await house.owner.query<{ id: string }>(
    `select i.person_id as id from incumbency i join post p on p.id = i.post_id
     where p.title = '指揮通信システム運用課長' and i.ends_on is null limit 1`,
  )
  const least = await floor(house)
  const { rows: known } = await house.owner.query<{ id: string }>(
    `select id from stocktake where unit_id = bench_home() and state = 'counting' limit 1`,
  )
  const figures: Figure[] = []
  let id = known[0]?.id ?? ''
  if (id === '') {
    id = await begun(keeper, 'media.stocktake', 'plan', {
      scope: 'unit',
      places: [],
      startsOn: today(),
      endsOn: today(30),
      counters: [person[0]?.id],
    })
    const freeze = async () => {
      const answer = await keeper.post(`/api/cases/${id}/acts/freeze`, { requestKey: randomUUID(), input: {} })
      const text = await answer.text()
      if (!answer.ok) throw new Error(`freeze answered ${answer.status}: ${text}`)
      return 0
    }
    figures.push(print(await measured(house, 'stocktake: freeze the list', 1, freeze, { warm: 0 }), least))
  }
  const { rows: media } = await house.owner.query<{ code: string }>(
    `select code from stocktake_item where stocktake_id = $1 and method <> 'holder' order by number desc limit 2000`,
    [id],
  )
  const { rows: items } = await house.owner.query<{ n: number }>(
    'select count(*)::int as n from stocktake_item where stocktake_id = $1',
    [id],
  )
  const more = { items: items[0]?.n ?? 0 }
  const page = await floorOf(house, 300, () =>
    house.owner.query({
      name: 'floor-items',
      text: 'select * from stocktake_item where stocktake_id = $1 order by number limit 50',
      values: [id],
    }),
  )
  for (const [what, path] of [
    ['stocktake: overview', `/stocktakes/${id}`],
    ['stocktake: counting page', `/stocktakes/${id}/count`],
    ['stocktake: list of items', `/registers/stocktake-items?stocktake=${id}`],
  ] as const)
    figures.push(print(await measured(house, what, 100, () => bytesOf(keeper.get(path))), page, more))
  const send = (nth: number) =>
    scansOf(keeper, `/stocktakes/${id}/scans`, BATCH, (at) => media[(nth * BATCH + at) % media.length]?.code ?? '')
  const count = await measured(house, 'stocktake: one scan of a hundred', 15, send, { warm: 2, per: BATCH })
  return [...figures, print(count, undefined, more)]
}

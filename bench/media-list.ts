import type { House } from './house.ts'
import { bytesOf, floorOf, measured, print, type Figure } from './measure.ts'

/** What the screen cannot do without: twenty rows of a unit's register in order. */
const FLOOR = {
  name: 'floor-media-list',
  text: `select id, number, state, kind, media_type, model, capacity, serial_number, holder_name, whereabouts, due_on
    from medium where unit_id = $1 and number > $2 and state <> 'destroyed' order by unit_id, number limit 20`,
}

/** The register of media: first page, a page deep down, by state, by last digits, by words; of a unit and of everybody. */
export const mediaList = async (house: House): Promise<readonly Figure[]> => {
  const { rows } = await house.owner.query<{ id: string; number: string }>(
    `select unit_id as id, number from medium where unit_id = bench_home() order by number offset 5 limit 1`,
  )
  const [start] = rows
  const floor = await floorOf(house, 300, () => house.owner.query({ ...FLOOR, values: [start?.id, start?.number] }))
  const officer = await house.as('情報保証責任者')
  const member = await house.as('指揮通信システム運用課長')
  const deep = Buffer.from(JSON.stringify([start?.id, start?.number])).toString('base64url')
  const pages: readonly (readonly [string, string, typeof member])[] = [
    ['list, a unit, first page', '/registers/media', member],
    ['list, everybody, first page', '/registers/media', officer],
    ['list, everybody, deep page', `/registers/media?after=${deep}`, officer],
    ['list, everybody, late', '/registers/media?state=late', officer],
    ['list, everybody, by last digits', '/registers/media?no=100777', officer],
    ['list, everybody, by words', '/registers/media?q=SU-1032', officer],
  ]
  const figures: Figure[] = []
  for (const [what, path, visitor] of pages)
    figures.push(print(await measured(house, what, 150, () => bytesOf(visitor.get(path))), floor))
  return figures
}

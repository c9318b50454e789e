import type { House } from './house.ts'
import { bytesOf, floorOf, measured, print, type Figure } from './measure.ts'

/** Words a person types: the end of a number, a kind of thing (which fits a quarter of everything), a code, a name. */
const SOUGHT: readonly (readonly [string, string])[] = [
  ['last digits', '100777'],
  ['two characters that fit much', 'ＵＳ'],
  ['a word that fits much', 'メモリ'],
  ['a serial number', 'SN777'],
  ['a person', '総務'],
  ['nothing', '存在しない語'],
]

export const search = async (house: House): Promise<readonly Figure[]> => {
  const floor = await floorOf(house, 300, () =>
    house.owner.query({
      name: 'floor-search',
      text: 'select id, title, number, process, state from case_file where grams @> $1 limit 10',
      values: [['sn', 'n7', '77']],
    }),
  )
  const officer = await house.as('情報保証責任者')
  const member = await house.as('指揮通信システム運用課長')
  const figures: Figure[] = []
  for (const [what, text] of SOUGHT) {
    const q = encodeURIComponent(text)
    for (const [who, visitor] of [
      ['everybody', officer],
      ['a unit', member],
    ] as const) {
      const page = measured(house, `search, ${who}: ${what}`, 100, () => bytesOf(visitor.get(`/search?q=${q}`)))
      figures.push(print(await page, floor))
      const suggest = measured(house, `as one types, ${who}: ${what}`, 100, () =>
        bytesOf(visitor.get(`/search/suggest?q=${q}`)),
      )
      figures.push(print(await suggest, floor))
    }
  }
  return figures
}

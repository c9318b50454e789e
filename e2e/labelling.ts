import { expect } from 'vitest'
import { behind, printed } from './documents.ts'
import type { Told } from './ledger.ts'
import { designatePlace, registerMedium, showNumber } from './lending.ts'
import { OPERATIONS, type Cast, type Person } from './people.ts'

const PRINT = 'ラベルを印刷する'

/** Prints what the page shows and reads the sheet behind the record. */
const printsAndReads = async (keeper: Person): Promise<string> => {
  await keeper.presses(PRINT, keeper.page.locator('main form'))
  expect(await keeper.reads()).toContain('印刷済')
  return printed(keeper, await behind(keeper, 'PDFを開いて印刷する'))
}

const startsAt = (person: Person, position: string) =>
  person.page
    .getByRole('radiogroup', { name: /^始める位置/ })
    .getByRole('radio', { name: position, exact: true })
    .check()

/** All that wait for their numbers, on a sheet begun before. */
const printWaiting = async (keeper: Person, numbers: readonly string[]): Promise<void> => {
  await keeper.goesTo('/labels')
  await keeper.presses('登録番号の表示を待つ媒体')
  await keeper.chooses('用紙', /A4 44面/)
  await keeper.presses('この用紙にする')
  expect(await keeper.reads()).toMatch(/A4 44面.*用紙1枚/)
  await startsAt(keeper, '6')
  const sheet = await printsAndReads(keeper)
  for (const number of numbers) expect(sheet.replaceAll(/\s/g, '')).toContain(number)
  expect(sheet).toContain('業務用')
  expect(await keeper.reads()).toContain('6番目の面から')
}

/** From the medium's own page: no reason, no second label; with one it is on record there. */
const printAgain = async (keeper: Person, number: string): Promise<void> => {
  await keeper.goesTo('/registers/media')
  await keeper.presses(number)
  expect(await keeper.reads()).toContain('初回')
  await keeper.presses(PRINT)
  await keeper.presses(PRINT, keeper.page.locator('main form'))
  const said = await keeper.page.getByRole('alert').first().innerText()
  expect(said).toContain(`${number}のラベルは、前に印刷されています`)
  expect(said).toContain('（R051）')
  await keeper.chooses('印刷し直す理由', '汚損')
  await keeper.writes('理由の補足', 'インクのにじみ')
  await printsAndReads(keeper)
  expect(await keeper.reads()).toContain('汚損（インクのにじみ）')
  await keeper.goesTo('/registers/media')
  await keeper.presses(number)
  expect(await keeper.reads()).toContain('再印刷：汚損')
}

const printPlace = async (keeper: Person, place: string): Promise<void> => {
  await keeper.goesTo('/registers/storage-places')
  await keeper.presses(place)
  await keeper.presses('場所のラベルを印刷する')
  await keeper.chooses('用紙', /24 mm幅/)
  await keeper.presses('この用紙にする')
  const sheet = await printsAndReads(keeper)
  expect(sheet).toContain('保管場所')
  expect(sheet.replaceAll(/\s/g, '')).toContain(place.replaceAll(/\s/g, ''))
}

/** Two new media get their labels in one go, one of them again, and their place one too. */
export const label = async (cast: Cast, tag: string): Promise<readonly Told[]> => {
  const officer = await cast.enter(OPERATIONS.officer)
  const keeper = await cast.enter(OPERATIONS.keeper)
  const place = `札の棚 ${tag}`
  await designatePlace(officer, place)
  const first = await registerMedium(keeper, place, `LB1-${tag}`)
  const second = await registerMedium(keeper, place, `LB2-${tag}`)
  await printWaiting(keeper, [first, second])
  await keeper.goesTo('/registers/media')
  await keeper.presses(second)
  await showNumber(keeper)
  await printAgain(keeper, first)
  await printPlace(keeper, place)
  await keeper.goesTo('/registers/label-prints?again=yes')
  expect(await keeper.reads()).toContain('汚損（インクのにじみ）')
  // Nothing waits when the next tale begins.
  await keeper.goesTo('/registers/media')
  await keeper.presses(first)
  await showNumber(keeper)
  return [
    { who: keeper, what: 'を印刷した（A4 44面' },
    { who: keeper, what: '再印刷1枚の理由：汚損' },
    { who: keeper, what: `${place}のラベル1枚を印刷した（ラベルテープ 24 mm幅` },
  ]
}

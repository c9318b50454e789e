import { afterAll, describe, expect, test } from 'vitest'
import { overflowAt320, violations } from './axe.ts'
import { closeBrowser } from './browser.ts'
import { printed } from './documents.ts'
import { label } from './labelling.ts'
import { isRecorded } from './ledger.ts'
import { BY_MOUSE, OPERATIONS, PLANNING, play, WAYS } from './people.ts'

afterAll(closeBrowser)

describe.each(WAYS)('$way', (way) => {
  test('R051, R057, R061: labels are printed from where the sheet was left off, again only with a reason, and for places', () =>
    play(way, async (cast) => {
      const acts = await label(cast, way.tag)
      await isRecorded(await cast.enter(OPERATIONS.officer), acts)
    }))
})

test('R051, R052: ticked rows of the register go to the labels, and what bears none is held back with its reason', () =>
  play(BY_MOUSE, async (cast) => {
    const keeper = await cast.enter(PLANNING.keeper)
    await keeper.goesTo('/registers/media?state=all')
    const boxes = keeper.page.locator('main tbody').getByRole('checkbox')
    const count = await boxes.count()
    expect(count).toBeGreaterThan(10)
    for (const box of await boxes.all()) await box.check()
    await keeper.presses('ラベルを印刷する')
    const words = await keeper.reads()
    expect(words).toContain('表示を要しません')
    const held = await keeper.page.getByText('表示を要しません').count()
    expect(words).toContain(`印刷するラベル${count - held}枚`)
    expect(await violations(keeper.page)).toEqual([])
    expect((await overflowAt320(keeper.page)).width).toBe(320)
  }))

test('R059: 「市販」 is printed as often as asked for, without a record', () =>
  play(BY_MOUSE, async (cast) => {
    const sheet = await printed(
      await cast.enter(PLANNING.user),
      '/forms/commercial-label.pdf?count=3&start=2&contents=地図',
    )
    expect(sheet.match(/市 ?販/g)).toHaveLength(3)
  }))

import { afterAll, expect, test } from 'vitest'
import { closeBrowser } from './browser.ts'
import { answerHeld, countLocker, report, settle } from './counting.ts'
import { BY_MOUSE, OPERATIONS, play } from './people.ts'

afterAll(closeBrowser)

test('R048, R049: a locker of two hundred is counted by keyboard by two people, what is missing becomes a case, and the report is signed', () =>
  play(BY_MOUSE, async (cast) => {
    await countLocker(cast)
    await answerHeld(cast)
    await report(cast, await settle(cast))
  }))

test('R048, R049: without JavaScript a stocktake is planned, begun, counted code by code, and cancelled', () =>
  play({ ...BY_MOUSE, javaScript: false }, async (cast) => {
    const keeper = await cast.enter(OPERATIONS.keeper)
    const officer = await cast.enter(OPERATIONS.officer)
    await officer.goesTo('/begin/media.place/designate')
    await officer.writes('場所の名称', '棚卸のための保管庫')
    await officer.chooses('指定の基準', /執務室/)
    await officer.writes('指定する日', 'R8.4.1')
    await officer.ticks('施錠できるロッカー等である')
    await officer.presses('集中保管場所を指定する', officer.page.locator('main form'))
    await keeper.goesTo('/registers/stocktakes')
    await keeper.presses('棚卸を計画する')
    await keeper.chooses('数える範囲', '部隊等のすべて')
    await keeper.writes('終える予定の日', 'R9.3.1')
    await keeper.page.getByLabel(/葛西/).check()
    await keeper.presses('棚卸を計画する', keeper.page.locator('main form'))
    expect(await keeper.reads()).toContain('計画')
    // Its register is empty, which is a reason not to begin.
    const begin = keeper.page.getByRole('button', { name: '基準時刻を定めて数え始める' })
    if ((await begin.getAttribute('aria-disabled')) === 'true')
      expect(await keeper.reads()).toContain('この範囲に、登録された媒体がありません')
    await officer.goesTo(`/cases/${keeper.shownCase()}`)
    await officer.does('棚卸を中止する', () => officer.writes('理由', '手順の確認のため'))
    expect(await officer.reads()).toContain('棚卸を中止')
  }))

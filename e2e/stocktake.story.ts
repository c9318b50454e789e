import { afterAll, expect, test } from 'vitest'
import { closeBrowser } from './browser.ts'
import { answerHeld, countByForm, countLocker, report, settle } from './counting.ts'
import { BY_MOUSE, HEADQUARTERS, OPERATIONS, play, WAYS } from './people.ts'

afterAll(closeBrowser)

test('R048, R049: without JavaScript a medium is counted code by code, place first', () =>
  play(WAYS[1], async (cast) => countByForm(await cast.enter(HEADQUARTERS.engineer))))

test('R048, R049: a locker of two hundred is counted by keyboard by two people, what is missing becomes a case, and the report is signed', () =>
  play(BY_MOUSE, async (cast) => {
    await countLocker(cast)
    await answerHeld(cast)
    await report(cast, await settle(cast))
  }))

test('R048, R049: a stocktake is planned for a unit, and called off with its reason', () =>
  play(WAYS[1], async (cast) => {
    const keeper = await cast.enter(OPERATIONS.keeper)
    await keeper.goesTo('/registers/stocktakes')
    await keeper.presses('棚卸を計画する')
    await keeper.chooses('数える範囲', '部隊等のすべて')
    await keeper.writes('終える予定の日', 'R9.3.1')
    await keeper.page.getByLabel(/葛西/).check()
    await keeper.presses('棚卸を計画する', keeper.page.locator('main form'))
    expect(await keeper.reads()).toContain('達に、棚卸の時期・方法・報告の定めはありません')
    const officer = await cast.enter(OPERATIONS.officer)
    await officer.goesTo(`/cases/${keeper.shownCase()}`)
    await officer.does('棚卸を中止する', () => officer.writes('理由', '手順の確認のため'))
    expect(await officer.reads()).toContain('棚卸を中止')
  }))

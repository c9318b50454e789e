import { afterAll, describe, expect, test } from 'vitest'
import { overflowAt320, violations } from './axe.ts'
import { closeBrowser } from './browser.ts'
import { BY_MOUSE, PLANNING, play, SYSTEMS, WAYS, type Cast, type Person, type Sample } from './people.ts'

afterAll(closeBrowser)

const CERTIFIER: Sample = { post: '情報保証認証官', rank: '1等空佐', name: '神代 明里' }
const APPROVER: Sample = { post: '統合幕僚長', rank: '空将', name: '鷹取 誠一' }
const SYSTEM = '防衛情報通信基盤（クローズ系）'

const sees = (who: Person, words: string) => expect.poll(() => who.reads(), { timeout: 20_000 }).toContain(words)

/** The form of a new item of the system, filled in and sent. */
const begins = async (who: Person, title: string): Promise<string> => {
  await who.goesTo('/plan')
  await who.presses(SYSTEM, who.page.locator('#open'))
  await who.presses('項目を起票する', who.page.locator('main'))
  await who.writes('件名', title)
  await who.writes('弱点の内容', '保守用の端末で行った操作が残らない。')
  await who.writes('管理策', 'AU-2')
  await who.chooses('対応する側', '運用')
  await who.presses('将来対応計画の項目を起票する', who.page.locator('main form'))
  await sees(who, '起票した')
  return who.shownCase()
}

const plans = (who: Person, dueOn: string, milestone: string) =>
  who.does('計画を立てる', async () => {
    await who.chooses('深刻度', '高い')
    await who.writes('完了予定日', dueOn)
    await who.writes('節目1', '試験環境で確かめる')
    await who.writes('節目1の期日', milestone)
  })

const toTheEnd = async (cast: Cast) => {
  const title = `操作の記録 ${cast.way.tag}${Date.now()}`
  const dev = await cast.enter(PLANNING.officer)
  const id = await begins(dev, title)
  await plans(dev, '2099-03-31', '2099-04-30')
  await sees(dev, '完了予定日（令和81年3月31日）より後です')
  await dev.writes('節目1の期日', '2099-02-28')
  await dev.presses('計画を立てる', dev.page.locator('main form'))
  await sees(dev, '計画を立てた')
  const ops = await cast.enter(SYSTEMS.officer)
  await ops.goesTo(`/cases/${id}`)
  await ops.does('対応を始める')
  await sees(ops, '対応を始める')
  await ops.does('完了を申告する', () => ops.writes('何をどう直し、どう確かめたか', '設定を直し、記録を確かめた。'))
  await sees(ops, '完了を申告した')
  expect(await ops.page.getByRole('button', { name: '完了を確認する', exact: true }).count()).toBe(0)
  const cert = await cast.enter(CERTIFIER)
  await cert.goesTo(`/cases/${id}`)
  await cert.does('完了を確認する', () => cert.writes('何によって確認したか', '記録の写し'))
  await sees(cert, '証拠を確かめた印がありません')
  await cert.ticks('証拠を自分で確かめた')
  await cert.presses('完了を確認する', cert.page.locator('main form'))
  await sees(cert, '確認済')
  await cert.goesTo(`/registers/plan-items?state=completed&q=${encodeURIComponent(title)}`)
  await sees(cert, title)
}

describe.each(WAYS)('$way', (way) => {
  test('R121, R137, R142: an item is opened, planned, worked at by the side that has it, and confirmed by the certifier', () =>
    play(way, toTheEnd))
})

const faultless = async (who: Person) => {
  expect((await violations(who.page)).filter((violation) => !violation.includes('aria-busy'))).toEqual([])
  const { width, widest } = await overflowAt320(who.page)
  expect(width, widest).toBeLessThanOrEqual(320)
}

test('R127: a risk is accepted by the 情報保証責任者 alone, and until a day', () =>
  play(BY_MOUSE, async (cast) => {
    const dev = await cast.enter(PLANNING.officer)
    const id = await begins(dev, `受容を求める弱点 ${Date.now()}`)
    await dev.does('リスクの受容を申請する', () => dev.writes('受容を求める理由', '製造者の更新を待つほかない。'))
    await sees(dev, '受容申請')
    const approver = await cast.enter(APPROVER)
    await approver.goesTo(`/cases/${id}`)
    await approver.does('リスクを受容する', () => approver.writes('受容の期限', '2099-03-31'))
    await sees(approver, '令和81年3月31日まで')
    await dev.goesTo(`/cases/${id}`)
    await sees(dev, '項目を起票に戻す')
  }))

test('the plan’s pages, its list and an item have no fault that axe knows, and fit a small telephone', () =>
  play(BY_MOUSE, async (cast) => {
    const dev = await cast.enter(PLANNING.officer)
    await dev.goesTo('/plan')
    await sees(dev, '対応が必要な項目の推移')
    await faultless(dev)
    await dev.presses(SYSTEM, dev.page.locator('#systems'))
    await sees(dev, '期限超過の日数ごとの項目')
    await faultless(dev)
    await dev.goesTo('/registers/plan-items?overdue=1')
    await faultless(dev)
    await dev.page.locator('main tbody a.row').first().click()
    await sees(dev, '節目と検出事項')
    await faultless(dev)
    await dev.goesTo('/imports/plan-items')
    await faultless(dev)
  }))

test('R121: what is written out is brought back and changes nothing', () =>
  play(BY_MOUSE, async (cast) => {
    const dev = await cast.enter(PLANNING.officer)
    await dev.goesTo('/plan')
    const other = dev.page.locator('#systems a.row').filter({ hasNotText: SYSTEM }).first()
    const system = /systems\/([^/]+)/.exec((await other.getAttribute('href')) ?? '')?.[1] ?? ''
    const written = await dev.page.request.get(`/registers/plan-items.xlsx?state=all&system=${system}`)
    expect(written.status()).toBe(200)
    await dev.goesTo('/imports/plan-items')
    await dev.page.getByLabel('表計算のファイル').setInputFiles({
      name: `将来対応計画${Date.now()}.xlsx`,
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: await written.body(),
    })
    await dev.presses('読み込む', dev.page.locator('main form'))
    await sees(dev, '列の対応')
    await dev.presses('この対応で全ての行を確かめる', dev.page.locator('main form'))
    await expect
      .poll(
        async () => {
          await dev.page.reload()
          return dev.reads()
        },
        { timeout: 20_000, interval: 500 },
      )
      .toContain('結果の見込み')
    const told = (await dev.reads()).replaceAll(/\s+/gu, '')
    expect(told).toContain('変更する行0行')
    expect(told).toContain('新しく登録する行0行')
    expect(told).toContain('誤りのある行0行')
  }))

import { expect } from 'vitest'
import { overflowAt320, violations } from './axe.ts'
import { printed } from './documents.ts'
import { turningPage } from './hands.ts'
import { HEADQUARTERS, type Cast, type Person } from './people.ts'

const padded = (n: number) => String(n).padStart(4, '0')

const upTo = (from: number, to: number, but: readonly number[]) =>
  Array.from({ length: to - from + 1 }, (_, nth) => from + nth).filter((n) => !but.includes(n))

/** Three of the locker's two hundred are with their holders; two more cannot be found, and one lies in the wrong locker. */
const HELD = [21, 81, 141]
const MISSING = [50, 150]
const STRAY = 203

const faultless = async (person: Person, what: string) => {
  expect(await violations(person.page), what).toEqual([])
  const { width, widest } = await overflowAt320(person.page)
  expect(width, `${what}: ${widest}`).toBeLessThanOrEqual(320)
}

/** Opens the counting page from today's duties and reads the codes on the labels of the two lockers. */
const comesToCount = async (person: Person): Promise<{ first: string; second: string }> => {
  await person.goesTo('/')
  await person.presses('棚卸：媒体を数える')
  const codes = await person.page.getByText(/^コード [0-9A-Z]{10}$/).allInnerTexts()
  const [first = '', second = ''] = codes.map((text) => text.replace('コード ', ''))
  return { first, second }
}

/** Types into whatever has the focus: the field takes every code itself, and nothing else is touched. */
const types = async (person: Person, codes: readonly string[]) => {
  for (const code of codes) {
    await person.page.keyboard.type(code)
    await person.page.keyboard.press('Enter')
  }
}

const arrived = (person: Person) =>
  expect
    .poll(() => person.page.locator('scan-field .outbox').innerText(), { timeout: 60_000 })
    .toContain('すべてサーバーに届いています')

/** Two people count the locker side by side, each from their own keyboard. */
export const countLocker = async (cast: Cast): Promise<void> => {
  const [one, other] = [await cast.enter(HEADQUARTERS.user), await cast.enter(HEADQUARTERS.colleague)]
  const { first, second } = await comesToCount(one)
  await comesToCount(other)
  expect(await one.page.locator('turbo-frame').innerText()).toContain('まだ場所が決まっていません')
  const skipped = [...HELD, ...MISSING]
  await Promise.all([
    types(one, [first, ...upTo(1, 100, skipped).map(padded), String(STRAY), 'X-999', '0101', '0101']),
    types(other, [first, ...upTo(101, 200, skipped).map(padded), second, ...[201, 202, 204].map(padded)]),
  ])
  await Promise.all([arrived(one), arrived(other)])
  const said = await one.page.locator('.scans').innerText()
  expect(said).toContain('不明なコード')
  expect(said).toMatch(/0203　あるはずの所は「保管庫 乙-2」。「保管庫 乙-1」にありました/)
  await expect.poll(() => other.page.locator('turbo-frame').innerText(), { timeout: 20_000 }).toContain('保管庫 乙-2')
  // One of them read 0101 twice, whatever the other did before.
  const seen = () => Promise.all([one, other].map((p) => p.page.locator('.stock-said').innerText()))
  await expect.poll(async () => (await seen()).join(''), { timeout: 20_000 }).toContain('で数えました')
  await faultless(one, 'the counting page')
}

/** One code a form, and the page says after each what it was: without a place nothing is counted. */
export const countByForm = async (person: Person): Promise<void> => {
  await person.goesTo('/')
  await person.presses('棚卸：媒体を数える')
  const said = () => person.page.locator('.stock-said li').first().innerText()
  const reads = async (code: string) => {
    await person.writes('場所のラベルか媒体の番号', code)
    await person.presses('読み取る')
  }
  await reads('0204')
  expect(await said()).toContain('先に場所のラベルを読み取ってください')
  await person.presses(/保管庫 乙-2/)
  await reads('０２０４')
  expect(await said()).toMatch(/確認[^]*0204　「保管庫 乙-2」で確認/)
  await reads('0204')
  expect(await said()).toContain('数え済み')
  await person.writes('どんな物か（型式、色、貼ってあるラベルなど）', 'ラベルのない青いUSBメモリ')
  await person.presses('番号のない物として記録する')
  expect(await said()).toContain('番号のない物として')
}

/** Whoever holds media says of each whether it is there; a no needs its reason. */
export const answerHeld = async (cast: Cast): Promise<void> => {
  const [one, other] = [await cast.enter(HEADQUARTERS.user), await cast.enter(HEADQUARTERS.colleague)]
  await one.goesTo('/')
  await one.presses('棚卸：手元の媒体を確認して答える')
  await faultless(one, "the holder's page")
  const asked = one.page.getByRole('radiogroup')
  expect(await asked.count()).toBe(2)
  await asked.filter({ hasText: '0021' }).getByLabel('はい').check()
  await asked.filter({ hasText: '0081' }).getByLabel('いいえ').check()
  await one.presses('答える')
  expect(await one.reads()).toContain('手元にない媒体には、理由を書いてください')
  expect(await asked.filter({ hasText: '0081' }).getByLabel('いいえ').isChecked()).toBe(true)
  await one.writes('「いいえ」の理由', '前日に会議室で使い、戻したと思っていた')
  await one.presses('答える')
  expect(await one.reads()).toContain('答えを記録しました')
  await other.goesTo('/')
  await other.presses('棚卸：手元の媒体を確認して答える')
  await other.page.getByLabel('はい').check()
  await other.presses('答える')
}

/** The lead ends the count, accounts for one, and declares the rest missing: each becomes 所在不明 with a case. */
export const settle = async (cast: Cast): Promise<string> => {
  const keeper = await cast.enter(HEADQUARTERS.keeper)
  await keeper.goesTo('/')
  await keeper.presses('棚卸を数え終える')
  const id = keeper.shownCase()
  await keeper.does('数え終える')
  await keeper.goesTo(`/stocktakes/${id}`)
  const overview = await keeper.reads()
  for (const words of ['差異の処理中', '201 / 204点', '業-0050', '業-0081', '業-0150', '手元になし'])
    expect(overview).toContain(words)
  await faultless(keeper, 'the overview')
  await keeper.presses('理由を記録する')
  await keeper.page.getByLabel(/業-0150/).check()
  await keeper.writes('理由', '修理のため業者に預けている。預り証で確かめた。')
  await keeper.presses('確認できない理由を記録する', keeper.page.locator('main form'))
  await keeper.goesTo(`/stocktakes/${id}`)
  await keeper.presses('残りを所在不明とする')
  expect(await keeper.reads()).toContain('2点（')
  await keeper.writes('探した状況', '保管庫、机上、会議室を全員で探した')
  await keeper.presses('内容を確かめる')
  await keeper.presses('残りを所在不明とする', keeper.page.locator('main form'))
  expect(await keeper.reads()).toContain('所在不明とした')
  await keeper.goesTo('/registers/media-incidents')
  expect(await keeper.reads()).toMatch(/業-0050/)
  await keeper.goesTo('/registers/media?state=lost')
  expect(await keeper.reads()).toMatch(/業-0081/)
  return id
}

/** The officer signs; what is printed names the missing and carries the digest, and a later look agrees with it. */
export const report = async (cast: Cast, id: string): Promise<void> => {
  const officer = await cast.enter(HEADQUARTERS.officer)
  await officer.goesTo('/')
  await officer.presses('棚卸の差異を処理し、報告する')
  await officer.does('棚卸の結果を報告する', async () => {
    await officer.ticks('結果と差異の一覧を確かめた。この内容で報告する')
    await officer.writes('所見', '持出しの前後の確認を徹底する。')
  })
  expect(await officer.reads()).toContain('棚卸の結果を報告した（対象204点、所在不明2点）')
  await officer.goesTo(`/stocktakes/${id}`)
  const digest = (await officer.page.locator('code.digest').innerText()).trim()
  await turningPage(officer.page, () => officer.page.getByRole('link', { name: '今の内容と照らし合わせる' }).click())
  expect(await officer.reads()).toContain('要約値が一致しました')
  const sheet = (await printed(officer, `/forms/stocktake-report/${id}.pdf`)).replaceAll(/\s+/g, '')
  for (const words of [
    '棚卸報告書',
    digest,
    '別の場所で確認1点',
    '所在不明とした2点',
    '堂島',
    'X-999',
    '持出しの前後の確認を徹底する。',
  ])
    expect(sheet).toContain(words)
}

import { expect } from 'vitest'
import { addDays, dayOf } from '#kernel/pure/day.ts'
import { warekiShort } from '#kernel/pure/wareki.ts'
import type { Told } from './ledger.ts'
import { PLANNING, type Cast, type Person } from './people.ts'

const day = (days: number) => warekiShort(addDays(dayOf(new Date()), days))

export const CONFIRMATIONS = [
  '持出先の業務に必要な情報のほかに、何も保存されていないことを確認した',
  '保存している業務用データを目的以外に複製しないことを指導し、必要な措置の実施を確認した',
  '感染のないことが確認されている',
] as const

/** Asks for the first medium that is in its place; the answer is its number. */
export const ask = async (user: Person, destination: string): Promise<string> => {
  await user.presses('本日の務め')
  await user.presses('台帳')
  await user.presses('可搬記憶媒体登録簿')
  await user.chooses('状態', '保管中')
  await user.presses('絞り込む')
  const first = user.page.locator('main tbody tr').first().getByRole('link')
  const number = (await first.innerText()).trim()
  await user.presses(number)
  await user.presses('持出しを申請する')
  await user.writes('持出先', destination)
  await user.chooses('持出先の区域', '他の防衛省管理区域')
  await user.writes('業務上の理由', '部隊との調整会議で資料を示すため。')
  await user.writes('持ち出す日', day(0))
  await user.writes('返す日', day(1))
  await user.writes('格納しているデータ', '調整会議の資料一式')
  await user.chooses('暗号化', '暗号化して保存した')
  await user.chooses('ウイルス検査', '検査して感染なし')
  await user.presses('持出しを申請する')
  expect(await user.reads()).toContain('申請中')
  return number
}

/** The officer finds it among today's duties; nothing ticked is a no with its rules, and what was typed stays. */
const permit = async (officer: Person, destination: string): Promise<void> => {
  await officer.presses('本日の務め')
  const row = officer.page.getByRole('row').filter({ hasText: destination })
  expect(await row.innerText()).toContain('可搬記憶媒体の持出しを許可する')
  await officer.presses('可搬記憶媒体の持出しを許可する', row)
  await officer.writes('許可に付ける条件', '施錠したかばんで運ぶ')
  await officer.presses('持出しを許可する')
  expect(await officer.page.getByRole('alert').first().innerText()).toContain('本文 第3-2（R012）')
  const unmet = await officer.page.getByRole('listitem').filter({ hasText: '確認されていません' }).allInnerTexts()
  expect(unmet).toHaveLength(3)
  for (const condition of unmet) expect(condition).toMatch(/本文 第3-2[^]*できるようにするには/)
  expect(unmet.join('\n')).toContain('確認しない限り、許可してはなりません')
  const cited = officer.page.locator('main form').getByRole('link', { name: '本文 第3-2' })
  expect(await cited.evaluateAll((links) => links.map((a) => a.getAttribute('href')))).toEqual([
    '/rules/R012',
    '/rules/R013',
    '/rules/R014',
  ])
  expect(await officer.page.getByLabel('許可に付ける条件').inputValue()).toBe('施錠したかばんで運ぶ')
  for (const statement of CONFIRMATIONS) await officer.ticks(statement)
  await officer.presses('持出しを許可する')
  expect(await officer.reads()).toContain('持出しを許可した（条件：施錠したかばんで運ぶ）')
}

const leaveAndReturn = async (user: Person, destination: string): Promise<void> => {
  await user.presses('本日の務め')
  await user.presses('許可された媒体を持ち出す', user.page.getByRole('row').filter({ hasText: destination }))
  await user.does('持ち出す')
  expect(await user.reads()).toContain('持出中')
  await user.does('返す', async () => {
    await user.chooses('戻ったときの検査', '検査して感染なし。不要なデータの追加なし')
    await user.chooses('戻した場所', /保管庫/)
  })
  expect(await user.reads()).toContain('返却・確認待ち')
}

const confirm = async (keeper: Person, destination: string): Promise<void> => {
  await keeper.presses('本日の務め')
  await keeper.presses('返された媒体を確かめる', keeper.page.getByRole('row').filter({ hasText: destination }))
  await keeper.does('返却を確認する', () => keeper.ticks('戻った媒体の現物と内容を確かめた'))
  expect(await keeper.reads()).toContain('完結')
}

/** Asked, refused while unconfirmed, permitted, out, back, confirmed; what the ledger must tell of it. */
export const takeOut = async (cast: Cast, tag: string): Promise<readonly Told[]> => {
  const officer = await cast.enter(PLANNING.officer)
  const keeper = await cast.enter(PLANNING.keeper)
  const user = await cast.enter(PLANNING.user)
  const destination = `朝霞駐屯地 ${tag}`
  const number = await ask(user, destination)
  await permit(officer, destination)
  await leaveAndReturn(user, destination)
  await confirm(keeper, destination)
  return [
    { who: user, what: `${number}の持出しを申請した（${destination}` },
    { who: officer, what: '持出しを許可した（条件：施錠したかばんで運ぶ）' },
    { who: user, what: `${number}を持ち出した` },
    { who: user, what: '返した（検査して感染なし）' },
    { who: keeper, what: `${number}の返却を確認した` },
  ]
}

/** An officer's own request: the officer sees why it is not for the officer to judge, and the button does nothing. */
export const judgeOwn = async (cast: Cast, tag: string): Promise<void> => {
  const officer = await cast.enter(PLANNING.officer)
  await ask(officer, `横須賀地区 ${tag}`)
  const condition = officer.page.getByRole('listitem').filter({ hasText: '申請者と許可者が別の人である' })
  expect(await condition.innerText()).toContain('自分の申請を自分で許可することはできません')
  expect(await condition.innerText()).toContain('本文 第3-2')
  expect(await officer.page.getByRole('button', { name: '持出しを許可する' }).getAttribute('aria-disabled')).toBe(
    'true',
  )
  await officer.does('申請を取り下げる')
  expect(await officer.reads()).toContain('取下げ')
}

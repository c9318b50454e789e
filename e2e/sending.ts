import { expect } from 'vitest'
import { dayOf } from '#kernel/pure/day.ts'
import { warekiShort } from '#kernel/pure/wareki.ts'
import type { Told } from './ledger.ts'
import { designatePlace } from './lending.ts'
import { EDUCATION, GENERAL_AFFAIRS, PLANNING, SYSTEMS, type Cast, type Person } from './people.ts'

const today = () => warekiShort(dayOf(new Date()))

const slipIn = (words: string): string => {
  const number = /([^\s（「]+-R\d+-送-\d{3})/.exec(words)?.[1]
  if (number === undefined) throw new Error(`no slip number is shown: ${words}`)
  return number
}

/** Makes out a slip for the first media of the unit that are in their place, and sends them off. */
export const send = async (user: Person, to: string, count: number): Promise<string> => {
  await user.presses('台帳')
  await user.presses('可搬記憶媒体送達簿')
  await user.presses('送達票を作る')
  const media = await user.page
    .getByRole('group', { name: /^送達する媒体/ })
    .locator('label')
    .allInnerTexts()
  for (const medium of media.slice(0, count)) await user.ticks(medium)
  await user.chooses('送達先の部隊等', to)
  await user.writes('送達の方法', '使送')
  await user.presses('送達票を作る', user.page.locator('main form'))
  expect(await user.reads()).toContain('送達票作成')
  const number = slipIn(await user.reads())
  await user.does('発送する', () => user.writes('発送年月日', today()))
  expect(await user.reads()).toContain('発送済')
  return number
}

/** From the list of what waits, straight to the slip. */
const opens = async (person: Person, task: string, slip: string): Promise<void> => {
  await person.presses('本日の務め')
  await person.presses(task, person.page.getByRole('row').filter({ hasText: task }).last())
  expect(await person.reads()).toContain(slip)
}

const linesOf = async (receiver: Person): Promise<readonly string[]> =>
  receiver.page
    .getByRole('group', { name: /^届いた媒体/ })
    .locator('label')
    .allInnerTexts()

const returnSlip = async (receiver: Person): Promise<void> => {
  await receiver.does('受領票を返信する', () => receiver.writes('返信年月日', today()))
  expect(await receiver.reads()).toContain('受領票返信済')
}

const close = async (keeper: Person, slip: string): Promise<void> => {
  await opens(keeper, '返信された受領票を確かめて完結する', slip)
  await keeper.does('受領票を確かめて完結する', async () => {
    await keeper.ticks('返信された受領票と送達票を照らし合わせた')
    await keeper.writes('確かめた日', today())
  })
  expect(await keeper.reads()).toContain('完結')
}

/** Fills in the receipt, looks at it once more, changes the remark, and lets it stand. */
const receive = async (receiver: Person, place: string): Promise<void> => {
  for (const line of await linesOf(receiver)) await receiver.ticks(line)
  await receiver.writes('受領年月日', today())
  await receiver.chooses('集中保管場所', place)
  await receiver.presses('内容を確かめる')
  expect(await receiver.reads()).toContain('行うと取り消せません')
  await receiver.presses('戻って直す')
  expect(await receiver.page.getByLabel('受領年月日').inputValue()).toBe(today())
  await receiver.does('受領票に記入する', () => receiver.writes('備考', '封印に異状なし'))
  expect(await receiver.reads()).toContain('受領票に記入した')
}

/** One medium to another unit, where it is registered anew; the slip comes back and the sender closes it. */
export const sendAway = async (cast: Cast, tag: string): Promise<readonly Told[]> => {
  const user = await cast.enter(PLANNING.user)
  const keeper = await cast.enter(PLANNING.keeper)
  const receiver = await cast.enter(EDUCATION.officer)
  const place = `施錠ロッカー ${tag}`
  await designatePlace(receiver, place)
  const slip = await send(user, EDUCATION.unit, 1)
  await opens(receiver, '送達された媒体を受領し、受領票に記入する', slip)
  await receive(receiver, place)
  await returnSlip(receiver)
  await receiver.presses('本日の務め')
  expect(await receiver.reads()).toContain('登録番号を媒体に表示する')
  await close(keeper, slip)
  return [
    { who: user, what: `送達票 ${slip} を作った（${EDUCATION.unit}宛て、1点）` },
    { who: user, what: `${EDUCATION.unit}へ発送した` },
    { who: receiver, what: '受領票に記入した' },
    { who: receiver, what: '受領票を返信した' },
    { who: keeper, what: '受領票を確かめて完結した' },
  ]
}

/** What came in place of a line: a tick alone is asked for again, with everything else typed still there. */
const notesDifference = async (receiver: Person, line: string): Promise<void> => {
  const row = receiver.page.locator('details').filter({ hasText: line })
  await row.locator('summary').click()
  await row.getByLabel('記載と相違する').check()
  await receiver.presses('内容を確かめる')
  expect(await receiver.page.getByRole('alert').first().innerText()).toContain('違うところを書いてください')
  expect(await receiver.page.getByLabel('届いていない媒体がある').isChecked()).toBe(true)
  await row.getByLabel('現物の型式').fill('ＳＵ－９９９')
}

/** Two media are sent and one arrives, another model than listed: the receipt says so, a case opens, and the sender's officer is told to search. */
export const loseOne = async (cast: Cast): Promise<void> => {
  const user = await cast.enter(GENERAL_AFFAIRS.user)
  const officer = await cast.enter(GENERAL_AFFAIRS.officer)
  const receiver = await cast.enter(SYSTEMS.officer)
  const slip = await send(user, SYSTEMS.unit, 2)
  await opens(receiver, '送達された媒体を受領し、受領票に記入する', slip)
  const [arrived, missing] = await linesOf(receiver)
  const lost = /([^\s／]+-R\d+-\S-\d{4})/.exec(missing ?? '')?.[1] ?? ''
  await receiver.does('受領票に記入する', async () => {
    await receiver.ticks(arrived ?? '')
    await receiver.ticks('届いていない媒体がある')
    await receiver.writes('受領年月日', today())
    await receiver.chooses('集中保管場所', /保管庫/)
    await notesDifference(receiver, arrived ?? '')
  })
  expect(await receiver.reads()).toContain('相違あり')
  expect(await receiver.reads()).toContain('型式が「ＳＵ－９９９」')
  await returnSlip(receiver)
  await officer.presses('本日の務め')
  await officer.presses(
    '所在不明・相違の媒体を探し、措置を記録する',
    officer.page.getByRole('row').filter({ hasText: `${lost}の` }),
  )
  await officer.does('捜索の措置を記録する', () =>
    officer.writes('捜索その他の措置', '発送の棚と車両を探し、送達先に照会した。'),
  )
  expect(await officer.reads()).toContain('措置を記録した')
}

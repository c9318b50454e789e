import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayOf } from '#kernel/pure/day.ts'
import { warekiShort } from '#kernel/pure/wareki.ts'
import { visitor, type Visitor } from './browser.ts'
import { freePort } from './free-port.ts'
import type { Hands } from './hands.ts'
import { program, type Program } from './killed-program.ts'
import { mouse } from './mouse.ts'

const ADMINISTRATOR = { login: 'sewanin', password: 'kumo-no-ue-no-yama-7' }
const NEWCOMER = { login: 'shinnin', password: 'hotaru-ga-tobu-kawa-3' }

let dataDir = ''
let app: Program
let said = ''
const guests: Visitor[] = []

const window = async (): Promise<Hands> => {
  const guest = await visitor({ origin: app.origin })
  guests.push(guest)
  return mouse(guest.page)
}

const words = (hands: Hands) => hands.page.locator('main').innerText()

const linkIn = (text: string, path: string): string => {
  const link = new RegExp(`http\\S*${path}\\?token=\\S+`).exec(text)?.[0]
  if (link === undefined) throw new Error(`no link to ${path} in: ${text}`)
  return link
}

const signIn = async (hands: Hands, login: string, password: string) => {
  await hands.goesTo('/sign-in')
  await hands.writes('ログイン名', login)
  await hands.writes('パスワード', password)
  await hands.presses('サインイン', hands.page.locator('main form'))
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'mamori-set-up-'))
  app = program(dataDir, await freePort())
  said = await app.start()
})

afterAll(async () => {
  for (const guest of guests) await guest.close()
  await app.stop()
  await rm(dataDir, { recursive: true, force: true })
})

let administrator: Hands
let passwordLink = ''

test('with nobody registered, the program prints one link, and the sign-in page says where to look for it', async () => {
  expect(said).toContain('まだ誰も登録されていません')
  const visitorBefore = await window()
  await visitorBefore.goesTo('/')
  expect(await words(visitorBefore)).toContain('まだ利用者が登録されていません')
})

test('the link sets the product up with the organisation of the directive, and signs its administrator in', async () => {
  administrator = await window()
  await administrator.goesTo(linkIn(said, '/set-up'))
  await administrator.writes('階級又は官名', '防衛事務官')
  await administrator.writes('氏名', '世話 一郎')
  await administrator.writes('ふりがな', 'せわ いちろう')
  await administrator.writes('ログイン名', ADMINISTRATOR.login)
  await administrator.writes('新しいパスワード', ADMINISTRATOR.password)
  await administrator.writes('新しいパスワード（もう一度）', ADMINISTRATOR.password)
  await administrator.presses('設定を終える')
  expect(await words(administrator)).toContain('編成をどこから登録するかを選んでください')
  await administrator.writes('新しいパスワード', ADMINISTRATOR.password)
  await administrator.writes('新しいパスワード（もう一度）', ADMINISTRATOR.password)
  await administrator.chooses('編成をどこから登録するか', '指令の編成を使う')
  await administrator.presses('設定を終える')
  expect(await words(administrator)).toContain('可搬記憶媒体登録簿')
  await administrator.presses('部隊等情報保証責任者')
  expect(await words(administrator)).toContain('指揮通信システム企画課長')
})

test('the link works once', async () => {
  const latecomer = await window()
  await latecomer.goesTo(linkIn(said, '/set-up'))
  expect(await words(latecomer)).not.toContain('設定を終える')
  expect(await latecomer.page.locator('h1').innerText()).toContain('使えません')
})

test('R003: the administrator registers a person and gives a link by which that person sets a password', async () => {
  await administrator.presses('台帳')
  await administrator.presses('職員等')
  await administrator.presses('職員等を登録する')
  await administrator.chooses('区分', '職員')
  await administrator.writes('階級・職名', '1等空尉')
  await administrator.writes('氏名', '新任 花子')
  await administrator.writes('よみ', 'しんにん はなこ')
  await administrator.chooses('所属', /指揮通信システム企画課$/)
  await administrator.writes('所属した日', warekiShort(dayOf(new Date())))
  await administrator.presses('職員等を登録する', administrator.page.locator('main form'))
  await administrator.presses('利用者の設定')
  await administrator.presses('利用者を管理する')
  await administrator.presses('1等空尉 新任 花子')
  await administrator.writes('ログイン名', NEWCOMER.login)
  await administrator.presses('利用者として登録する')
  await administrator.presses('パスワードを決めるリンクを出す')
  passwordLink = linkIn(await words(administrator), '/password-link')
})

test('the person sets a password and signs in by it', async () => {
  const newcomer = await window()
  await newcomer.goesTo(passwordLink)
  await newcomer.writes('新しいパスワード', NEWCOMER.password)
  await newcomer.writes('新しいパスワード（もう一度）', NEWCOMER.password)
  await newcomer.presses('パスワードを決める')
  await signIn(newcomer, NEWCOMER.login, NEWCOMER.password)
  expect(await words(newcomer)).toContain('本日の務め')
  const again = await window()
  await again.goesTo(passwordLink)
  expect(await again.page.locator('h1').innerText()).toContain('使えません')
})

test('five wrong passwords close the door for a while, to the right one too', async () => {
  const guesser = await window()
  for (let times = 0; times < 5; times += 1) await signIn(guesser, NEWCOMER.login, 'chigau-aikotoba-desu')
  expect(await words(guesser)).not.toContain('本日の務め')
  await signIn(guesser, NEWCOMER.login, NEWCOMER.password)
  expect(await words(guesser)).toContain('続けて間違えたため')
})

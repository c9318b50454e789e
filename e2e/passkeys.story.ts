import type { CDPSession, Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { overflowAt320, violations } from './axe.ts'
import { closeBrowser, visitor } from './browser.ts'
import { ADMINISTRATOR, BY_MOUSE, OPERATIONS, play, WAYS, type Person } from './people.ts'

afterAll(closeBrowser)

const [, WITHOUT_JAVASCRIPT] = WAYS

type Device = { cdp: CDPSession; authenticatorId: string }

/** A device of the person's own at this window, which knows its user and counts. */
const plugIn = async (page: Page): Promise<Device> => {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'usb',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { cdp, authenticatorId }
}

const keysIn = async ({ cdp, authenticatorId }: Device) =>
  (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials

/** The same keys as they were at an earlier time: what a copy of the device would hold. */
const setBack = async ({ cdp, authenticatorId }: Device, earlier: Awaited<ReturnType<typeof keysIn>>) => {
  await cdp.send('WebAuthn.clearCredentials', { authenticatorId })
  for (const credential of earlier) await cdp.send('WebAuthn.addCredential', { authenticatorId, credential })
}

const looks = async (page: Page, what: string) => {
  expect(await violations(page), what).toEqual([])
  const { width, widest } = await overflowAt320(page)
  expect(width, `${what} at 320: ${widest}`).toBeLessThanOrEqual(320)
}

const registers = async (person: Person, name: string) => {
  await person.goesTo('/account')
  await person.presses('パスキーを登録する')
  await looks(person.page, 'registration')
  await person.writes('名前', name)
  await person.presses('パスキーを登録する', person.page.locator('main form'))
  expect(await person.reads()).toContain('パスキーを登録しました')
}

const leaves = (person: Person) => person.presses('サインアウト')

const comesBack = async (person: Person) => {
  await person.goesTo('/sign-in?with=password')
  await person.presses('パスキーでサインインする')
}

test('a passkey is registered, opens the door without a name, and is refused as a copy and once it is taken away', () =>
  play(BY_MOUSE, async (cast) => {
    const user = await cast.enter(OPERATIONS.user)
    const device = await plugIn(user.page)
    await registers(user, '執務室の鍵')
    await looks(user.page, 'own account')
    const early = await keysIn(device)
    expect(early).toHaveLength(1)

    await leaves(user)
    await comesBack(user)
    expect(await user.reads()).toContain('本日の務め')
    await leaves(user)
    await comesBack(user)
    expect(await user.reads()).toContain('本日の務め')

    const now = await keysIn(device)
    await setBack(device, early)
    await leaves(user)
    await comesBack(user)
    expect(await user.reads()).toContain('複製された疑い')
    await looks(user.page, 'sign-in refused')

    await setBack(device, now)
    await comesBack(user)
    expect(await user.reads()).toContain('本日の務め')
    await user.goesTo('/account')
    await user.presses('執務室の鍵')
    await looks(user.page, 'one passkey')
    await user.presses('このパスキーを外す')
    expect(await user.reads()).toContain('外す理由を入力してください')
    await user.writes('理由', '鍵を失くした')
    await user.ticks('サインインする方法がなくなることを承知している')
    await user.presses('このパスキーを外す')
    expect(await user.reads()).toContain('パスキーを外しました')

    await leaves(user)
    await comesBack(user)
    expect(await user.reads()).toContain('登録されていないか、外されています')
  }))

test('an administrator finds a person from the main menu and takes a lost passkey away', () =>
  play(BY_MOUSE, async (cast) => {
    const keeper = await cast.enter(OPERATIONS.keeper)
    await plugIn(keeper.page)
    await registers(keeper, '予備の鍵')
    const administrator = await cast.enter(ADMINISTRATOR)
    await administrator.goesTo('/')
    await administrator.presses('利用者')
    await administrator.writes('氏名・ふりがな・ログイン名・職員番号', OPERATIONS.keeper.name)
    await administrator.presses('絞り込む')
    await administrator.presses(new RegExp(OPERATIONS.keeper.name), administrator.page.locator('main table'))
    await administrator.presses('予備の鍵')
    await looks(administrator.page, 'a passkey of another')
    await administrator.writes('理由', '紛失の届出')
    const sure = administrator.page.getByLabel('サインインする方法がなくなることを承知している')
    if ((await sure.count()) > 0) await sure.check()
    await administrator.presses('このパスキーを外す')
    expect(await administrator.reads()).toContain('パスキーを外しました')
    await leaves(keeper)
    await comesBack(keeper)
    expect(await keeper.reads()).toContain('登録されていないか、外されています')
  }))

test('a person who calls it off, or has no passkey, is told so in place', () =>
  play(BY_MOUSE, async (cast) => {
    const officer = await cast.enter(OPERATIONS.officer)
    await plugIn(officer.page)
    await leaves(officer)
    await officer.goesTo('/sign-in?with=password')
    await officer.page.getByRole('button', { name: 'パスキーでサインインする' }).click()
    await officer.page.getByText('使えるパスキーがありません').waitFor()
    await looks(officer.page, 'sign-in with nothing to sign in by')
  }))

test('without JavaScript the password form is as it was, and the page says what a passkey needs', async () => {
  const guest = await visitor({ javaScript: false })
  try {
    await guest.page.goto('/sign-in?with=password')
    expect(await guest.page.getByRole('button').allInnerTexts()).toEqual(['サインイン'])
    expect(await guest.page.locator('main form:visible').count()).toBe(1)
  } finally {
    await guest.close()
  }
  await play(WITHOUT_JAVASCRIPT, async (cast) => {
    const user = await cast.enter(OPERATIONS.user)
    await user.goesTo('/account/passkeys/new')
    expect(await user.reads()).toContain('このブラウザーでは登録できません。JavaScript が要ります。')
  })
})

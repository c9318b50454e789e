import { expect } from 'vitest'
import { buildAccount, PASSWORD, signedIn, type Site } from '../site-for-tests.ts'
import { buildDevice, type Device } from './device-for-tests.ts'

type Browser = ReturnType<Site['browser']>
type Asked = { sentence?: string; create?: { challenge: string }; get?: { challenge: string; rpId: string } }

/** What a browser answers as. */
export const asked = (text: string) => JSON.parse(text) as Asked

/** People, their browsers and their devices at one site. */
export const peopleAt = (site: Site) => {
  const challengeToRegister = async (browser: Browser, current = PASSWORD) =>
    asked((await browser.post('/account/passkeys/challenge', { name: '鍵', current })).text).create?.challenge ?? ''

  const challengeToSignIn = async (browser: Browser) =>
    asked((await browser.post('/sign-in/passkey/challenge', {})).text).get?.challenge ?? ''

  const register = async (browser: Browser, device: Device, name = '執務室の鍵') =>
    browser.post('/account/passkeys', { name, credential: device.create(await challengeToRegister(browser)) })

  const enter = (browser: Browser, credential: string, to = '/') => browser.post('/sign-in/passkey', { to, credential })

  const comeIn = async (device: Device, browser = site.browser()) =>
    enter(browser, device.get(await challengeToSignIn(browser)))

  let nth = 0
  const owner = async (account: { administrator?: boolean; password?: null } = {}) => {
    nth += 1
    const found = await buildAccount(site, { login: `owner-${nth}`, ...account })
    const browser = account.password === null ? site.browser() : await signedIn(site, found.login)
    const device = buildDevice()
    return { ...found, browser, device }
  }

  const registered = async (account: { administrator?: boolean } = {}) => {
    const found = await owner(account)
    expect((await register(found.browser, found.device)).to).toBe('/account?said=passkey-registered')
    const { id: passkey } = await site.db
      .selectFrom('passkey')
      .select('id')
      .where('accountId', '=', found.id)
      .executeTakeFirstOrThrow()
    return { ...found, passkey }
  }

  const eventsAbout = async (personId: string) =>
    site.db
      .selectFrom('securityEvent')
      .select(['kind', 'code', 'facts'])
      .where('personId', '=', personId)
      .orderBy('id')
      .execute()

  return { challengeToRegister, challengeToSignIn, register, enter, comeIn, owner, registered, eventsAbout }
}

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  buildAccount,
  buildPerson,
  eventKinds,
  everythingWritten,
  openSite,
  signedIn,
  type Site,
} from '../site-for-tests.ts'
import type { OidcSettings } from './provider.ts'
import { CLIENT, startProvider, type TestProvider } from './provider-for-tests.ts'

const SITE = 'http://localhost'

let provider: TestProvider
let settings: OidcSettings
let site: Site
beforeAll(async () => {
  provider = await startProvider()
  provider.admit(SITE)
  settings = {
    issuer: provider.issuer,
    clientId: CLIENT,
    clientSecret: () => Promise.resolve(provider.clientSecret),
    title: '組織のアカウント',
  }
})
afterAll(() => provider.stop())

beforeEach(async () => {
  site = await openSite({ oidc: settings })
  return () => site.close()
})

/** A browser's part at the provider: follows it from page to page with its cookies, until it leads back to us. */
const atProvider = async (start: string, fields: Readonly<Record<string, string>>): Promise<string> => {
  const jar = new Map<string, string>()
  const ask = async (url: string, init: { method?: string; body?: URLSearchParams } = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: { cookie } })
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      jar.set(name, value)
    }
    return answer
  }
  let answer = await ask(start)
  for (let steps = 0; steps < 10; steps += 1) {
    const to = answer.headers.get('location')
    if (to?.startsWith(`${SITE}/`)) return to.slice(SITE.length)
    if (to !== null) {
      answer = await ask(new URL(to, provider.issuer).href)
      continue
    }
    const [, action = ''] = /action="([^"]+)"/.exec(await answer.text()) ?? []
    const body = new URLSearchParams(fields)
    answer = await ask(new URL(action, provider.issuer).href, { method: 'POST', body })
  }
  throw new Error('the provider leads nowhere')
}

type Browser = ReturnType<Site['browser']>

/** Cookies of the flow beside that of the session: our jar keeps one, so the state is carried by hand. */
const begin = async (browser: Browser, to = '/') => {
  const begun = await browser.get(`/sign-in/oidc?to=${encodeURIComponent(to)}`)
  const [, state = ''] = /mamori_oidc=([^;]+)/.exec(begun.cookie ?? '') ?? []
  return { url: begun.to ?? '', state }
}

const back = (browser: Browser, path: string, state: string) => {
  const cookie = [browser.cookie(), `mamori_oidc=${state}`].filter(Boolean).join('; ')
  return browser.get(path, { cookie })
}

const signInAs = async (browser: Browser, subject: string, to = '/') => {
  const { url, state } = await begin(browser, to)
  return back(browser, await atProvider(url, { login: subject }), state)
}

const personWith = async (externalId: string, name = 'kita') => {
  const id = await buildPerson(site, { name })
  await site.db
    .updateTable('person')
    .set({ externalId, state: 'present', serviceNumber: 'A-77' })
    .where('id', '=', id)
    .execute()
  return id
}

const startLink = async (browser: Browser) => {
  const page = await browser.post('/account/oidc', {})
  const [, href = ''] = /<a class="btn p" href="([^"]+)"/.exec(page.text) ?? []
  const [, state = ''] = /mamori_oidc=([^;]+)/.exec(page.cookie ?? '') ?? []
  return { url: href.replaceAll('&amp;', '&'), state }
}

const linkAs = async (browser: Browser, subject: string) => {
  const { url, state } = await startLink(browser)
  return back(browser, await atProvider(url, { login: subject }), state)
}

describe('somebody signed in links the account', () => {
  test('and comes in by it from then on, to the page that was asked for', async () => {
    await buildAccount(site, { login: 'asahi' })
    const browser = await signedIn(site, 'asahi')
    expect(await linkAs(browser, 'sub-asahi')).toMatchObject({ status: 303, to: '/account?said=oidc-linked' })
    const other = site.browser()
    expect(await signInAs(other, 'sub-asahi', '/registers')).toMatchObject({ status: 303, to: '/registers' })
    expect((await other.get('/account')).text).toContain('asahi')
    expect(await eventKinds(site)).toEqual(expect.arrayContaining(['oidc-linked', 'signed-in']))
  })

  test('but not to a provider’s person who is another’s already', async () => {
    for (const login of ['asahi', 'bando']) await buildAccount(site, { login })
    await linkAs(await signedIn(site, 'asahi'), 'sub-same')
    expect(await linkAs(await signedIn(site, 'bando'), 'sub-same')).toMatchObject({ to: '/account?said=oidc-taken' })
  })

  test('and after the link was taken away it opens nothing', async () => {
    await buildAccount(site, { login: 'asahi' })
    const browser = await signedIn(site, 'asahi')
    await linkAs(browser, 'sub-asahi')
    expect(await browser.post('/account/oidc/remove', {})).toMatchObject({ to: '/account?said=oidc-removed' })
    expect((await signInAs(site.browser(), 'sub-asahi')).status).toBe(422)
  })

  test('and the answer to it is taken from the session that asked alone', async () => {
    await buildAccount(site, { login: 'asahi' })
    await buildAccount(site, { login: 'bando' })
    const { url, state } = await startLink(await signedIn(site, 'asahi'))
    const path = await atProvider(url, { login: 'sub-x' })
    const bando = await signedIn(site, 'bando')
    expect(await back(bando, path, state)).toMatchObject({ to: '/account?said=oidc-failed' })
    expect(await site.db.selectFrom('oidcLink').select('id').execute()).toEqual([])
  })

  test('a foreign page cannot begin it', async () => {
    await buildAccount(site, { login: 'asahi' })
    const browser = await signedIn(site, 'asahi')
    const answer = await browser.post('/account/oidc', {}, { origin: 'https://evil.example' })
    expect(answer.status).toBe(403)
  })
})

describe('whom the directory named by the subject', () => {
  test('comes in without a password ever made, as the person of that number', async () => {
    const personId = await personWith('sub-kita')
    const browser = site.browser()
    expect((await signInAs(browser, 'sub-kita')).status).toBe(303)
    const account = await site.db.selectFrom('account').selectAll().executeTakeFirstOrThrow()
    expect(account).toMatchObject({ personId, login: 'a-77', passwordHash: null, administrator: false })
  })

  test('does not come in as somebody who manages the system', async () => {
    const { personId } = await buildAccount(site, { login: 'kanri', administrator: true })
    await site.db
      .updateTable('person')
      .set({ externalId: 'sub-kanri', state: 'present' })
      .where('id', '=', personId)
      .execute()
    expect((await signInAs(site.browser(), 'sub-kanri')).status).toBe(422)
  })

  test('does not come in once the account is stopped, or the person has left', async () => {
    await personWith('sub-kita')
    await signInAs(site.browser(), 'sub-kita')
    await site.db.updateTable('account').set({ disabledAt: site.now() }).execute()
    const answer = await signInAs(site.browser(), 'sub-kita')
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('この利用者は、今は使えません')
  })
})

describe('is refused in words', () => {
  test('who is linked to nobody, whatever name or address the provider tells', async () => {
    await buildAccount(site, { login: 'asahi' })
    const answer = await signInAs(site.browser(), 'asahi')
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('だれにも結び付いていません')
    expect(answer.cookie).not.toContain('mamori_session')
  })

  test('an answer whose state is not the one begun with', async () => {
    await personWith('sub-kita')
    const browser = site.browser()
    const { url, state } = await begin(browser)
    const path = await atProvider(url, { login: 'sub-kita' })
    const tampered = path.replace(/state=[^&]+/, `state=${'A'.repeat(43)}`)
    const answer = await back(browser, tampered, state)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('この画面から始めたものではない')
  })

  test('an answer carried into another browser', async () => {
    await personWith('sub-kita')
    const { url } = await begin(site.browser())
    const path = await atProvider(url, { login: 'sub-kita' })
    expect((await site.browser().get(path)).status).toBe(422)
  })

  test('the same answer a second time, and its code under a new state', async () => {
    await personWith('sub-kita')
    const browser = site.browser()
    const { url, state } = await begin(browser)
    const path = await atProvider(url, { login: 'sub-kita' })
    expect((await back(browser, path, state)).status).toBe(303)
    expect((await back(site.browser(), path, state)).status).toBe(422)
    const next = site.browser()
    const again = await begin(next)
    const replayed = path.replace(/state=[^&]+/, `state=${again.state}`)
    const answer = await back(next, replayed, again.state)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('提供元の答えを確かめられませんでした')
  })

  test('an answer that says another issuer', async () => {
    await personWith('sub-kita')
    const browser = site.browser()
    const { url, state } = await begin(browser)
    const path = await atProvider(url, { login: 'sub-kita' })
    expect(path).toContain('iss=')
    const foreign = path.replace(/iss=[^&]+/, `iss=${encodeURIComponent('https://evil.example')}`)
    expect((await back(browser, foreign, state)).status).toBe(422)
  })

  test('an answer that comes after ten minutes', async () => {
    await personWith('sub-kita')
    const browser = site.browser()
    const { url, state } = await begin(browser)
    const path = await atProvider(url, { login: 'sub-kita' })
    site.pass(11)
    expect((await back(browser, path, state)).status).toBe(422)
  })

  test('who declined at the provider', async () => {
    const browser = site.browser()
    const { url, state } = await begin(browser)
    const answer = await back(browser, await atProvider(url, { decline: '1' }), state)
    expect(answer.text).toContain('提供元でサインインが取りやめられました')
  })

  test('a provider that calls itself by another name, or names addresses that are not its own', async () => {
    provider.lie('http://localhost:1')
    try {
      const answer = await site.browser().get('/sign-in/oidc')
      expect(answer.status).toBe(422)
      expect(answer.text).toContain('サインインの提供元につながりません')
    } finally {
      provider.lie(null)
    }
  })
})

test('neither secret nor code nor subject is written down anywhere', async () => {
  await personWith('sub-kita')
  const browser = site.browser()
  const { url, state } = await begin(browser)
  const path = await atProvider(url, { login: 'sub-kita' })
  const code = new URL(path, SITE).searchParams.get('code') ?? 'none'
  await back(browser, path, state)
  await back(browser, path, state)
  const written = await everythingWritten(site)
  for (const secret of [provider.clientSecret, code, state, 'sub-kita']) expect(written).not.toContain(secret)
})

test('whoever came in by the provider is told that its own sign-in goes on, with the way to end it', async () => {
  await personWith('sub-kita')
  const browser = site.browser()
  await signInAs(browser, 'sub-kita')
  expect(await browser.post('/sign-out', {})).toMatchObject({ to: '/sign-in?said=signed-out-here' })
  const there = await browser.get('/sign-in/oidc/sign-out')
  expect(there.to).toContain(`${provider.issuer.origin}/session/end?`)
})

test('without a provider nothing of it is offered', async () => {
  const plain = await openSite()
  try {
    expect((await plain.browser().get('/sign-in')).text).not.toContain('/sign-in/oidc')
    expect((await plain.browser().get('/sign-in/oidc')).status).toBe(404)
  } finally {
    await plain.close()
  }
})

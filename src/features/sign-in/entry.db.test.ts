import { argon2Sync } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  buildAccount,
  eventKinds,
  everythingWritten,
  openSite,
  PASSWORD,
  signedIn,
  type Site,
} from './site-for-tests.ts'

let site: Site

beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

let nth = 0
let login = ''
let account: Awaited<ReturnType<typeof buildAccount>>

beforeEach(async () => {
  nth += 1
  login = `person-${nth}`
  account = await buildAccount(site, { login })
})

const sessions = () => site.db.selectFrom('session').selectAll().where('accountId', '=', account.id).execute()

describe('signing in', () => {
  test('the right password opens a session whose token is kept only as a hash', async () => {
    const browser = site.browser()
    const answer = await browser.post('/sign-in', {
      login: ` ${login.toUpperCase()} `,
      password: PASSWORD,
      to: '/account',
    })
    expect(answer).toMatchObject({ status: 303, to: '/account' })
    expect(answer.cookie).toMatch(/^mamori_session=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
    const [session] = await sessions()
    expect(JSON.stringify(session)).not.toContain(browser.cookie()?.split('=')[1])
    const page = await browser.get('/account')
    expect(page).toMatchObject({ status: 200, cache: 'no-store' })
    expect(page.text).toContain(login)
    expect(page.text).toContain('この画面')
    expect(page.text).toContain('Windows の Firefox')
  })

  test('the cookie is for https alone where the request came by https', async () => {
    const answer = await site
      .browser()
      .post('/sign-in', { login, password: PASSWORD }, { 'x-forwarded-proto': 'https' })
    expect(answer.cookie).toContain('Secure')
  })

  test('a wrong password is refused, the login is kept in the form and the password is not', async () => {
    const browser = site.browser()
    const answer = await browser.post('/sign-in', { login, password: 'not-the-password' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('ログイン名かパスワードが違います。')
    expect(answer.text).toContain(`value="${login}"`)
    expect(answer.text).not.toContain('not-the-password')
    expect(answer.text).toMatch(/role="alert"[^>]*autofocus/)
    expect(browser.cookie()).toBeNull()
    expect(await sessions()).toEqual([])
  })

  test('nothing typed is told without counting', async () => {
    expect((await site.browser().post('/sign-in', { login, password: '' })).text).toContain(
      'ログイン名とパスワードを入力してください。',
    )
    expect(
      await site.db.selectFrom('account').select('failures').where('id', '=', account.id).executeTakeFirst(),
    ).toEqual({ failures: 0 })
  })

  test('a token planted before signing in is worth nothing afterwards', async () => {
    const planted = `mamori_session=${'A'.repeat(43)}`
    const browser = site.browser()
    browser.bring(planted)
    await browser.post('/sign-in', { login, password: PASSWORD })
    expect(browser.cookie()).not.toBe(planted)
    const thief = site.browser()
    thief.bring(planted)
    expect((await thief.get('/account')).status).toBe(303)
  })

  test('signing in again gives a new token and ends the session before', async () => {
    const browser = await signedIn(site, login)
    const before = browser.cookie() ?? ''
    await browser.post('/sign-in', { login, password: PASSWORD })
    expect(browser.cookie()).not.toBe(before)
    const old = site.browser()
    old.bring(before)
    expect((await old.get('/account')).status).toBe(303)
    expect(await sessions()).toHaveLength(1)
  })

  test.each(['https://evil.example/', '//evil.example', '/\\evil.example'])(
    '%s is no place to go after signing in',
    async (to) => {
      expect(await site.browser().post('/sign-in', { login, password: PASSWORD, to })).toMatchObject({
        status: 303,
        to: '/',
      })
      const form = await site.browser().get(`/sign-in?to=${encodeURIComponent(to)}`)
      expect(form.text).not.toContain('evil.example')
    },
  )

  test('what another origin sends is refused', async () => {
    const answer = await site
      .browser({ origin: 'https://evil.example' })
      .post('/sign-in', { login, password: PASSWORD })
    expect(answer.status).toBe(403)
    expect(await sessions()).toEqual([])
  })

  test('a password hashed at an older cost is hashed anew when it is next used', async () => {
    const salt = Buffer.alloc(16, 7)
    const tag = argon2Sync('argon2id', {
      message: PASSWORD,
      nonce: salt,
      memory: 8192,
      passes: 2,
      parallelism: 1,
      tagLength: 32,
    })
    const text = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
    const passwordHash = `$argon2id$v=19$m=8192,t=2,p=1$${text(salt)}$${text(tag)}`
    await site.db.updateTable('account').set({ passwordHash }).where('id', '=', account.id).execute()
    await signedIn(site, login)
    const kept = await site.db
      .selectFrom('account')
      .select('passwordHash')
      .where('id', '=', account.id)
      .executeTakeFirst()
    expect(kept?.passwordHash).toContain('$m=19456,t=2,p=1$')
    await signedIn(site, login)
  })

  test('a stopped account is told so only after the right password', async () => {
    await site.db.updateTable('account').set({ disabledAt: site.now() }).where('id', '=', account.id).execute()
    expect((await site.browser().post('/sign-in', { login, password: PASSWORD })).text).toContain(
      'この利用者は、今は使えません。',
    )
    expect((await site.browser().post('/sign-in', { login, password: 'not-the-password' })).text).toContain(
      'ログイン名かパスワードが違います。',
    )
    expect(await sessions()).toEqual([])
  })

  test('a person who has left cannot come in', async () => {
    const left = await buildAccount(site, { login: `left-${nth}`, endsOn: '2026-11-23' })
    expect((await site.browser().post('/sign-in', { login: left.login, password: PASSWORD })).status).toBe(422)
  })
})

describe('wrong passwords', () => {
  const fail = async (name: string, times: number) => {
    let text = ''
    for (let time = 0; time < times; time += 1)
      ({ text } = await site.browser().post('/sign-in', { login: name, password: 'not-the-password' }))
    return text.replaceAll(name, '')
  }

  test('five lock the account for a minute, even for the right password', async () => {
    expect(await fail(login, 5)).toContain('あと1分ほど受け付けません')
    expect((await site.browser().post('/sign-in', { login, password: PASSWORD })).status).toBe(422)
    site.pass(1)
    expect((await site.browser().post('/sign-in', { login, password: PASSWORD })).status).toBe(303)
  })

  test('the next lock is longer, and the right password forgets them all', async () => {
    await fail(login, 5)
    site.pass(1)
    expect(await fail(login, 1)).toContain('あと2分ほど受け付けません')
    site.pass(2)
    await signedIn(site, login)
    expect(await fail(login, 1)).not.toContain('受け付けません')
  })

  test('a login that nobody has is answered in the same words at every step', async () => {
    for (let step = 0; step < 7; step += 1) {
      expect(await fail(`nobody-${nth}`, 1)).toBe(await fail(login, 1))
      if (step > 4) site.pass(3)
    }
  })

  test('guesses sent side by side are counted one by one', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => site.browser().post('/sign-in', { login, password: 'not-the-password' })),
    )
    expect(answers.filter(({ text }) => text.includes('分ほど受け付けません'))).toHaveLength(4)
    const { failures } = await site.db
      .selectFrom('account')
      .select('failures')
      .where('id', '=', account.id)
      .executeTakeFirstOrThrow()
    expect(failures).toBe(5)
  })

  test('a password typed as the login, and any other typed thing, is written nowhere', async () => {
    await site.browser().post('/sign-in', { login: 'my-secret-in-the-wrong-field', password: 'guess-of-a-password' })
    const browser = await signedIn(site, login)
    await browser.post('/account/password', {
      current: 'no-such-password',
      password: 'harusame-ya-monogatari',
      passwordAgain: 'harusame-ya-monogatari',
    })
    const written = await everythingWritten(site)
    for (const secret of [
      'my-secret-in',
      'guess-of-a',
      'no-such-password',
      'harusame',
      PASSWORD,
      browser.cookie()?.split('=')[1] ?? 'none',
    ])
      expect(written).not.toContain(secret)
    expect(await eventKinds(site)).toEqual(
      expect.arrayContaining(['sign-in-failed', 'signed-in', 'locked', 'password-refused']),
    )
  })
})

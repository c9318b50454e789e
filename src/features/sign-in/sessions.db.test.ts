import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildAccount, openSite, PASSWORD, signedIn, type Site } from './site-for-tests.ts'

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

describe('sessions', () => {
  test('one ends after an hour without use, and not while it is used', async () => {
    const browser = await signedIn(site, login)
    for (let quarter = 0; quarter < 6; quarter += 1) {
      site.pass(59)
      expect((await browser.get('/account')).status).toBe(200)
    }
    site.pass(60)
    expect(await browser.get('/account')).toMatchObject({ status: 303, to: '/sign-in?to=%2Faccount' })
  })

  test('one ends after twelve hours however much it is used', async () => {
    const browser = await signedIn(site, login)
    for (let hour = 0; hour < 13; hour += 1) {
      site.pass(55)
      expect((await browser.get('/account')).status).toBe(200)
    }
    site.pass(5)
    expect((await browser.get('/account')).status).toBe(303)
  })

  test('the settings say how long', async () => {
    const put = (value: string) =>
      site.db
        .insertInto('setting')
        .values({ key: 'sign-in.idle-minutes', value })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
        .execute()
    await put('10')
    const browser = await signedIn(site, login)
    site.pass(10)
    expect((await browser.get('/account')).status).toBe(303)
    await put('"sixty"')
    const other = await signedIn(site, login)
    site.pass(59)
    expect((await other.get('/account')).status).toBe(200)
    await put('60')
  })

  test('use is noted at most once a minute', async () => {
    const browser = await signedIn(site, login)
    const seen = async () => (await sessions())[0]?.lastSeenAt
    const first = await seen()
    site.pass(0.9)
    await browser.get('/account')
    expect(await seen()).toEqual(first)
    site.pass(0.2)
    await browser.get('/account')
    expect(await seen()).toEqual(site.now())
  })

  test('signing out ends this session and no other', async () => {
    const here = await signedIn(site, login)
    const token = here.cookie() ?? ''
    const there = await signedIn(site, login)
    expect(await here.post('/sign-out', {})).toMatchObject({ status: 303, to: '/sign-in?said=signed-out' })
    expect(here.cookie()).toBeNull()
    here.bring(token)
    expect((await here.get('/account')).status).toBe(303)
    expect((await there.get('/account')).status).toBe(200)
    expect((await site.browser().post('/sign-out', {})).status).toBe(303)
  })

  test('signing out everywhere ends them all', async () => {
    const browsers = [await signedIn(site, login), await signedIn(site, login), await signedIn(site, login)]
    expect(await browsers[0]?.post('/account/sessions/end-all', {})).toMatchObject({
      status: 303,
      to: '/sign-in?said=everywhere',
    })
    for (const browser of browsers) expect((await browser.get('/account')).status).toBe(303)
    expect(await sessions()).toEqual([])
  })

  test('one of them can be ended, and never one of somebody else', async () => {
    const here = await signedIn(site, login)
    const [mine] = await sessions()
    const there = await signedIn(site, login)
    const stranger = await signedIn(site, (await buildAccount(site, { login: `stranger-${nth}` })).login)
    await stranger.post('/account/sessions/end', { session: mine?.id ?? '' })
    await stranger.post('/account/sessions/end', { session: 'x' })
    expect(await sessions()).toHaveLength(2)
    const first = mine?.id ?? ''
    await there.post('/account/sessions/end', { session: first })
    expect((await here.get('/account')).status).toBe(303)
    expect((await there.get('/account')).status).toBe(200)
  })

  test('another origin cannot end them', async () => {
    const browser = await signedIn(site, login)
    const other = site.browser({ origin: 'https://evil.example' })
    other.bring(browser.cookie() ?? '')
    expect((await other.post('/account/sessions/end-all', {})).status).toBe(403)
    expect((await browser.get('/account')).status).toBe(200)
  })

  test('a stopped account and a person who has left are nobody at once', async () => {
    const browser = await signedIn(site, login)
    await site.db.updateTable('account').set({ disabledAt: site.now() }).where('id', '=', account.id).execute()
    expect((await browser.get('/account')).status).toBe(303)
    await site.db.updateTable('account').set({ disabledAt: null }).where('id', '=', account.id).execute()
    expect((await browser.get('/account')).status).toBe(200)
    await site.db.updateTable('person').set({ endsOn: '2026-11-24' }).where('id', '=', account.personId).execute()
    site.pass(24 * 60)
    expect((await browser.get('/account')).status).toBe(303)
    site.pass(-24 * 60)
  })
})

describe('changing the password', () => {
  const NEXT = 'harusame-ya-monogatari'

  test('the new one holds, the old one does not, and other screens are signed out', async () => {
    const here = await signedIn(site, login)
    const before = here.cookie()
    const there = await signedIn(site, login)
    const answer = await here.post('/account/password', { current: PASSWORD, password: NEXT, passwordAgain: NEXT })
    expect(answer).toMatchObject({ status: 303, to: '/account?said=password-changed' })
    expect(here.cookie()).not.toBe(before)
    expect((await here.get('/account')).status).toBe(200)
    expect((await there.get('/account')).status).toBe(303)
    expect((await site.browser().post('/sign-in', { login, password: PASSWORD })).status).toBe(422)
    expect((await site.browser().post('/sign-in', { login, password: NEXT })).status).toBe(303)
  })

  test('it asks for the present one, and guessing it locks as signing in does', async () => {
    const here = await signedIn(site, login)
    const guess = () =>
      here.post('/account/password', { current: 'not-the-password', password: NEXT, passwordAgain: NEXT })
    expect((await guess()).text).toContain('今のパスワードが違います。')
    for (let time = 0; time < 3; time += 1) await guess()
    expect((await guess()).text).toContain('あと1分ほど受け付けません')
    expect(
      (await here.post('/account/password', { current: PASSWORD, password: NEXT, passwordAgain: NEXT })).status,
    ).toBe(422)
  })

  test('a poor one is refused with its reason and written into no field', async () => {
    const here = await signedIn(site, login)
    const answer = await here.post('/account/password', {
      current: PASSWORD,
      password: 'password1234',
      passwordAgain: 'password1234',
    })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('推測されやすいパスワードです。')
    expect(answer.text).not.toContain('password1234')
    expect(answer.text).not.toContain(PASSWORD)
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#kernel/id.ts'
import { buildAccount, buildPerson, openSite, PASSWORD, signedIn, UNIT, type Site } from './site-for-tests.ts'

let site: Site
let admin: Awaited<ReturnType<typeof signedIn>>
let adminAccount: Awaited<ReturnType<typeof buildAccount>>

beforeAll(async () => {
  site = await openSite()
  adminAccount = await buildAccount(site, { login: 'kanri', administrator: true })
  admin = await signedIn(site, 'kanri')
})
afterAll(() => site.close())

const ID = '01900000-0000-7000-8000-00000000ffff'
const PAGES = [
  ['GET', '/accounts'],
  ['GET', `/accounts/new?person=${ID}`],
  ['GET', `/accounts/${ID}`],
  ['POST', '/accounts'],
  ['POST', `/accounts/${ID}/link`],
  ['POST', `/accounts/${ID}/disable`],
  ['POST', `/accounts/${ID}/enable`],
  ['POST', `/accounts/${ID}/administrator`],
  ['POST', `/accounts/${ID}/end-sessions`],
] as const

describe('only administrators', () => {
  test.each(PAGES)('%s %s is not for others, and nobody is sent to sign in', async (method, path) => {
    await site.db
      .insertInto('person')
      .values({
        id: ID,
        name: '別人',
        kana: 'べつじん',
        rank: '事務官',
        kind: 'staff',
        homeUnitId: UNIT,
        startsOn: '2020-01-01',
        state: 'active',
      })
      .onConflict((c) => c.doNothing())
      .execute()
    const login = `plain-${method.toLowerCase()}-${
      path
        .split('/')
        .at(-1)
        ?.replace(/[^a-z-]/g, '') ?? ''
    }`.slice(0, 30)
    await buildAccount(site, { login })
    const plain = await signedIn(site, login)
    const ask = (browser: typeof plain) =>
      method === 'GET' ? browser.get(path) : browser.post(path, { person: ID, login: 'x-y-z' })
    const before = await site.db.selectFrom('account').selectAll().orderBy('id').execute()
    expect((await ask(plain)).status).toBe(403)
    const nobody = await ask(site.browser())
    expect(nobody.status).toBe(303)
    expect(nobody.to).toMatch(/^\/sign-in\?to=/)
    expect(await site.db.selectFrom('account').selectAll().orderBy('id').execute()).toEqual(before)
  })

  test('an administrator who no longer is one is refused at once', async () => {
    const second = await buildAccount(site, { login: 'second-admin', administrator: true })
    const browser = await signedIn(site, 'second-admin')
    expect((await browser.get('/accounts')).status).toBe(200)
    await admin.post(`/accounts/${second.id}/administrator`, { value: 'no' })
    expect((await browser.get('/accounts')).status).toBe(403)
  })

  test('what another origin sends in an administrator’s name is refused', async () => {
    const { id } = await buildAccount(site, { login: 'target' })
    const other = site.browser({ origin: 'https://evil.example' })
    other.bring(admin.cookie() ?? '')
    expect((await other.post(`/accounts/${id}/disable`, {})).status).toBe(403)
    expect(await site.db.selectFrom('account').select('disabledAt').where('id', '=', id).executeTakeFirst()).toEqual({
      disabledAt: null,
    })
  })
})

describe('what administrators do', () => {
  test('a person is registered with a login, and who did it is shown', async () => {
    const person = await buildPerson(site, { name: '青木 葉', kana: 'あおき よう' })
    expect((await admin.get(`/accounts/new?person=${person}`)).text).toContain('青木 葉')
    const answer = await admin.post('/accounts', { person, login: 'Aoki.Y' })
    expect(answer.status).toBe(303)
    const page = await admin.get(answer.to ?? '')
    expect(page.text).toContain('aoki.y')
    expect(page.text).toContain('サインインの手段なし')
    expect(page.text).toContain('利用者を登録しました')
    expect(page.text).toContain('２等陸佐 kanri（システム管理者）')
    expect((await admin.post('/accounts', { person, login: 'aoki-2' })).status).toBe(422)
  })

  test('a login that is taken or malformed is refused beside its field', async () => {
    const person = await buildPerson(site, { name: '赤井 実' })
    expect((await admin.post('/accounts', { person, login: 'kanri' })).text).toContain(
      'このログイン名は、ほかの人が使っています。',
    )
    expect((await admin.post('/accounts', { person, login: 'a b' })).text).toContain('ログイン名は、英小文字')
    expect((await admin.post('/accounts', { person: 'x', login: 'akai' })).status).toBe(404)
  })

  test('stopping an account ends its sessions, and resuming lets it in again', async () => {
    const { id } = await buildAccount(site, { login: 'stopped' })
    const browser = await signedIn(site, 'stopped')
    expect(await admin.post(`/accounts/${id}/disable`, {})).toMatchObject({
      status: 303,
      to: `/accounts/${id}?said=account-disabled`,
    })
    expect((await browser.get('/account')).status).toBe(303)
    expect((await site.browser().post('/sign-in', { login: 'stopped', password: PASSWORD })).status).toBe(422)
    await admin.post(`/accounts/${id}/enable`, {})
    const again = await signedIn(site, 'stopped')
    const own = await again.get('/account')
    expect(own.text).toContain('利用を止めました')
    expect(own.text).toContain('２等陸佐 kanri（システム管理者）')
  })

  test('sessions of somebody else are ended', async () => {
    const { id } = await buildAccount(site, { login: 'left-open' })
    const browser = await signedIn(site, 'left-open')
    await admin.post(`/accounts/${id}/end-sessions`, {})
    expect((await browser.get('/account')).status).toBe(303)
  })

  test('nobody stops or demotes themselves, so one administrator always remains', async () => {
    expect((await admin.post(`/accounts/${adminAccount.id}/disable`, {})).status).toBe(409)
    expect((await admin.post(`/accounts/${adminAccount.id}/administrator`, { value: 'no' })).status).toBe(409)
  })

  test('of two administrators who stop each other at once one remains', async () => {
    const pair = [
      await buildAccount(site, { login: 'pair-1', administrator: true }),
      await buildAccount(site, { login: 'pair-2', administrator: true }),
    ] as const
    const browsers = [await signedIn(site, 'pair-1'), await signedIn(site, 'pair-2')] as const
    await Promise.all([
      browsers[0].post(`/accounts/${pair[1].id}/disable`, {}),
      browsers[1].post(`/accounts/${pair[0].id}/disable`, {}),
    ])
    const open = await site.db
      .selectFrom('account')
      .select('id')
      .where('id', 'in', [pair[0].id, pair[1].id])
      .where('disabledAt', 'is', null)
      .execute()
    expect(open).toHaveLength(1)
  })

  test('what does not exist is not there', async () => {
    expect((await admin.get(`/accounts/${newId()}`)).status).toBe(404)
    expect((await admin.get('/accounts/x')).status).toBe(404)
    expect((await admin.post(`/accounts/${newId()}/disable`, {})).status).toBe(404)
  })
})

describe('the list', () => {
  beforeAll(async () => {
    const rows = Array.from({ length: 120 }, (_, nth) => ({
      id: newId(),
      name: `名簿 ${nth}`,
      kana: `めいぼ ${String(nth).padStart(3, '0')}`,
      serviceNumber: `N-${nth}`,
      rank: '事務官',
      kind: 'staff',
      homeUnitId: UNIT,
      startsOn: '2020-01-01',
      state: 'active',
    }))
    await site.db.insertInto('person').values(rows).execute()
  })

  const shown = (text: string) => [...text.matchAll(/名簿 (\d+)<\/a>/g)].map(([, nth]) => Number(nth))
  const link = (text: string, rel: string) =>
    new RegExp(`href="([^"]+)" rel="${rel}"`).exec(text)?.[1]?.replaceAll('&amp;', '&')

  test('pages go forth and back without losing or repeating anybody', async () => {
    const first = await admin.get('/accounts?q=めいぼ')
    const second = await admin.get(link(first.text, 'next') ?? '')
    const third = await admin.get(link(second.text, 'next') ?? '')
    const all = [first, second, third].flatMap(({ text }) => shown(text))
    expect(all).toEqual(Array.from({ length: 120 }, (_, nth) => nth))
    expect(link(third.text, 'next')).toBeUndefined()
    expect(link(first.text, 'prev')).toBeUndefined()
    const back = await admin.get(link(third.text, 'prev') ?? '')
    expect(shown(back.text)).toEqual(shown(second.text))
    expect(first.text).toContain('120人')
  })

  test.each(['めいぼ007', 'メイボ　００７', '名簿7', 'n-7'])('%s finds the person', async (q) => {
    expect(shown((await admin.get(`/accounts?q=${encodeURIComponent(q)}`)).text)).toContain(7)
  })

  test.each(['%', '_', '\\', "'"])('%s means itself and not something to the database', async (q) => {
    expect(shown((await admin.get(`/accounts?q=${encodeURIComponent(q)}`)).text)).toEqual([])
  })

  test('an address that was tampered with shows the first page', async () => {
    expect(shown((await admin.get('/accounts?q=めいぼ&after=bm90LWpzb24')).text)[0]).toBe(0)
  })

  test('a filter shows only those it names', async () => {
    const without = await admin.get('/accounts?filter=without')
    expect(without.text).not.toContain('>kanri<')
    expect((await admin.get('/accounts?filter=administrator')).text).toContain('kanri')
  })
})

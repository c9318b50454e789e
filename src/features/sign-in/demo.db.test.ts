import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#kernel/id.ts'
import { buildAccount, buildPerson, openSite, PASSWORD, UNIT, type Site } from './site-for-tests.ts'

let site: Site
let chief: string
let clerk: string

beforeAll(async () => {
  site = await openSite({ demo: true })
  chief = await buildPerson(site, { name: '見本 課長', kana: 'みほん かちょう' })
  clerk = await buildPerson(site, { name: '見本 係員', kana: 'みほん かかりいん' })
  await buildPerson(site, { name: '見本 離任者', endsOn: '2026-11-01' })
  const documentId = newId()
  const postId = newId()
  const dated = { startsOn: '2020-01-01', state: 'active' }
  await site.db
    .insertInto('governingDocument')
    .values({ id: documentId, title: '指令', kind: 'directive', state: 'active' })
    .execute()
  await site.db
    .insertInto('post')
    .values({ id: postId, unitId: UNIT, title: '企画課長', ...dated })
    .execute()
  await site.db
    .insertInto('incumbency')
    .values({ id: newId(), postId, personId: chief, kind: 'substantive', ...dated })
    .execute()
  await site.db
    .insertInto('appointment')
    .values({ id: newId(), role: 'UNIT', postId, unitId: UNIT, documentId, provision: '付紙第2', ...dated })
    .execute()
  await buildAccount(site, { login: 'kanri', administrator: true })
})
afterAll(() => site.close())

describe('choosing a person of the sample data', () => {
  test('signing in leads to the list, grouped by role, and the password stays possible', async () => {
    const browser = site.browser()
    expect(await browser.get('/sign-in?to=/cases')).toMatchObject({ status: 303, to: '/demo/sign-in?to=%2Fcases' })
    const { text } = await browser.get('/demo/sign-in')
    expect(text).toMatch(/部隊等情報保証責任者[\s\S]*課長[\s\S]*職員[\s\S]*係員[\s\S]*システム管理者[\s\S]*kanri/)
    expect(text).toContain('企画課 企画課長')
    expect(text).not.toContain('離任者')
    expect((await browser.get('/sign-in?with=password')).status).toBe(200)
    expect((await browser.post('/sign-in', { login: 'kanri', password: PASSWORD })).status).toBe(303)
  })

  test.each(['かちょう', '企画課長', '部隊等情報保証責任者', '見本課長'])('%s finds the chief alone', async (q) => {
    const { text } = await site.browser().get(`/demo/sign-in?q=${encodeURIComponent(q)}`)
    expect(text).toContain('見本 課長')
    expect(text).not.toContain('見本 係員')
  })

  test('whoever is chosen is signed in, again and again', async () => {
    for (let time = 0; time < 2; time += 1) {
      const browser = site.browser()
      expect(await browser.post('/demo/sign-in', { person: clerk, to: '/account' })).toMatchObject({
        status: 303,
        to: '/account',
      })
      expect((await browser.get('/account')).text).toContain('見本 係員')
    }
  })

  test('nobody else is', async () => {
    expect((await site.browser().post('/demo/sign-in', { person: newId() })).status).toBe(404)
    expect((await site.browser().post('/demo/sign-in', { person: 'x' })).status).toBe(404)
    expect(await site.browser().post('/demo/sign-in', { person: clerk, to: '//evil.example' })).toMatchObject({
      to: '/',
    })
    expect(
      (await site.browser({ origin: 'https://evil.example' }).post('/demo/sign-in', { person: clerk })).status,
    ).toBe(403)
  })
})

describe('from elsewhere', () => {
  test.each(['10.0.0.5', '192.168.1.2', '2001:db8::1', '::ffff:10.0.0.5'])(
    '%s is refused and sees the password form',
    async (peer) => {
      const browser = site.browser({ peer })
      expect((await browser.get('/demo/sign-in')).status).toBe(403)
      expect((await browser.post('/demo/sign-in', { person: chief })).status).toBe(403)
      expect(browser.cookie()).toBeNull()
      expect((await browser.get('/sign-in')).status).toBe(200)
    },
  )

  test.each([{ 'x-forwarded-for': '127.0.0.1' }, { forwarded: 'for=127.0.0.1' }, { 'x-real-ip': '127.0.0.1' }])(
    'what passed a proxy is refused: %j',
    async (headers) => {
      expect((await site.browser().get('/demo/sign-in', headers)).status).toBe(403)
      expect((await site.browser().post('/demo/sign-in', { person: chief }, headers)).status).toBe(403)
    },
  )
})

test('without the demonstration there is no such page', async () => {
  const plain = await openSite()
  try {
    expect((await plain.browser().get('/demo/sign-in')).status).toBe(404)
    expect((await plain.browser().post('/demo/sign-in', { person: chief })).status).toBe(404)
  } finally {
    await plain.close()
  }
})

import { Hono } from 'hono'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { EVERYTHING } from '#kernel/db/database.ts'
import { buildAccount, openSite, signedIn, type Site } from './site-for-tests.ts'
import { whoIsThere } from './who-is-there.ts'

let site: Site

beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

const asking = async (cookie: string | null) => {
  const app = new Hono()
  const who = whoIsThere({
    db: site.db,
    loadActor: async (tx, personId) => {
      const person = await tx
        .selectFrom('person')
        .select(['name', 'rank'])
        .where('id', '=', personId)
        .executeTakeFirstOrThrow()
      return { personId, ...person, posts: [], authorities: [], reach: EVERYTHING }
    },
  })
  app.get('/', async (c) => c.json(await who(c, site.now())))
  const spy = vi.spyOn(Client.prototype, 'query')
  try {
    const answer = await app.request('/', { headers: cookie === null ? {} : { cookie } })
    return { there: await answer.json(), statements: spy.mock.calls.length }
  } finally {
    spy.mockRestore()
  }
}

test('the person and the session are known after two statements, also when the use is noted', async () => {
  const account = await buildAccount(site, { login: 'asked', administrator: true })
  const browser = await signedIn(site, 'asked')
  site.pass(5)
  const { there, statements } = await asking(browser.cookie())
  expect(there).toMatchObject({
    actor: { personId: account.personId, name: 'asked' },
    session: { accountId: account.id, login: 'asked', administrator: true },
  })
  expect(JSON.stringify(there)).not.toContain(browser.cookie()?.split('=')[1])
  expect(statements).toBe(2)
})

test('a token of no session costs one statement, and none or a malformed one costs nothing', async () => {
  expect(await asking(`mamori_session=${'A'.repeat(43)}`)).toEqual({ there: null, statements: 1 })
  expect(await asking('mamori_session=short')).toEqual({ there: null, statements: 0 })
  expect(await asking(null)).toEqual({ there: null, statements: 0 })
})

test('a page that brings itself up to date keeps no sign-in alive', async () => {
  await buildAccount(site, { login: 'away' })
  const [used, left] = [await signedIn(site, 'away'), await signedIn(site, 'away')]
  site.pass(40)
  expect((await used.get('/account')).status).toBe(200)
  expect((await left.get('/account', { 'x-mamori-live': '1' })).status).toBe(200)
  site.pass(40)
  expect((await used.get('/account')).status).toBe(200)
  expect((await left.get('/account', { 'x-mamori-live': '1' })).status).toBe(303)
})

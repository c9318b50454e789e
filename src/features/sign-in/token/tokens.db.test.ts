import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Route, SignedVisit } from '#kernel/http/route.ts'
import { buildAccount, openSite, signedIn, type Site } from '../site-for-tests.ts'

const tell = {
  who: 'signed-in' as const,
  handle: (visit: SignedVisit) =>
    visit.c.json({ login: visit.session.login, administrator: visit.session.administrator }),
}

/** One route of each kind a token may be good for, and a page. */
const ROUTES: readonly Route[] = [
  { method: 'GET', path: '/api/trial', ...tell },
  { method: 'POST', path: '/api/trial', ...tell },
  { method: 'POST', path: '/api/trial-scans', scopes: ['scans'], ...tell },
  { method: 'GET', path: '/scim/v2/trial', scopes: ['scim'], ...tell },
  { method: 'GET', path: '/page', ...tell },
]

let site: Site

beforeAll(async () => {
  site = await openSite({ routes: ROUTES })
})
afterAll(() => site.close())

let nth = 0
let login: string
let account: { id: string; personId: string }

beforeEach(async () => {
  nth += 1
  login = `programmer${nth}`
  account = await buildAccount(site, { login })
})

const make = async (fields: Record<string, string> = {}) => {
  const browser = await signedIn(site, login)
  const made = await browser.post('/account/tokens', {
    name: '送付',
    scopes: 'read',
    system: '',
    days: '90',
    ...fields,
  })
  return { browser, made, token: /mamori_[\w-]{43}/.exec(made.text)?.[0] ?? '' }
}

const bearing = (token: string, peer = `10.0.0.${nth}`) => {
  const browser = site.browser({ peer })
  const headers = { authorization: `Bearer ${token}` }
  return {
    get: (path: string) => browser.get(path, headers),
    post: (path: string) => browser.post(path, { a: '1' }, { ...headers, origin: 'https://elsewhere.example' }),
  }
}

const events = async (kind: string) =>
  (await site.db.selectFrom('securityEvent').select('facts').where('kind', '=', kind).execute()).length

describe('a token', () => {
  test('is shown once, kept as a hash only, and lets a program read as its person', async () => {
    const { browser, token } = await make()
    expect((await bearing(token).get('/api/trial')).text).toContain(login)
    expect((await browser.get('/account/tokens')).text).not.toContain(token)
    const rows = await site.db.selectFrom('apiToken').selectAll().where('accountId', '=', account.id).execute()
    expect(JSON.stringify(rows)).not.toContain(token.slice(7))
    expect(rows[0]?.lastUsedAt).not.toBeNull()
  })

  test('does only what its scopes say', async () => {
    const { token: reads } = await make()
    expect((await bearing(reads).post('/api/trial')).status).toBe(403)
    expect((await bearing(reads).post('/api/trial-scans')).status).toBe(403)
    const { token: delivers } = await make({ scopes: 'scans' })
    expect((await bearing(delivers).post('/api/trial-scans')).status).toBe(200)
    expect((await bearing(delivers).get('/api/trial')).status).toBe(403)
    const { token: acts } = await make({ scopes: 'acts' })
    expect((await bearing(acts).post('/api/trial')).status).toBe(200)
  })

  test('opens no page, and counts alone where a cookie comes along', async () => {
    const { browser, token } = await make()
    expect((await bearing(token).get('/page')).status).toBe(303)
    const wrong = { authorization: `Bearer mamori_${'x'.repeat(43)}` }
    expect((await browser.get('/api/trial')).status).toBe(200)
    expect((await browser.get('/api/trial', wrong)).status).toBe(401)
  })

  test('ends when it is taken back, runs out, the account is disabled or the person leaves', async () => {
    const { browser, token } = await make()
    const { id } = await site.db
      .selectFrom('apiToken')
      .select('id')
      .where('accountId', '=', account.id)
      .executeTakeFirstOrThrow()
    await browser.post('/account/tokens/revoke', { token: id })
    expect((await bearing(token).get('/api/trial')).status).toBe(401)

    const { token: second } = await make()
    await site.db.updateTable('account').set({ disabledAt: site.now() }).where('id', '=', account.id).execute()
    expect((await bearing(second).get('/api/trial')).status).toBe(401)
    await site.db.updateTable('account').set({ disabledAt: null }).where('id', '=', account.id).execute()
    expect((await bearing(second).get('/api/trial')).status).toBe(200)
    await site.db.updateTable('person').set({ endsOn: '2026-01-01' }).where('id', '=', account.personId).execute()
    expect((await bearing(second).get('/api/trial')).status).toBe(401)
    await site.db.updateTable('person').set({ endsOn: null }).where('id', '=', account.personId).execute()
    await site.db
      .updateTable('apiToken')
      .set({ expiresAt: new Date(site.now().getTime() - 1000) })
      .where('accountId', '=', account.id)
      .execute()
    expect((await bearing(second).get('/api/trial')).status).toBe(401)
  })

  test('is not another person’s to take back', async () => {
    const { token } = await make()
    const { id } = await site.db
      .selectFrom('apiToken')
      .select('id')
      .where('accountId', '=', account.id)
      .executeTakeFirstOrThrow()
    await buildAccount(site, { login: `other${nth}` })
    const other = await signedIn(site, `other${nth}`)
    await other.post('/account/tokens/revoke', { token: id })
    expect((await bearing(token).get('/api/trial')).status).toBe(200)
  })

  test('lasts a year at most and needs a name and a scope', async () => {
    for (const wrong of [{ days: '366' }, { days: '0' }, { name: '' }, { scopes: 'everything' }])
      expect((await make(wrong)).made.status).toBe(422)
    expect((await make({ days: '３６５' })).token).not.toBe('')
  })

  test('of those who manage the system is for the directory alone, and is theirs alone', async () => {
    await buildAccount(site, { login: `manager${nth}`, administrator: true })
    const manager = await signedIn(site, `manager${nth}`)
    expect((await manager.post('/account/tokens', { name: 'a', scopes: 'read', days: '9' })).status).toBe(422)
    const made = await manager.post('/account/tokens', { name: 'a', scopes: 'scim', days: '9' })
    const scim = bearing(/mamori_[\w-]{43}/.exec(made.text)?.[0] ?? '')
    expect((await scim.get('/scim/v2/trial')).text).toContain(`manager${nth}`)
    expect((await scim.get('/api/trial')).status).toBe(403)
    await site.db.updateTable('account').set({ administrator: false }).where('login', '=', `manager${nth}`).execute()
    expect((await scim.get('/scim/v2/trial')).status).toBe(401)
    expect((await make({ scopes: 'scim' })).made.status).toBe(422)
    const { token } = await make()
    await site.db.updateTable('account').set({ administrator: true }).where('id', '=', account.id).execute()
    expect((await bearing(token).get('/api/trial')).status).toBe(401)
  })
})

test('an address that goes on sending wrong tokens is made to wait, and a good one is let in all the same', async () => {
  const wrong = bearing(`mamori_${'w'.repeat(43)}`, '10.9.9.9')
  const before = await events('token-refused')
  const answers: number[] = []
  for (let n = 0; n < 8; n += 1) answers.push((await wrong.get('/api/trial')).status)
  expect(answers).toEqual([401, 401, 401, 401, 429, 429, 429, 429])
  expect(await events('token-refused')).toBe(before + 5)
  const { token } = await make()
  expect((await bearing(token, '10.9.9.9').get('/api/trial')).status).toBe(200)
})

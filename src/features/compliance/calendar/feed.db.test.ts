import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { writeAs, EVERYTHING } from '#kernel/db/database.ts'
import { anActor } from '#features/media/people-for-tests.ts'
import { buildAccount, openSite, signedIn, type Site } from '#features/sign-in/site-for-tests.ts'
import { createFeed } from './feed-store.ts'
import { calendarRoutes } from './routes.tsx'

let site: Site

/** Everybody is the officer of a unit here: the dates told to such a one are in the feed. */
const loadActor = (_tx: unknown, personId: string) => Promise.resolve({ ...anActor({ roles: ['UNIT'] }), personId })

beforeAll(async () => {
  site = await openSite({ routes: calendarRoutes({ loadActor, origins: ['https://mamori.example'] }) })
})
afterAll(() => site.close())

let nth = 0
let login: string
let account: { id: string; personId: string }
beforeEach(async () => {
  nth += 1
  login = `officer${nth}`
  account = await buildAccount(site, { login })
})

const make = async (name = '執務室の端末') => {
  const browser = await signedIn(site, login)
  const made = await browser.post('/calendar/feeds', { name })
  const path = /https:\/\/mamori\.example(\/calendar\/feed\/[\w-]{43}\.ics)/.exec(made.text)?.[1] ?? ''
  return { browser, made, path }
}

const stranger = () => site.browser({ peer: '10.1.1.1' })

const feedId = async () =>
  (
    await writeAs(site.db, { reach: EVERYTHING, personId: null }, (tx) =>
      tx.selectFrom('calendarFeed').select('id').where('personId', '=', account.personId).executeTakeFirstOrThrow(),
    )
  ).id

test('an address is shown once, kept as a hash only, and gives the dates to whoever has it, without signing in', async () => {
  const { browser, path } = await make()
  const answer = await stranger().get(path)
  expect(answer.status).toBe(200)
  expect(answer.text).toContain('BEGIN:VCALENDAR')
  expect(answer.text).toContain('自己点検の基準日')
  expect(answer.cache).toBe('no-store')
  expect((await browser.get('/calendar/feeds')).text).not.toContain(path)
  const rows = await writeAs(site.db, { reach: EVERYTHING, personId: null }, (tx) =>
    tx.selectFrom('calendarFeed').selectAll().where('personId', '=', account.personId).execute(),
  )
  expect(JSON.stringify(rows)).not.toContain(path.slice(-47, -4))
  expect(rows[0]?.lastUsedAt).not.toBeNull()
})

test('the secret of an address opens nothing else', async () => {
  const { path } = await make()
  const secret = path.slice(-47, -4)
  const bearer = { authorization: `Bearer mamori_${secret}` }
  expect((await stranger().get('/calendar', bearer)).status).toBe(303)
  expect((await stranger().get('/api/openapi.json', bearer)).status).not.toBe(200)
})

test('any other address is not there, whatever it looks like', async () => {
  for (const wrong of [`${'x'.repeat(43)}.ics`, 'x.ics', 'x'.repeat(43), `${'あ'.repeat(43)}.ics`])
    expect((await stranger().get(`/calendar/feed/${encodeURIComponent(wrong)}`)).status).toBe(404)
})

test('it ends when it is taken back, is a year old, its person leaves, or the account is disabled or becomes a manager’s', async () => {
  const { browser, path } = await make()
  const status = async () => (await stranger().get(path)).status
  await site.db.updateTable('account').set({ disabledAt: site.now() }).where('id', '=', account.id).execute()
  expect(await status()).toBe(404)
  await site.db
    .updateTable('account')
    .set({ disabledAt: null, administrator: true })
    .where('id', '=', account.id)
    .execute()
  expect(await status()).toBe(404)
  await site.db.updateTable('account').set({ administrator: false }).where('id', '=', account.id).execute()
  expect(await status()).toBe(200)
  await site.db.updateTable('person').set({ endsOn: '2026-01-01' }).where('id', '=', account.personId).execute()
  expect(await status()).toBe(404)
  await site.db.updateTable('person').set({ endsOn: null }).where('id', '=', account.personId).execute()
  const expire = (at: Date) =>
    writeAs(site.db, { reach: EVERYTHING, personId: null }, (tx) =>
      tx.updateTable('calendarFeed').set({ expiresAt: at }).where('personId', '=', account.personId).execute(),
    )
  await expire(new Date(site.now().getTime() - 1))
  expect(await status()).toBe(404)
  await expire(new Date(site.now().getTime() + 1000))
  expect(await status()).toBe(200)
  await browser.post('/calendar/feeds/revoke', { feed: await feedId() })
  expect(await status()).toBe(404)
})

test('an address is not another person’s to take back, and nobody sees another’s', async () => {
  const { path } = await make('私の予定表')
  const id = await feedId()
  await buildAccount(site, { login: `other${nth}` })
  const other = await signedIn(site, `other${nth}`)
  expect((await other.get('/calendar/feeds')).text).not.toContain('私の予定表')
  await other.post('/calendar/feeds/revoke', { feed: id })
  expect((await stranger().get(path)).status).toBe(200)
})

test('it needs a name, and there are five at most', async () => {
  expect((await make('')).made.status).toBe(422)
  const personId = account.personId
  const product = { reach: EVERYTHING, personId: null }
  const secrets = await Promise.all(
    Array.from({ length: 7 }, (_, n) =>
      writeAs(site.db, product, (tx) => createFeed(tx, personId, `${n}`, site.now())),
    ),
  )
  expect(secrets.filter((s) => s !== null)).toHaveLength(5)
  expect((await make()).made.status).toBe(422)
})

test('whoever manages the system has none', async () => {
  await buildAccount(site, { login: `manager${nth}`, administrator: true })
  const manager = await signedIn(site, `manager${nth}`)
  expect((await manager.post('/calendar/feeds', { name: 'a' })).status).toBe(403)
})

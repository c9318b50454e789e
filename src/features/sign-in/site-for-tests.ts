import type { Hono } from 'hono'
import { sql } from 'kysely'
import { connect, EVERYTHING, type OpenDatabase } from '#kernel/db/database.ts'
import { mount } from '#kernel/http/mount.tsx'
import type { Product } from '#kernel/http/product.ts'
import type { Route } from '#kernel/http/route.ts'
import { newId } from '#kernel/id.ts'
import { productOf } from '#kernel/product-of.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts'
import { signIn } from './feature.ts'
import type { OidcSettings } from './oidc/provider.ts'
import { hashPassword } from './password.ts'
import type { CompleteSetUp } from './set-up.ts'
import type { LoadActor } from './who-is-there.ts'

export const PASSWORD = 'kumo-no-mine-ikutsu'
export const UNIT = '01900000-0000-7000-8000-000000000001'

const ORIGIN = 'http://localhost'

const reply = async (response: Response) => ({
  status: response.status,
  to: response.headers.get('location'),
  cookie: response.headers.get('set-cookie'),
  cache: response.headers.get('cache-control'),
  text: await response.text(),
})

/** A browser with one cookie jar, on the machine itself unless another peer is named. */
const browserOf = (app: Hono, defaults: { peer?: string; origin?: string } = {}) => {
  let cookie: string | null = null
  const { peer = '127.0.0.1', origin = ORIGIN } = defaults
  const ask = async (
    path: string,
    init: { method?: string; body?: URLSearchParams; headers?: Record<string, string> } = {},
  ) => {
    const headers = {
      'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0',
      ...(cookie ? { cookie } : {}),
      ...init.headers,
    }
    const env = {
      incoming: {
        socket: { remoteAddress: peer, remotePort: 50_000, remoteFamily: peer.includes(':') ? 'IPv6' : 'IPv4' },
      },
    }
    const answered = await reply(await app.request(`${ORIGIN}${path}`, { ...init, headers }, env))
    const [, given] = /(?:^|, )(mamori_session=[^;]*)/.exec(answered.cookie ?? '') ?? []
    if (given !== undefined) cookie = given === 'mamori_session=' ? null : given
    return answered
  }
  return {
    get: (path: string, headers: Record<string, string> = {}) => ask(path, { headers }),
    post: (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
      ask(path, { method: 'POST', body: new URLSearchParams(fields), headers: { origin, ...headers } }),
    cookie: () => cookie,
    bring: (value: string) => {
      cookie = value
    },
  }
}

const loadActor: LoadActor = async (tx, personId) => {
  const person = await tx.selectFrom('person').select(['name', 'rank']).where('id', '=', personId).executeTakeFirst()
  if (!person) return null
  return { personId, ...person, posts: [], authorities: [], reach: EVERYTHING } satisfies Actor
}

const noSetUp: CompleteSetUp = () => Promise.reject(new Error('no set-up is expected'))

export type Site = Awaited<ReturnType<typeof openSite>>

/** The sign-in pages on a database of their own, with a clock that stands until it is moved. */
export const openSite = async ({
  demo = false,
  completeSetUp = noSetUp,
  origins = [],
  routes = [],
  oidc = null,
}: {
  demo?: boolean
  completeSetUp?: CompleteSetUp
  origins?: readonly string[]
  routes?: readonly Route[]
  oidc?: OidcSettings | null
} = {}) => {
  const database: FreshDatabase = await freshDatabase()
  const open: OpenDatabase = connect(database.app, () => {})
  const { db } = open
  let now = new Date('2026-11-23T01:00:00Z')
  const logged: string[] = []
  const log: Product['log'] = (event, facts) => void logged.push(JSON.stringify([event, facts]))
  const product = productOf({
    db,
    features: [],
    printer: {
      print: () => Promise.reject(new Error('nothing is printed here')),
      waiting: () => 0,
      stop: () => Promise.resolve(),
    },
    clock: () => now,
    demo,
    asset: (name) => `/assets/${name}`,
    log,
    ledger: {
      headSize: () => 0,
      checkedAt: () => null,
      faultless: () => null,
      caseProof: () => Promise.resolve(null),
    },
    version: '0',
  })
  const door = signIn({ product, loadActor, completeSetUp, origins, oidc })
  const app = mount(product, [...door.routes, ...routes], door.whoIsThere, origins)
  await db
    .insertInto('unit')
    .values({ id: UNIT, name: '企画課', abbreviation: '企', kind: 'section', startsOn: '2020-01-01', state: 'active' })
    .execute()
  return {
    db,
    logged,
    now: () => now,
    pass: (minutes: number) => {
      now = new Date(now.getTime() + minutes * 60_000)
    },
    browser: (defaults?: { peer?: string; origin?: string }) => browserOf(app, defaults),
    close: async () => {
      await open.close()
      await database.drop()
    },
  }
}

/** A person of the office; the login is the name in the Latin alphabet. */
export const buildPerson = async (
  site: Site,
  person: { name: string; kana?: string; endsOn?: string },
): Promise<string> => {
  const id = newId()
  const { name, kana = name, endsOn = null } = person
  await site.db
    .insertInto('person')
    .values({
      id,
      name,
      kana,
      endsOn,
      rank: '２等陸佐',
      kind: 'staff',
      homeUnitId: UNIT,
      startsOn: '2020-01-01',
      state: 'active',
    })
    .execute()
  return id
}

/** An account with the password of these tests, and its person. */
export const buildAccount = async (
  site: Site,
  account: { login: string; administrator?: boolean; endsOn?: string; password?: null },
) => {
  const { login, administrator = false, endsOn, password } = account
  const personId = await buildPerson(site, { name: login, ...(endsOn === undefined ? {} : { endsOn }) })
  const id = newId()
  const passwordHash = password === null ? null : await hashPassword(PASSWORD)
  await site.db.insertInto('account').values({ id, personId, login, administrator, passwordHash }).execute()
  return { id, personId, login }
}

/** A browser that has signed in. */
export const signedIn = async (site: Site, login: string) => {
  const browser = site.browser()
  const answer = await browser.post('/sign-in', { login, password: PASSWORD })
  if (answer.status !== 303) throw new Error(`${login} could not sign in: ${answer.status}`)
  return browser
}

/** Kinds of the events so far; those of one instant in no order. */
export const eventKinds = async (site: Site): Promise<string[]> =>
  (await site.db.selectFrom('securityEvent').select('kind').orderBy('at').orderBy('id').execute()).map(
    ({ kind }) => kind,
  )

/** Everything ever written about security and in the log, as one text to look for what must not be there. */
export const everythingWritten = async (site: Site): Promise<string> => {
  const { rows } = await sql<{ row: unknown }>`select to_jsonb(e) as row from security_event e`.execute(site.db)
  return JSON.stringify(rows) + site.logged.join('')
}

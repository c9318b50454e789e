import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mount } from '#kernel/http/mount.tsx'
import { exportRoutes } from '#kernel/http/routes/export-routes.tsx'
import { registerRoutes } from '#kernel/http/routes/register-routes.tsx'
import { newId } from '#kernel/id.ts'
import { productOf } from '#kernel/product-of.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { mediaFeature } from '../feature.ts'
import { colleague, keeper, member, officer, otherOfficer } from '../people-for-tests.ts'
import { anOfficeToCount, type OfficeToCount } from './stocktake-for-tests.ts'
import { stocktakeRoutes } from './routes.tsx'

/** More than any page may list at once. */
const MANY = 6000
const PAGE_BYTES = 100_000
const ORIGIN = 'http://localhost'

let office: OfficeToCount
let id: string
let held: string

const siteFor = (of: OfficeToCount) => {
  const product = productOf({
    db: of.db,
    features: [mediaFeature({ clock: of.clock })],
    printer: {
      print: () => Promise.reject(new Error('nothing is printed here')),
      waiting: () => 0,
      stop: () => Promise.resolve(),
    },
    clock: of.clock,
    demo: false,
    asset: (name) => `/assets/${name}`,
    log: () => {},
    ledger: {
      headSize: () => 0,
      checkedAt: () => null,
      faultless: () => null,
      caseProof: () => Promise.resolve(null),
    },
    version: '0',
  })
  const people: Readonly<Record<string, Actor>> = { officer, keeper, member, colleague, otherOfficer }
  const app = mount(product, [...stocktakeRoutes, ...exportRoutes, ...registerRoutes], async (c) => {
    const actor = people[c.req.header('x-who') ?? '']
    return actor ? { actor, session: { id: '', accountId: '', login: '', administrator: false } } : null
  })
  return {
    get: (who: keyof typeof people, path: string) => app.request(`${ORIGIN}${path}`, { headers: { 'x-who': who } }),
    post: (who: keyof typeof people, path: string, fields: Record<string, string>) =>
      app.request(`${ORIGIN}${path}`, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { 'x-who': who, origin: ORIGIN },
      }),
    json: (who: keyof typeof people, path: string, body: unknown) =>
      app.request(`${ORIGIN}${path}`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'x-who': who, origin: ORIGIN, 'content-type': 'application/json' },
      }),
  }
}

let site: ReturnType<typeof siteFor>
beforeAll(async () => {
  office = await anOfficeToCount()
  await office.manyMedia(MANY)
  held = await office.medium(office.places.b)
  await office.use(held)
  id = await office.started()
  site = siteFor(office)
})
afterAll(() => office.close())

const scan = (code: string) => ({ id: newId(office.clock()), code, at: office.clock().toISOString(), way: 'typed' })

describe('a stocktake of thousands', () => {
  test('shows no page above 100 kB: overview, counting, and each list of it', async () => {
    await site.post('member', `/stocktakes/${id}/scan`, { code: await office.placeCode(office.places.a) })
    const pages = [
      `/stocktakes/${id}`,
      `/stocktakes/${id}/count`,
      `/stocktakes/${id}/held`,
      `/registers/stocktakes`,
      `/registers/stocktake-items?stocktake=${id}`,
      `/registers/stocktake-items?stocktake=${id}&result=waiting`,
      `/registers/stocktake-items?stocktake=${id}&result=open&place=${office.places.a}`,
      `/registers/stocktake-scans?stocktake=${id}`,
    ]
    for (const path of pages) {
      const answer = await site.get('member', path)
      const html = await answer.text()
      expect(answer.status, path).toBe(200)
      expect(html.length, path).toBeGreaterThan(3000)
      expect(Buffer.byteLength(html), path).toBeLessThan(PAGE_BYTES)
    }
    expect(await (await site.get('member', `/stocktakes/${id}`)).text()).toContain('6,001点')
  })

  test('pages through all of one result, each medium once', async () => {
    const path = `/registers/stocktake-items.csv?stocktake=${id}&result=waiting`
    const csv = await (await site.get('member', path)).text()
    const numbers = csv
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',')[0])
    expect(numbers).toHaveLength(MANY + 1)
    expect(new Set(numbers).size).toBe(MANY + 1)
  })
})

describe('the counting page', () => {
  test('takes one code from a plain form and says what it was', async () => {
    await site.post('colleague', `/stocktakes/${id}/scan`, { code: '000777' })
    expect(await (await site.get('colleague', `/stocktakes/${id}/count`)).text()).toContain('先に場所の札を読み取って')
    const answer = await site.post('colleague', `/stocktakes/${id}/scan`, {
      code: await office.placeCode(office.places.b),
    })
    expect(answer.headers.get('location')).toBe(`/stocktakes/${id}/count`)
    await site.post('colleague', `/stocktakes/${id}/scan`, { code: '０００７７７' })
    const page = await (await site.get('colleague', `/stocktakes/${id}/count`)).text()
    expect(page).toContain('あるはずの所は「保管庫 甲-1」。「保管庫 甲-2」にありました')
    expect((await site.post('colleague', `/stocktakes/${id}/scan`, { code: ' ' })).status).toBe(422)
  })

  test('takes a thing without a number in words', async () => {
    await site.post('colleague', `/stocktakes/${id}/unregistered`, { thing: '青いUSBメモリ' })
    expect(await (await site.get('colleague', `/stocktakes/${id}/count`)).text()).toContain(
      '「青いUSBメモリ」　番号のない物',
    )
  })

  test('answers a batch by its ids, and a repeat alike', async () => {
    const place = scan(await office.placeCode(office.places.a))
    const batch = { scans: [place, scan('000001'), scan('000001'), scan('ありえない')] }
    const first = (await (await site.json('member', `/stocktakes/${id}/scans`, batch)).json()) as { results: unknown[] }
    expect(first.results).toMatchObject([
      { id: place.id, mark: 'place' },
      { mark: 'ok', word: '確認' },
      { mark: 'again' },
      { mark: 'unknown' },
    ])
    const again = (await (await site.json('member', `/stocktakes/${id}/scans`, batch)).json()) as { results: unknown[] }
    expect(new Set(again.results.map((r) => JSON.stringify(r)))).toEqual(
      new Set(first.results.map((r) => JSON.stringify(r))),
    )
  })

  test('is for named counters, and what is no batch is refused as such', async () => {
    expect((await site.get('keeper', `/stocktakes/${id}/count`)).status).toBe(403)
    expect((await site.json('keeper', `/stocktakes/${id}/scans`, { scans: [scan('1')] })).status).toBe(422)
    expect((await site.get('otherOfficer', `/stocktakes/${id}`)).status).toBe(404)
    for (const body of [null, {}, { scans: [{ id: 'x', code: '1', at: 'y', way: 'typed' }] }])
      expect((await site.json('member', `/stocktakes/${id}/scans`, body)).status).toBe(400)
  })
})

test('R048: the holder’s page keeps what was answered when a reason is missing', async () => {
  const answer = await site.post('member', `/stocktakes/${id}/held`, { [`m-${held}`]: 'lack', reason: '' })
  const html = await answer.text()
  expect(answer.status).toBe(409)
  expect(html).toContain('手元にない媒体には、理由を書いてください')
  expect(html).toMatch(new RegExp(`value="lack"[^>]*checked`))
  const done = await site.post('member', `/stocktakes/${id}/held`, { [`m-${held}`]: 'have', reason: '' })
  expect(done.status).toBe(303)
})

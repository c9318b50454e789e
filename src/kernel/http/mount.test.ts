import { describe, expect, test } from 'vitest'
import { productOf } from '../product-of.ts'
import type { Database } from '../db/database.ts'
import { mount } from './mount.tsx'
import type { Route } from './route.ts'

const product = productOf({
  // No route here asks it anything.
  db: {} as Database,
  features: [],
  printer: { print: () => Promise.reject(new Error()), waiting: () => 0, stop: () => Promise.resolve() },
  clock: () => new Date('2026-11-09T01:00:00Z'),
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

const take: Route = {
  method: 'POST',
  path: '/take',
  who: 'anyone',
  handle: ({ c }) => Promise.resolve(c.text('taken')),
}

/** What is answered to a form sent to the program, which the proxy reaches by plain HTTP. */
const answered = async (headers: Record<string, string>, origins?: readonly string[]) => {
  const app = mount(product, [take], () => Promise.resolve(null), origins)
  const body = new URLSearchParams({ a: '1' })
  return (await app.request('http://mamori.example/take', { method: 'POST', body, headers })).status
}

const OURS = ['https://mamori.example']

describe('a form is taken', () => {
  test('from a page of the address it is sent to, or where the browser says that it is ours', async () => {
    expect(await answered({ origin: 'http://mamori.example' })).toBe(200)
    expect(await answered({ 'sec-fetch-site': 'same-origin' })).toBe(200)
  })

  test('from the public origin, where a proxy ends TLS and the browser says nothing more', async () => {
    expect(await answered({ origin: 'https://mamori.example' })).toBe(403)
    expect(await answered({ origin: 'https://mamori.example' }, OURS)).toBe(200)
  })

  test('from no other page, whatever the request claims of its scheme or host', async () => {
    const claims = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'evil.example' }
    for (const origin of ['https://evil.example', 'https://mamori.example.evil.example', 'http://evil.example', 'null'])
      expect(await answered({ origin, ...claims, 'sec-fetch-site': 'cross-site' }, OURS)).toBe(403)
    expect(await answered({ origin: 'https://mamori.example', ...claims })).toBe(403)
    expect(await answered({}, OURS)).toBe(403)
  })
})

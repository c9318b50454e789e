import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mount } from '#kernel/http/mount.tsx'
import type { TokenScope } from '#kernel/http/route.ts'
import { unitsStanding } from '#features/organisation/import/standing.ts'
import { anOffice, type Office } from '#features/organisation/people-at-scale/lists-for-tests.ts'
import { unitIndex } from '#features/organisation/people-at-scale/units-by-name.ts'
import { directoryRoutes } from './routes.ts'
import { ENTERPRISE, USER } from './resource.ts'

let office: Office
let app: Hono
let scopes: readonly TokenScope[] = ['scim']
beforeAll(async () => {
  office = await anOffice()
  const routes = directoryRoutes({ unitNamed: async (tx, typed) => unitIndex(await unitsStanding(tx)).find(typed) })
  const session = { id: 's', accountId: 'a', login: 'kanri', administrator: false }
  app = mount(office.product, routes, async () => ({ actor: office.keeper, session: { ...session, scopes } }))
})
afterAll(() => office.close())

type Body = Record<string, unknown>

const ask = async (method: string, path: string, body?: Body) => {
  const answer = await app.request(`http://localhost/scim/v2${path}`, {
    method,
    headers: { authorization: 'Bearer x', 'content-type': 'application/scim+json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  const json = (text === '' ? {} : JSON.parse(text)) as Body & { id: string; Resources: Body[] }
  return { status: answer.status, type: answer.headers.get('content-type'), json }
}

const user = (userName: string, more: Body = {}): Body => ({
  schemas: [USER, ENTERPRISE],
  userName,
  externalId: `ext-${userName}`,
  name: { formatted: '見本 五子' },
  title: '2等空尉',
  active: true,
  [ENTERPRISE]: { department: '見' },
  ...more,
})

const acts = async (id: string) => {
  const rows = await office.read((tx) =>
    tx.selectFrom('ledgerEntry').select('act').where('caseId', '=', id).orderBy('seq').execute(),
  )
  return rows.map((row) => row.act)
}

const replaced = (op: string, path: string, value: unknown) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations: [{ op, path, value }],
})

describe('R003, R004: a directory keeps people', () => {
  test('by acts that are recorded: registered, found by number or external id, changed, moved', async () => {
    const made = await ask('POST', '/Users', user('S-1'))
    expect(made).toMatchObject({ status: 201, json: { userName: 'S-1', externalId: 'ext-S-1', active: true } })
    const { id } = made.json
    for (const filter of ['userName eq "S-1"', 'externalid EQ "ext-S-1"'])
      expect((await ask('GET', `/Users?filter=${encodeURIComponent(filter)}`)).json).toMatchObject({
        totalResults: 1,
        Resources: [{ id }],
      })
    await ask('PUT', `/Users/${id}`, user('S-1', { title: '1等空尉', [ENTERPRISE]: { department: '統合幕僚監部' } }))
    await ask('PATCH', `/Users/${id}`, replaced('Replace', 'externalId', 'ext-new'))
    expect(await acts(id)).toEqual(['register', 'change', 'transfer', 'identify'])
    expect((await ask('GET', `/Users/${id}`)).json).toMatchObject({ title: '1等空尉', externalId: 'ext-new' })
  })

  test('and what is so already is no act', async () => {
    const { json } = await ask('POST', '/Users', user('S-2'))
    expect((await ask('PUT', `/Users/${json.id}`, user('S-2'))).status).toBe(200)
    expect(await acts(json.id)).toEqual(['register'])
  })

  test('who is inactive, or deleted there, has left; who is active again is the same person', async () => {
    const { id } = (await ask('POST', '/Users', user('S-3'))).json
    expect((await ask('PATCH', `/Users/${id}`, replaced('replace', 'active', 'False'))).json).toMatchObject({
      active: false,
    })
    await ask('PATCH', `/Users/${id}`, replaced('replace', 'active', true))
    expect((await ask('DELETE', `/Users/${id}`)).status).toBe(204)
    expect(await acts(id)).toEqual(['register', 'leave', 'rejoin', 'leave'])
  })

  test('in pages counted from 1, with how many there are', async () => {
    const all = await ask('GET', '/Users?count=1')
    expect(all.json).toMatchObject({ itemsPerPage: 1, startIndex: 1 })
    const second = await ask('GET', '/Users?startIndex=2&count=1')
    expect(second.json.Resources[0]?.['id']).not.toBe(all.json.Resources[0]?.['id'])
    expect((await ask('GET', '/Users?count=0')).json).toMatchObject({
      Resources: [],
      totalResults: all.json['totalResults'],
    })
  })
})

describe('is refused as the protocol says', () => {
  test('R048, R053, R054: a leaver with open things, with the reason and its provisions', async () => {
    const { id } = (await ask('POST', '/Users', user('S-4'))).json
    office.held.set(id, 1)
    const refused = await ask('DELETE', `/Users/${id}`)
    expect(refused).toMatchObject({
      status: 409,
      type: 'application/scim+json',
      json: { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: '409', scimType: 'mutability' },
    })
    expect(refused.json['detail']).toMatch(/残っているもの.*付紙第4/)
    expect(await acts(id)).toEqual(['register'])
    office.held.clear()
  })

  test.each([
    ['a number that is taken', 'POST', '/Users', user('S-1', { externalId: 'other' }), 409, 'uniqueness'],
    ['an external id that is taken', 'POST', '/Users', user('S-9', { externalId: 'ext-new' }), 409, 'uniqueness'],
    [
      'a unit that is not there',
      'POST',
      '/Users',
      user('S-9', { [ENTERPRISE]: { department: '無い' } }),
      400,
      'invalidValue',
    ],
    ['a user without a name', 'POST', '/Users', user('S-9', { name: {} }), 400, 'invalidValue'],
    ['another filter', 'GET', '/Users?filter=title%20co%20%22x%22', undefined, 400, 'invalidFilter'],
    ['somebody who is not there', 'GET', '/Users/01900000-0000-7000-8000-00000000dead', undefined, 404, undefined],
    ['groups', 'GET', '/Groups', undefined, 404, undefined],
  ])('%s', async (_, method, path, body, status, scimType) => {
    const refused = await ask(method, path, body)
    expect([refused.status, refused.json['scimType'], refused.json['status']]).toEqual([
      status,
      scimType,
      String(status),
    ])
  })

  test('another number, another attribute, another operation', async () => {
    const { id } = (await ask('POST', '/Users', user('S-5'))).json
    const tried = [
      replaced('replace', 'userName', 'S-6'),
      replaced('replace', 'roles', ['admin']),
      replaced('move', 'title', 'x'),
      replaced('remove', 'active', undefined),
    ]
    const types = []
    for (const body of tried) types.push((await ask('PATCH', `/Users/${id}`, body)).json['scimType'])
    expect(types).toEqual(['mutability', 'invalidPath', 'invalidSyntax', 'mutability'])
  })

  test('without a token of its scope', async () => {
    scopes = ['read', 'acts']
    expect((await ask('GET', '/Users')).status).toBe(403)
    scopes = ['scim']
  })
})

test('what is offered is said, and no more', async () => {
  expect((await ask('GET', '/ServiceProviderConfig')).json).toMatchObject({
    patch: { supported: true },
    bulk: { supported: false },
  })
  expect((await ask('GET', '/ResourceTypes')).json).toMatchObject({ totalResults: 1 })
  expect((await ask('GET', '/Schemas')).json).toMatchObject({ totalResults: 3 })
})

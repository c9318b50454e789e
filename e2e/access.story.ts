import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { addDays, dayOf } from '#kernel/pure/day.ts'
import { api, caseIn, rulesOf } from './api.ts'
import { ADMINISTRATOR, BY_MOUSE, OPERATIONS, PLANNING, play } from './people.ts'

const CONFIRMED = { onlyNeededData: true, purposeInstructed: true, virusChecked: true, note: null }

const request = () => ({
  destination: '市ヶ谷 C棟',
  area: 'ministry-area',
  reason: '調整会議で資料を示すため。',
  startsOn: dayOf(new Date()),
  endsOn: addDays(dayOf(new Date()), 1),
  contents: '調整会議の資料一式',
  encryption: 'encrypted',
  virusCheck: 'clean',
})

test('R048, R049: a medium is invisible to the staff of another unit, on every way to it', () =>
  play(BY_MOUSE, async (cast) => {
    const keeper = await cast.enter(PLANNING.keeper)
    const stranger = await cast.enter(OPERATIONS.user)
    const id = await caseIn(keeper, '/registers/media?state=kept', '保管中')
    for (const path of [`/cases/${id}`, `/ledger/case/${id}.json`]) {
      expect((await keeper.page.request.get(path)).status(), path).toBe(200)
      expect((await stranger.page.request.get(path)).status(), path).toBe(404)
    }
    expect((await api(stranger).get(`/api/cases/${id}`)).status).toBe(404)
    await stranger.goesTo(`/cases/${id}`)
    expect(await stranger.reads()).toContain('今の官職では見られない')
    await stranger.goesTo('/search?q=企画-R8-業-0001')
    expect(await stranger.reads()).toContain('見付かりません')
  }))

test('R014, R054: one who may see a request but not judge it is shown no button and is refused with the rules', () =>
  play(BY_MOUSE, async (cast) => {
    const keeper = await cast.enter(PLANNING.keeper)
    const id = await caseIn(keeper, '/registers/take-outs', '申請中')
    await keeper.goesTo(`/cases/${id}`)
    expect(await keeper.page.getByRole('button', { name: '持出しを許可する' }).count()).toBe(0)
    const answer = await api(keeper).act(id, 'permit', { input: CONFIRMED })
    expect(answer.status).toBe(409)
    expect(rulesOf(answer)).toEqual(['R012', 'R013', 'R014', 'R054'])
  }))

test('R014, R061: an administrator decides nothing: no request is shown, no form is offered, and the API says whose it is', () =>
  play(BY_MOUSE, async (cast) => {
    const officer = await cast.enter(PLANNING.officer)
    const administrator = await cast.enter(ADMINISTRATOR)
    const id = await caseIn(officer, '/registers/take-outs', '申請中')
    expect((await administrator.page.request.get(`/cases/${id}`)).status()).toBe(404)
    expect((await api(administrator).act(id, 'permit', { input: CONFIRMED })).status).toBe(404)
    await administrator.goesTo('/registers/units')
    const link = administrator.page.getByRole('link', { name: new RegExp(`${PLANNING.unit}$`) })
    const unit = ((await link.first().getAttribute('href')) ?? '').replace('/cases/', '')
    await administrator.goesTo(`/begin/media.place/designate?unit=${unit}`)
    expect(await administrator.page.getByRole('button', { name: '集中保管場所を指定する' }).count()).toBe(0)
    const answer = await api(administrator).begin('media.place', 'designate', {
      from: { unit },
      input: { name: '保管庫', basis: 'office', lockable: true, designatedOn: dayOf(new Date()), note: null },
    })
    expect(answer.status).toBe(409)
    expect(rulesOf(answer)).toEqual(['R048', 'R061'])
  }))

test('R054: an act by JSON is done once for one key, and answers what the first one answered', () =>
  play(BY_MOUSE, async (cast) => {
    const user = await cast.enter(PLANNING.user)
    const medium = await caseIn(user, '/registers/media?state=kept', '保管中')
    const body = { from: { medium }, input: request(), requestKey: randomUUID() }
    const first = await api(user).begin('media.take-out', 'request', body)
    expect(first.status).toBe(201)
    const second = await api(user).begin('media.take-out', 'request', body)
    expect(second).toMatchObject({
      status: 200,
      body: { caseId: first.body['caseId'], entryId: first.body['entryId'], repeated: true },
    })
    const wrong = await api(user).begin('media.take-out', 'request', { from: { medium }, input: {} })
    expect(wrong.status).toBe(422)
    expect(wrong.body['fields']).toMatchObject({ destination: expect.any(String) as string })
    const withdrawn = await api(user).act(String(first.body['caseId']), 'withdraw', {})
    expect(withdrawn.status).toBe(201)
  }))

type Operation = {
  operationId: string
  parameters?: { name: string; in: string }[]
  responses: Record<string, unknown>
}

test('the API describes itself in OpenAPI 3.1: every operation named once, every reference and path parameter resolved', () =>
  play(BY_MOUSE, async (cast) => {
    const { status, body } = await api(await cast.enter(PLANNING.user)).get('/api/openapi.json')
    expect(status).toBe(200)
    expect(body['openapi']).toMatch(/^3\.1\.\d+$/)
    expect(body['info']).toMatchObject({ title: expect.any(String) as string, version: expect.any(String) as string })
    const paths = Object.entries(body['paths'] as Record<string, Record<string, Operation>>)
    const names = paths.flatMap(([, methods]) => Object.values(methods).map((o) => o.operationId))
    expect(names.length).toBeGreaterThan(50)
    expect(new Set(names).size).toBe(names.length)
    for (const [path, methods] of paths) {
      expect(path).toMatch(/^\/api\/[^#?]+$/)
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      for (const operation of Object.values(methods)) {
        const declared = (operation.parameters ?? []).filter((p) => p.in === 'path').map((p) => p.name)
        expect(declared, path).toEqual(inPath)
        expect(Object.keys(operation.responses).length, path).toBeGreaterThan(0)
      }
    }
    const text = JSON.stringify(body)
    const schemas = Object.keys((body['components'] as { schemas: object }).schemas)
    for (const [, name] of text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)) expect(schemas).toContain(name)
    expect(text.match(/"\$ref":"(?!#\/components\/schemas\/)/)).toBeNull()
  }))

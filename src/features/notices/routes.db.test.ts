import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { act } from '#kernel/act/act.ts'
import { anOffice, type TrialOffice } from '#kernel/act/act.builders.ts'
import { openApi } from '#kernel/http/open-api.ts'
import { mount } from '#kernel/http/mount.tsx'
import { apiRoutes } from '#kernel/http/routes/api-routes.ts'
import { newId } from '#kernel/id.ts'
import type { PasswordState } from '#kernel/mail/password.ts'
import { productOf } from '#kernel/product-of.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { administrator, anActor, colleague, NOW, officer, otherOfficer } from '#features/media/people-for-tests.ts'
import { noticesFeature } from './feature.ts'
import { noticeRoutes } from './routes.ts'

const ORIGIN = 'http://localhost'
const SECRET = 'umi-no-soko-42'

/** 事案対処責任者: a role of the whole organisation that reaches no unit's records. */
const responder = anActor({
  nth: 7,
  name: '他部 員',
  post: '事案対処責任者',
  roles: ['CIR'],
  unit: null,
  reach: { units: [], systems: [], everything: false, roles: ['CIR'] },
})

let office: TrialOffice
let site: ReturnType<typeof siteFor>
let kept: string[] = []
let state: PasswordState = 'none'

const siteFor = ({ db }: TrialOffice) => {
  const product = productOf({
    db,
    features: [noticesFeature({ loadActor: () => Promise.resolve(null) })],
    printer: {
      print: () => Promise.reject(new Error('nothing is printed here')),
      waiting: () => 0,
      stop: () => Promise.resolve(),
    },
    clock: () => NOW,
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
  const people: Readonly<Record<string, Actor>> = { officer, otherOfficer, colleague, administrator, responder }
  const secrets = {
    state: () => Promise.resolve(state),
    keep: (password: string) => {
      kept.push(password)
      return Promise.resolve()
    },
  }
  const routes = [...noticeRoutes({ secrets, sendNow: () => Promise.resolve() }), ...apiRoutes]
  const app = mount(product, routes, (c) => {
    const who = c.req.header('x-who') ?? ''
    const actor = people[who]
    const session = { id: 's', accountId: 'a', login: who, administrator: who === 'administrator' }
    return Promise.resolve(actor ? { actor, session } : null)
  })
  const ask = async (who: string, path: string, init: RequestInit = {}) => {
    const answer = await app.request(`${ORIGIN}${path}`, { ...init, headers: { 'x-who': who, origin: ORIGIN } })
    return { status: answer.status, text: await answer.text() }
  }
  return {
    product,
    get: (who: string, path: string) => ask(who, path),
    post: (who: string, path: string, fields: Record<string, string> = {}) =>
      ask(who, path, { method: 'POST', body: new URLSearchParams(fields) }),
  }
}

const rows = async (text: string, values: readonly unknown[] = []) =>
  (await office.owner.query<Record<string, unknown>>(text, [...values])).rows

beforeAll(async () => {
  office = await anOffice()
  site = siteFor(office)
})
afterAll(() => office.close())

beforeEach(() => {
  kept = []
  state = 'none'
})

/** A notice as the colleague's hanging of a tag tells it, and the same told to a role of the whole organisation. */
const told = async () => {
  const { caseId } = await office.done({ process: 'trial.tag', act: 'hang', actor: colleague })
  const [toUnit] = await rows(`select id from notice where case_id = $1 and verb = '通知'`, [caseId])
  const toRole = newId()
  await rows(
    `insert into notice (id, entry_id, case_id, verb, role, text, at, from_post_title, from_name, needs_receipt, receive_by)
     select $2, entry_id, case_id, '通報', 'CIR', '荷札に異状がありました。', at, from_post_title, from_name, true, receive_by
     from notice where id = $1`,
    [toUnit?.['id'], toRole],
  )
  return { caseId, toUnit: String(toUnit?.['id']), toRole }
}

describe('a notice to a role of the whole organisation', () => {
  test('is read by whoever holds the role, without a way into a case that is not theirs', async () => {
    const { caseId, toRole } = await told()
    expect((await site.get('responder', '/notices')).text).toContain(`/notices/${toRole}`)
    const page = await site.get('responder', `/notices/${toRole}`)
    expect(page.status).toBe(200)
    expect(page.text).toContain('荷札に異状がありました。')
    expect(page.text).toContain('案件は、あなたの官職では開けません')
    expect(page.text).not.toContain(`/cases/${caseId}`)
    expect((await site.get('responder', `/api/cases/${caseId}`)).status).toBe(404)
    expect((await site.post('responder', `/notices/${toRole}/receive`)).status).toBe(303)
    expect((await site.get('responder', `/notices/${toRole}?done=1`)).text).toContain('受領 ')
  })

  test('is no one else’s: another unit’s officer does not find it, and the role reads no notice to a unit', async () => {
    const { toUnit, toRole } = await told()
    for (const [who, id] of [
      ['otherOfficer', toRole],
      ['responder', toUnit],
    ] as const) {
      expect((await site.get(who, `/notices/${id}`)).status).toBe(404)
      expect((await site.post(who, `/notices/${id}/receive`)).status).toBe(404)
      expect((await site.post(who, `/api/notices/${id}/receipt`)).status).toBe(404)
    }
    expect(await rows('select 1 from notice where id = any ($1) and waits', [[toUnit, toRole]])).toHaveLength(2)
  })
})

test('a program confirms a receipt as a person does: once, and only as the addressee', async () => {
  const { caseId, toUnit } = await told()
  const path = `/api/notices/${toUnit}/receipt`
  expect(JSON.parse((await site.post('colleague', path)).text)).toMatchObject({
    refusals: [{ code: 'not-the-addressee' }],
  })
  const done = await site.post('officer', path)
  expect([done.status, JSON.parse(done.text)]).toMatchObject([201, { caseId, leaf: expect.any(Number) as number }])
  const again = await site.post('officer', path)
  expect([again.status, JSON.parse(again.text)]).toMatchObject([409, { refusals: [{ code: 'already-received' }] }])
  expect((await site.post('officer', '/api/notices/x/receipt')).status).toBe(404)
  expect(openApi(site.product).paths).toHaveProperty(['/api/notices/{id}/receipt', 'post'])
})

describe('the password of the mail server, over HTTP', () => {
  const setServer = async () => {
    const input = { enabled: 'yes', host: 'smtp.mod.example', port: '587', security: 'starttls', login: 'mamori' }
    const verbs = Object.fromEntries(['report', 'tip', 'notify', 'submit', 'share', 'contact'].map((v) => [v, 'asked']))
    const outcome = await act(office.db, site.product.bindings, {
      process: 'notices.mail-server',
      act: 'change',
      caseId: null,
      input: { ...input, ...verbs, fromAddress: 'mamori@mod.example', domains: '', reason: '試験' },
      actor: administrator,
      at: NOW,
    })
    expect(outcome.kind, JSON.stringify(outcome)).toBe('done')
  }
  const enter = (who: string) => site.post(who, '/mail/server/password', { password: SECRET })

  test('is kept by administrators alone, and neither page nor record nor table holds it', async () => {
    expect((await enter('administrator')).status).toBe(409)
    await setServer()
    expect((await enter('officer')).status).toBe(403)
    expect(kept).toEqual([])
    expect((await enter('administrator')).status).toBe(303)
    expect(kept).toEqual([SECRET])
    state = 'file'
    expect((await site.get('administrator', '/mail/server')).text).not.toContain(SECRET)
    expect(await rows(`select person_name from ledger_entry where act = 'note-password'`)).toEqual([
      { person_name: administrator.name },
    ])
    for (const table of ['ledger_entry', 'mail_server', 'security_event'])
      expect(await rows(`select 1 from ${table} t where t::text like '%' || $1 || '%'`, [SECRET]), table).toEqual([])
  })

  test('stays what the environment says where it says one', async () => {
    state = 'environment'
    expect((await enter('administrator')).status).toBe(409)
    expect(kept).toEqual([])
    expect((await site.get('administrator', '/mail/server')).text).not.toContain('name="password"')
  })
})

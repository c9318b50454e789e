import { afterAll, describe, expect, test } from 'vitest'
import { overflowAt320, violations } from './axe.ts'
import { closeBrowser } from './browser.ts'
import { fieldOf } from './hands.ts'
import { BY_MOUSE, PLANNING, play, WAYS, type Person } from './people.ts'
import { workerDemo } from './worker-demo.ts'

afterAll(closeBrowser)

const WAIT = { timeout: 20_000 }
const SYSTEM = '中央指揮システム専用通信'

type Requirement = { uuid: string; 'control-id': string; 'by-components': { description: string }[] }
type Plan = { 'system-security-plan': { 'control-implementation': { 'implemented-requirements': Requirement[] } } }

const requirementsOf = (plan: Plan) =>
  plan['system-security-plan']['control-implementation']['implemented-requirements']

const faultless = async (who: Person) => {
  expect((await violations(who.page)).filter((v) => !v.includes('aria-busy'))).toEqual([])
  const { width, widest } = await overflowAt320(who.page)
  expect(width, widest).toBeLessThanOrEqual(320)
}

const systemOf = async (who: Person): Promise<string> => {
  await who.goesTo('/systems')
  const link = who.page.locator('main').getByRole('link', { name: SYSTEM, exact: true }).first()
  const id = /\/systems\/([0-9a-f-]{36})/.exec((await link.getAttribute('href')) ?? '')?.[1]
  if (id === undefined) throw new Error(`no system ${SYSTEM}`)
  return id
}

const cookieOf = async (who: Person): Promise<string> =>
  (await who.page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')

const exported = async (who: Person, system: string): Promise<Plan> => {
  const answer = await fetch(`${workerDemo().origin}/systems/${system}/oscal/security-plan.json`, {
    headers: { cookie: await cookieOf(who) },
  })
  expect(answer.status).toBe(200)
  return (await answer.json()) as Plan
}

const brings = async (who: Person, system: string, file: object, name = 'security-plan.json') => {
  await who.goesTo(`/systems/${system}`)
  await who.presses('OSCALの書出し・取込み', who.page.locator('main'))
  const buffer = Buffer.from(JSON.stringify(file))
  await fieldOf(who.page, 'OSCALのファイル').setInputFiles({ name, mimeType: 'application/json', buffer })
  await who.presses('読み込む', who.page.locator('main form'))
}

const DONE = '登録は、係が受け付ける。'

describe.each(WAYS.slice(0, 2))('an OSCAL document $way', (way) => {
  test('R119: goes out, comes back changed, is looked at and taken in; what is broken is refused with its place', () =>
    play(way, async ({ enter }) => {
      const dev = await enter(PLANNING.officer)
      const system = await systemOf(dev)
      const plan = await exported(dev, system)
      const [first] = requirementsOf(plan)
      if (!first) throw new Error('no controls')
      const words = `${DONE}${way.tag}${Date.now()}`
      first['by-components'] = [{ ...first['by-components'][0], description: words }]
      requirementsOf(plan).push({ ...structuredClone(first), 'control-id': 'zz-9' })

      await brings(dev, system, plan)
      await expect.poll(() => dev.reads(), WAIT).toContain('この情報システムの選定にない管理策です')
      expect(await dev.reads()).toContain(words)
      if (way.javaScript) await faultless(dev)
      await dev.presses('1件を取り込む', dev.page.locator('main form'))
      await expect.poll(() => dev.reads(), WAIT).toContain('変わったもの1件、取り込まなかったもの1件')
      expect(new URL(dev.page.url()).pathname).toMatch(/^\/cases\//)
      await dev.goesTo(`/systems/${system}/controls/${first['control-id']}`)
      expect(await dev.page.content()).toContain(words)

      await brings(dev, system, plan)
      await expect.poll(() => dev.reads(), WAIT).toContain('変わるところはありません')

      first.uuid = 'x'
      await brings(dev, system, plan, 'broken.json')
      await expect.poll(() => dev.reads(), WAIT).toContain('「broken.json」は、OSCALの文書として読めません')
      expect(await dev.reads()).toContain('セキュリティ計画書 の 管理策の実装 の 1番目の実装した管理策')
      expect(await dev.reads()).toContain('何も取り込んでいません')
      if (way.javaScript) await faultless(dev)
    }))
})

test('R119: a program brings a document with a token of limited scope, looks first and then takes it in', () =>
  play(BY_MOUSE, async ({ enter }) => {
    const dev = await enter(PLANNING.officer)
    const system = await systemOf(dev)
    const tokenFor = async (scope: string) => {
      await dev.goesTo('/account/tokens')
      await dev.writes('名前', `OSCAL ${scope} ${Date.now()}`)
      await dev.page.getByLabel('読む', { exact: true }).setChecked(scope === '読む')
      await dev.page.getByLabel('手続を行う').setChecked(scope !== '読む')
      await dev.presses('トークンを作る', dev.page.locator('main form').last())
      return dev.page.locator('code.token').innerText()
    }
    const plan = await exported(dev, system)
    const [first] = requirementsOf(plan)
    if (!first) throw new Error('no controls')
    first['by-components'] = [{ ...first['by-components'][0], description: `${DONE}${Date.now()}` }]
    const sends = (token: string, query = '', body: string = JSON.stringify(plan)) =>
      fetch(`${workerDemo().origin}/api/systems/${system}/oscal${query}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body,
      })
    const acting = await tokenFor('手続を行う')
    const shown = await sends(acting)
    expect(await shown.json()).toMatchObject({ whose: 'own', counts: { changed: 1, left: 0 } })
    expect(await (await sends(acting, '?apply=true')).json()).toMatchObject({ case: expect.any(String) })
    expect((await sends(acting, '?apply=true')).status).toBe(409)
    expect((await sends(acting, '', '{}')).status).toBe(422)
    expect((await sends(await tokenFor('読む'))).status).toBe(403)
  }))

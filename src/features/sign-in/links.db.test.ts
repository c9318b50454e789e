import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Fault } from '#kernel/http/fault.ts'
import { passwordLinkCommand, setUpLinkCommand } from './link-command.ts'
import { issueSetUpLink, type SetUpInput } from './set-up.ts'
import {
  buildAccount,
  buildPerson,
  eventKinds,
  everythingWritten,
  openSite,
  PASSWORD,
  signedIn,
  type Site,
} from './site-for-tests.ts'

let site: Site
let asked: SetUpInput[]
let refuse = false

beforeEach(async () => {
  asked = []
  refuse = false
  site = await openSite({
    completeSetUp: async (input) => {
      asked.push(input)
      if (refuse) return { ok: false, errors: [{ field: 'rank', text: 'その階級はありません。' }] }
      return { ok: true, personId: await buildPerson(site, { name: input.administrator.name }), to: '/units' }
    },
  })
})
afterEach(() => site.close())

const GIVEN = {
  rank: '防衛事務官',
  name: '森 一葉',
  kana: 'もり かずは',
  login: 'Mori',
  password: PASSWORD,
  passwordAgain: PASSWORD,
  organisation: 'directive',
}

const lines: string[] = []
const command = () => ({
  db: site.db,
  at: site.now(),
  origin: 'http://mamori.example:3000',
  print: (line: string) => void lines.push(line),
})

describe('the first set-up', () => {
  test('until then nobody can sign in, and the page says where the link is', async () => {
    expect((await site.browser().get('/sign-in')).text).toContain('まだ利用者が登録されていません。')
  })

  test('the link registers the administrator, who is signed in at once', async () => {
    const token = await issueSetUpLink(site.db, site.now())
    const browser = site.browser()
    expect(await browser.get(`/set-up?token=${token}`)).toMatchObject({ status: 200, cache: 'no-store' })
    expect(await browser.post('/set-up', { ...GIVEN, token })).toMatchObject({ status: 303, to: '/units' })
    expect(asked).toEqual([
      {
        administrator: { name: '森 一葉', rank: '防衛事務官', kana: 'もり かずは' },
        organisation: 'directive',
        at: site.now(),
      },
    ])
    expect((await browser.get('/accounts')).text).toContain('mori')
    expect((await site.browser().post('/sign-in', { login: 'mori', password: PASSWORD })).status).toBe(303)
  })

  test('the link works once, and no other does once anybody is registered', async () => {
    const token = await issueSetUpLink(site.db, site.now())
    await site.browser().post('/set-up', { ...GIVEN, token })
    expect((await site.browser().get(`/set-up?token=${token}`)).status).toBe(409)
    expect((await site.browser().post('/set-up', { ...GIVEN, token, login: 'second' })).status).toBe(409)
    expect(asked).toHaveLength(1)
    await expect(issueSetUpLink(site.db, site.now())).rejects.toThrow(Fault)
    lines.length = 0
    expect(await setUpLinkCommand(command())).toBe(1)
    expect(lines).toEqual(['最初の設定は、もう済んでいます。サインインしてください。'])
  })

  test('of two who send it at once one is served', async () => {
    const token = await issueSetUpLink(site.db, site.now())
    const answers = await Promise.all(
      [1, 2].map((nth) => site.browser().post('/set-up', { ...GIVEN, token, login: `admin-${nth}` })),
    )
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 404])
    expect(asked).toHaveLength(1)
  })

  test('what is missing is told field by field, what was typed is kept, the password is not, and the link still works', async () => {
    const token = await issueSetUpLink(site.db, site.now())
    const browser = site.browser()
    const answer = await browser.post('/set-up', {
      ...GIVEN,
      token,
      kana: ' ',
      login: 'あ',
      passwordAgain: 'another',
      organisation: '',
    })
    expect(answer.status).toBe(422)
    for (const text of [
      'ふりがなを入力してください。',
      'ログイン名は、英小文字',
      '2回の入力が違っています',
      '編成をどこから登録するかを選んでください。',
    ])
      expect(answer.text).toContain(text)
    expect(answer.text).toContain('value="森 一葉"')
    expect(answer.text).not.toContain(PASSWORD)
    expect((await browser.post('/set-up', { ...GIVEN, token })).status).toBe(303)
  })

  test('a link is given back when the organisation refuses', async () => {
    const token = await issueSetUpLink(site.db, site.now())
    const browser = site.browser()
    refuse = true
    expect((await browser.post('/set-up', { ...GIVEN, token })).text).toContain('その階級はありません。')
    refuse = false
    expect((await browser.post('/set-up', { ...GIVEN, token })).status).toBe(303)
  })

  test('a link ends after a day, a newer one ends the older, and a made-up one never worked', async () => {
    const old = await issueSetUpLink(site.db, site.now())
    lines.length = 0
    expect(await setUpLinkCommand(command())).toBe(0)
    const href = new URL(lines[1] ?? '')
    expect(href.origin).toBe('http://mamori.example:3000')
    expect((await site.browser().get(`/set-up?token=${old}`)).status).toBe(404)
    expect((await site.browser().get(`${href.pathname}${href.search}`)).status).toBe(200)
    expect((await site.browser().get(`/set-up?token=${'A'.repeat(43)}`)).status).toBe(404)
    expect((await site.browser().get('/set-up')).status).toBe(404)
    site.pass(24 * 60)
    expect((await site.browser().get(`${href.pathname}${href.search}`)).status).toBe(404)
    expect(asked).toEqual([])
  })

  test('no token and no password is written anywhere', async () => {
    const token = await issueSetUpLink(site.db, site.now())
    const browser = site.browser()
    await browser.get(`/set-up?token=${token}`)
    await browser.post('/set-up', { ...GIVEN, token })
    const written = await everythingWritten(site)
    for (const secret of [token, PASSWORD, browser.cookie()?.split('=')[1] ?? 'none'])
      expect(written).not.toContain(secret)
    expect((await eventKinds(site)).toSorted()).toEqual(['set-up-done', 'set-up-link-issued', 'signed-in'])
  })
})

describe('the link for a password', () => {
  const NEXT = 'harusame-ya-monogatari'

  const issue = async (login: string) => {
    const admin = await signedIn(site, 'kanri')
    const account = await site.db
      .selectFrom('account')
      .select('id')
      .where('login', '=', login)
      .executeTakeFirstOrThrow()
    const answer = await admin.post(`/accounts/${account.id}/link`, {})
    const [, token = ''] = /password-link\?token=([A-Za-z0-9_-]{43})/.exec(answer.text) ?? []
    return { token, admin, id: account.id, answer }
  }

  beforeEach(async () => {
    await buildAccount(site, { login: 'kanri', administrator: true })
  })

  test('gives an account its first password, once', async () => {
    await buildAccount(site, { login: 'new-person', password: null })
    const { token, answer } = await issue('new-person')
    expect(answer).toMatchObject({ status: 200, cache: 'no-store' })
    const browser = site.browser()
    expect((await browser.get(`/password-link?token=${token}`)).text).toContain('new-person')
    expect(await browser.post('/password-link', { token, password: NEXT, passwordAgain: NEXT })).toMatchObject({
      status: 303,
      to: '/sign-in?said=password-set',
    })
    expect((await browser.post('/sign-in', { login: 'new-person', password: NEXT })).status).toBe(303)
    expect((await site.browser().get(`/password-link?token=${token}`)).status).toBe(404)
    expect(
      (await site.browser().post('/password-link', { token, password: PASSWORD, passwordAgain: PASSWORD })).status,
    ).toBe(404)
    expect((await site.browser().post('/sign-in', { login: 'new-person', password: NEXT })).status).toBe(303)
  })

  test('replaces a forgotten one: sessions end and a lock is lifted', async () => {
    await buildAccount(site, { login: 'forgetful' })
    const there = await signedIn(site, 'forgetful')
    for (let time = 0; time < 5; time += 1)
      await site.browser().post('/sign-in', { login: 'forgetful', password: 'not-the-password' })
    const { token } = await issue('forgetful')
    await site.browser().post('/password-link', { token, password: NEXT, passwordAgain: NEXT })
    expect((await there.get('/account')).status).toBe(303)
    expect((await site.browser().post('/sign-in', { login: 'forgetful', password: NEXT })).status).toBe(303)
  })

  test('a poor password does not use it up', async () => {
    await buildAccount(site, { login: 'new-person', password: null })
    const { token } = await issue('new-person')
    expect(
      (
        await site
          .browser()
          .post('/password-link', { token, password: 'new-person-99', passwordAgain: 'new-person-99' })
      ).text,
    ).toContain('パスワードにログイン名を含めないでください。')
    expect((await site.browser().post('/password-link', { token, password: NEXT, passwordAgain: NEXT })).status).toBe(
      303,
    )
  })

  test('stops working after a day, when another is made, and while the account is stopped', async () => {
    await buildAccount(site, { login: 'new-person', password: null })
    const first = await issue('new-person')
    const { token, admin, id } = await issue('new-person')
    const status = async (of: string) => (await site.browser().get(`/password-link?token=${of}`)).status
    expect(await status(first.token)).toBe(404)
    expect(await status(token)).toBe(200)
    await admin.post(`/accounts/${id}/disable`, {})
    expect(await status(token)).toBe(404)
    expect((await admin.post(`/accounts/${id}/link`, {})).status).toBe(409)
    await admin.post(`/accounts/${id}/enable`, {})
    expect(await status(token)).toBe(200)
    site.pass(24 * 60)
    expect(await status(token)).toBe(404)
  })

  test('is not the link of the first set-up, nor the other way round', async () => {
    await buildAccount(site, { login: 'new-person', password: null })
    const { token } = await issue('new-person')
    expect((await site.browser().post('/set-up', { ...GIVEN, token })).status).toBe(409)
  })

  test('is written nowhere but on the page', async () => {
    await buildAccount(site, { login: 'new-person', password: null })
    const { token, admin, id } = await issue('new-person')
    await site.browser().get(`/password-link?token=${token}`)
    expect(await everythingWritten(site)).not.toContain(token)
    expect((await admin.get(`/accounts/${id}`)).text).not.toContain(token)
  })

  test('can be made at the machine when no administrator can sign in', async () => {
    lines.length = 0
    expect(await passwordLinkCommand({ ...command(), login: 'KANRI' })).toBe(0)
    const href = new URL(lines[1] ?? '')
    expect((await site.browser().get(`${href.pathname}${href.search}`)).status).toBe(200)
    expect(await passwordLinkCommand({ ...command(), login: 'nobody' })).toBe(1)
  })
})

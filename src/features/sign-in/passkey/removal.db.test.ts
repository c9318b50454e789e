import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSite, PASSWORD, type Site } from '../site-for-tests.ts'
import { asked, peopleAt } from './passkeys-for-tests.ts'

let site: Site
let people: ReturnType<typeof peopleAt>
beforeAll(async () => {
  site = await openSite()
  people = peopleAt(site)
})
afterAll(() => site.close())

describe('removal', () => {
  test('with a reason, for good: sessions begun by it end, the one that takes it away goes on', async () => {
    const { browser, device, passkey, personId } = await people.registered()
    const elsewhere = site.browser()
    await people.comeIn(device, elsewhere)
    const empty = await browser.post(`/account/passkeys/${passkey}/remove`, { reason: ' ' })
    expect([empty.status, empty.text.includes('外す理由')]).toEqual([422, true])
    expect((await browser.post(`/account/passkeys/${passkey}/remove`, { reason: '鍵を失くした' })).to).toContain(
      'passkey-removed',
    )
    expect((await browser.get('/account')).text).toContain('鍵を失くした')
    expect((await elsewhere.get('/account')).to).toContain('/sign-in')
    expect((await people.comeIn(device)).text).toContain('外されています')
    expect((await people.eventsAbout(personId)).map((e) => e.code)).toContain('removed-passkey')
    expect((await browser.post(`/account/passkeys/${passkey}/remove`, { reason: '二度目' })).status).toBe(409)
    await expect(
      site.db.updateTable('passkey').set({ removalReason: 'あとから' }).where('id', '=', passkey).execute(),
    ).rejects.toThrow('stays as it is')
  })

  test('somebody else’s passkey is not there', async () => {
    const { passkey } = await people.registered()
    const stranger = await people.owner()
    expect((await stranger.browser.get(`/account/passkeys/${passkey}`)).status).toBe(404)
    expect((await stranger.browser.post(`/account/passkeys/${passkey}/remove`, { reason: 'x' })).status).toBe(404)
  })

  test('the last way in is warned of and confirmed', async () => {
    const { browser, passkey, id } = await people.registered()
    expect((await browser.get(`/account/passkeys/${passkey}`)).text).toContain('パスワードでサインインします')
    await site.db.updateTable('account').set({ passwordHash: null }).where('id', '=', id).execute()
    const path = `/account/passkeys/${passkey}/remove`
    expect((await browser.get(`/account/passkeys/${passkey}`)).text).toContain('サインインする方法がなくなります')
    expect((await browser.post(path, { reason: '返した' })).status).toBe(422)
    expect((await browser.post(path, { reason: '返した', knowing: 'true' })).status).toBe(303)
  })

  test('somebody who has only a passkey has a way in, until it is removed', async () => {
    const { id, browser, passkey } = await people.registered()
    await site.db.updateTable('account').set({ passwordHash: null }).where('id', '=', id).execute()
    const { browser: administrator } = await people.owner({ administrator: true })
    const listed = async () => (await administrator.get('/accounts?filter=no-key')).text.includes(`/accounts/${id}"`)
    const state = async () => (await administrator.get(`/accounts/${id}`)).text.includes('サインインの手段なし')
    expect([await listed(), await state()]).toEqual([false, false])
    await browser.post(`/account/passkeys/${passkey}/remove`, { reason: '返した', knowing: 'true' })
    expect([await listed(), await state()]).toEqual([true, true])
  })

  test('an administrator sees and takes away the passkeys of others, and it is recorded who did', async () => {
    const { id, passkey, device, personId } = await people.registered()
    const administrator = await people.owner({ administrator: true })
    expect((await administrator.browser.get(`/accounts/${id}`)).text).toContain('執務室の鍵')
    const path = `/accounts/${id}/passkeys/${passkey}`
    expect((await administrator.browser.get(path)).status).toBe(200)
    expect((await administrator.browser.post(`${path}/remove`, { reason: '紛失の届出' })).to).toContain(
      'passkey-removed',
    )
    expect((await people.comeIn(device)).status).toBe(422)
    expect((await people.eventsAbout(personId)).find((e) => e.kind === 'passkey-removed')?.facts).toMatchObject({
      byPersonId: administrator.personId,
    })
    const plain = await people.owner()
    expect((await plain.browser.get(path)).status).toBe(403)
    expect((await plain.browser.post(`${path}/remove`, { reason: 'x' })).status).toBe(403)
  })
})

describe('where a passkey is demanded of administrators', () => {
  const demand = (value: 0 | 1) =>
    site.db
      .insertInto('setting')
      .values({ key: 'sign-in.administrators-need-passkey', value: String(value) })
      .onConflict((c) => c.column('key').doUpdateSet({ value: String(value) }))
      .execute()

  test('a password opens their own account and nothing else, until they come in by a passkey', async () => {
    const { browser, device } = await people.owner({ administrator: true })
    const plain = await people.owner()
    expect((await browser.get('/accounts')).status).toBe(200)
    await demand(1)
    try {
      expect((await browser.get('/accounts')).to).toBe('/account')
      expect((await browser.get('/account')).text).toContain('パスキーでサインインすることになっています')
      expect((await plain.browser.get('/account')).text).not.toContain('することになっています')
      expect((await browser.post('/account/password', {})).to).toBe('/account')
      expect((await people.register(browser, device)).status).toBe(303)
      expect((await browser.get('/accounts')).to).toBe('/account')
      const byPasskey = site.browser()
      expect((await people.comeIn(device, byPasskey)).status).toBe(303)
      expect((await byPasskey.get('/accounts')).status).toBe(200)
    } finally {
      await demand(0)
    }
  })

  test('whoever has only the password can neither add a passkey of their own nor take one away', async () => {
    const { browser, passkey, device } = await people.registered({ administrator: true })
    await demand(1)
    try {
      const answer = await browser.post('/account/passkeys/challenge', { name: '鍵', current: PASSWORD })
      expect([answer.status, asked(answer.text).sentence?.includes('登録済みのパスキー')]).toEqual([422, true])
      expect((await browser.post(`/account/passkeys/${passkey}/remove`, { reason: 'x' })).to).toBe('/account')
      expect((await people.comeIn(device)).status).toBe(303)
    } finally {
      await demand(0)
    }
  })

  test('a password changed in a session begun by a passkey leaves it one', async () => {
    const { device } = await people.registered({ administrator: true })
    const browser = site.browser()
    await people.comeIn(device, browser)
    await demand(1)
    try {
      const next = 'hotaru-ga-tobu-kawa-3'
      await browser.post('/account/password', { current: PASSWORD, password: next, passwordAgain: next })
      expect((await browser.get('/accounts')).status).toBe(200)
    } finally {
      await demand(0)
    }
  })
})

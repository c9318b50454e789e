import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  buildAccount,
  eventKinds,
  everythingWritten,
  openSite,
  PASSWORD,
  signedIn,
  type Site,
} from '../site-for-tests.ts'
import { buildDevice, type Device } from './device-for-tests.ts'
import { goesBack } from './sign-in-by-passkey.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

type Browser = ReturnType<Site['browser']>
type Asked = { sentence?: string; create?: { challenge: string }; get?: { challenge: string; rpId: string } }

const asked = (text: string) => JSON.parse(text) as Asked

const challengeToRegister = async (browser: Browser, current = PASSWORD) =>
  asked((await browser.post('/account/passkeys/challenge', { name: '鍵', current })).text).create?.challenge ?? ''

const challengeToSignIn = async (browser: Browser) =>
  asked((await browser.post('/sign-in/passkey/challenge', {})).text).get?.challenge ?? ''

const register = async (browser: Browser, device: Device, name = '執務室の鍵') =>
  browser.post('/account/passkeys', { name, credential: device.create(await challengeToRegister(browser)) })

const enter = (browser: Browser, credential: string, to = '/') => browser.post('/sign-in/passkey', { to, credential })

const comeIn = async (device: Device, browser = site.browser()) =>
  enter(browser, device.get(await challengeToSignIn(browser)))

let nth = 0
const owner = async (account: { administrator?: boolean; password?: null } = {}) => {
  nth += 1
  const found = await buildAccount(site, { login: `owner-${nth}`, ...account })
  const browser = account.password === null ? site.browser() : await signedIn(site, found.login)
  const device = buildDevice()
  return { ...found, browser, device }
}

const registered = async (account: { administrator?: boolean } = {}) => {
  const found = await owner(account)
  expect((await register(found.browser, found.device)).to).toBe('/account?said=passkey-registered')
  const { id: passkey } = await site.db
    .selectFrom('passkey')
    .select('id')
    .where('accountId', '=', found.id)
    .executeTakeFirstOrThrow()
  return { ...found, passkey }
}

const eventsAbout = async (personId: string) =>
  site.db
    .selectFrom('securityEvent')
    .select(['kind', 'code', 'facts'])
    .where('personId', '=', personId)
    .orderBy('id')
    .execute()

describe('registration', () => {
  test('a passkey is kept as a public key with its name, and the page lists it', async () => {
    const { browser, id, personId } = await registered()
    const row = await site.db.selectFrom('passkey').selectAll().where('accountId', '=', id).executeTakeFirstOrThrow()
    expect(row).toMatchObject({
      name: '執務室の鍵',
      rpId: 'localhost',
      transports: ['usb'],
      counter: 0,
      lastUsedAt: null,
    })
    expect((await browser.get('/account')).text).toContain('執務室の鍵')
    expect((await eventsAbout(personId)).map((e) => e.kind)).toContain('passkey-registered')
  })

  test('the password is asked first, and a wrong one counts as a wrong password does', async () => {
    const { browser, personId, id } = await owner()
    const answer = await browser.post('/account/passkeys/challenge', { name: '鍵', current: 'chigau-aikotoba' })
    expect([answer.status, asked(answer.text).sentence]).toEqual([422, '今のパスワードが違います。'])
    expect(await eventsAbout(personId)).toContainEqual(
      expect.objectContaining({ kind: 'password-refused', code: 'wrong-password' }),
    )
    const { failures } = await site.db
      .selectFrom('account')
      .select('failures')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(failures).toBe(1)
  })

  test('a challenge is good once, on the page of the session that asked, and for five minutes', async () => {
    const one = await owner()
    const other = await owner()
    const challenge = await challengeToRegister(one.browser)
    const credential = one.device.create(challenge)
    expect((await other.browser.post('/account/passkeys', { name: '鍵', credential })).status).toBe(422)
    expect((await one.browser.post('/account/passkeys', { name: '鍵', credential })).status).toBe(303)
    const again = buildDevice().create(challenge)
    expect((await one.browser.post('/account/passkeys', { name: '鍵', credential: again })).text).toContain(
      '前の画面のもの',
    )
    const late = buildDevice().create(await challengeToRegister(one.browser))
    site.pass(6)
    expect((await one.browser.post('/account/passkeys', { name: '鍵', credential: late })).text).toContain(
      '時間がかかった',
    )
  })

  test('what another site or nobody’s device answered is not kept', async () => {
    const { browser, id, device } = await owner()
    for (const credential of [
      device.create(await challengeToRegister(browser), { origin: 'https://evil.example' }),
      device.create(await challengeToRegister(browser), { rpId: 'evil.example' }),
      '{}',
      'x',
      '',
    ])
      expect((await browser.post('/account/passkeys', { name: '鍵', credential })).status).toBe(422)
    expect(await site.db.selectFrom('passkey').select('id').where('accountId', '=', id).execute()).toEqual([])
  })

  test('a device that is registered is not registered again, not even for somebody else', async () => {
    const first = await registered()
    const second = await owner()
    expect((await register(second.browser, first.device)).text).toContain('もう登録されています')
  })
})

describe('sign-in', () => {
  test('the device alone says who it is; the session is recorded as begun by a passkey', async () => {
    const { device, personId, id } = await registered()
    const browser = site.browser()
    const answer = await enter(browser, device.get(await challengeToSignIn(browser), { accountId: id }), '/account')
    expect([answer.status, answer.to]).toEqual([303, '/account'])
    expect((await browser.get('/account')).status).toBe(200)
    expect(await eventsAbout(personId)).toContainEqual({ kind: 'signed-in', code: null, facts: { by: 'passkey' } })
    expect(
      await site.db
        .selectFrom('passkey')
        .select(['counter', 'lastUsedAt'])
        .where('accountId', '=', id)
        .executeTakeFirst(),
    ).toEqual({
      counter: 1,
      lastUsedAt: site.now(),
    })
  })

  test('one answer is taken once; of two sent at the same time one', async () => {
    const { device } = await registered()
    const browser = site.browser()
    const credential = device.get(await challengeToSignIn(browser))
    const both = await Promise.all([enter(site.browser(), credential), enter(site.browser(), credential)])
    expect(both.map((a) => a.status).toSorted()).toEqual([303, 422])
    expect((await enter(site.browser(), credential)).text).toContain('前の画面のもの')
  })

  test('a count that goes back is a copy’s: refused, recorded, and the true one still comes in', async () => {
    const { device, personId } = await registered()
    expect((await comeIn(device)).status).toBe(303)
    expect((await comeIn(device)).status).toBe(303)
    device.counter = 1
    const copy = await comeIn(device)
    expect(copy.status).toBe(422)
    expect(copy.text).toContain('複製された疑い')
    expect((await eventsAbout(personId)).map((e) => e.code)).toContain('cloned-passkey')
    expect((await comeIn(device)).status).toBe(303)
  })

  test('the device must know its user, be at our address, sign with the key, and name the account', async () => {
    const { device, personId } = await registered()
    const stranger = await owner()
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    for (const wrong of [
      { verified: false },
      { origin: 'https://evil.example' },
      { rpId: 'evil.example' },
      { by: privateKey },
      { accountId: stranger.id },
    ]) {
      const browser = site.browser()
      const answer = await enter(browser, device.get(await challengeToSignIn(browser), wrong))
      expect([answer.status, answer.text.includes('パスキーを確かめられませんでした')], JSON.stringify(wrong)).toEqual([
        422,
        true,
      ])
      await site.db
        .updateTable('account')
        .set({ failures: 0, lockedUntil: null })
        .where('personId', '=', personId)
        .execute()
    }
  })

  test('five failures close the door for a while, to password and passkey alike', async () => {
    const { device, login } = await registered()
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    for (let times = 0; times < 5; times += 1) {
      const browser = site.browser()
      await enter(browser, device.get(await challengeToSignIn(browser), { by: privateKey }))
    }
    expect((await comeIn(device)).text).toContain('続けて間違えたため')
    expect((await site.browser().post('/sign-in', { login, password: PASSWORD })).text).toContain('続けて間違えたため')
    site.pass(2)
    expect((await comeIn(device)).status).toBe(303)
  })

  test('a passkey nobody registered is refused in the same words as one that was taken away', async () => {
    const unknown = await comeIn(buildDevice())
    expect([unknown.status, unknown.text.includes('登録されていないか、外されています')]).toEqual([422, true])
    expect(await eventKinds(site)).toContain('sign-in-failed')
  })

  test('a stopped account and a person who left do not come in', async () => {
    const { device, id } = await registered()
    await site.db.updateTable('account').set({ disabledAt: site.now() }).where('id', '=', id).execute()
    expect((await comeIn(device)).text).toContain('今は使えません')
  })

  test('neither challenges nor answers are written anywhere', async () => {
    const { device } = await registered()
    const browser = site.browser()
    const challenge = await challengeToSignIn(browser)
    const credential = device.get(challenge)
    await enter(browser, credential)
    const written = await everythingWritten(site)
    expect(written).not.toContain(challenge)
    expect(written).not.toContain((JSON.parse(credential) as { response: { signature: string } }).response.signature)
  })
})

describe('removal', () => {
  test('with a reason, for good: sessions begun by it end, the one that takes it away goes on', async () => {
    const { browser, device, passkey, personId } = await registered()
    const elsewhere = site.browser()
    await comeIn(device, elsewhere)
    const empty = await browser.post(`/account/passkeys/${passkey}/remove`, { reason: ' ' })
    expect([empty.status, empty.text.includes('外す理由')]).toEqual([422, true])
    expect((await browser.post(`/account/passkeys/${passkey}/remove`, { reason: '鍵を失くした' })).to).toContain(
      'passkey-removed',
    )
    expect((await browser.get('/account')).text).toContain('鍵を失くした')
    expect((await elsewhere.get('/account')).to).toContain('/sign-in')
    expect((await comeIn(device)).text).toContain('外されています')
    expect((await eventsAbout(personId)).map((e) => e.code)).toContain('removed-passkey')
    expect((await browser.post(`/account/passkeys/${passkey}/remove`, { reason: '二度目' })).status).toBe(409)
    await expect(
      site.db.updateTable('passkey').set({ removalReason: 'あとから' }).where('id', '=', passkey).execute(),
    ).rejects.toThrow('stays as it is')
  })

  test('somebody else’s passkey is not there', async () => {
    const { passkey } = await registered()
    const stranger = await owner()
    expect((await stranger.browser.get(`/account/passkeys/${passkey}`)).status).toBe(404)
    expect((await stranger.browser.post(`/account/passkeys/${passkey}/remove`, { reason: 'x' })).status).toBe(404)
  })

  test('the last way in is warned of and confirmed', async () => {
    const { browser, passkey, id } = await registered()
    expect((await browser.get(`/account/passkeys/${passkey}`)).text).toContain('パスワードでサインインします')
    await site.db.updateTable('account').set({ passwordHash: null }).where('id', '=', id).execute()
    const path = `/account/passkeys/${passkey}/remove`
    expect((await browser.get(`/account/passkeys/${passkey}`)).text).toContain('サインインする方法がなくなります')
    expect((await browser.post(path, { reason: '返した' })).status).toBe(422)
    expect((await browser.post(path, { reason: '返した', knowing: 'true' })).status).toBe(303)
  })

  test('an administrator sees and takes away the passkeys of others, and it is recorded who did', async () => {
    const { id, passkey, device, personId } = await registered()
    const administrator = await owner({ administrator: true })
    expect((await administrator.browser.get(`/accounts/${id}`)).text).toContain('執務室の鍵')
    const path = `/accounts/${id}/passkeys/${passkey}`
    expect((await administrator.browser.get(path)).status).toBe(200)
    expect((await administrator.browser.post(`${path}/remove`, { reason: '紛失の届出' })).to).toContain(
      'passkey-removed',
    )
    expect((await comeIn(device)).status).toBe(422)
    expect((await eventsAbout(personId)).find((e) => e.kind === 'passkey-removed')?.facts).toMatchObject({
      byPersonId: administrator.personId,
    })
    const plain = await owner()
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
    const { browser, device } = await owner({ administrator: true })
    const plain = await owner()
    expect((await browser.get('/accounts')).status).toBe(200)
    await demand(1)
    try {
      expect((await browser.get('/accounts')).to).toBe('/account')
      expect((await browser.get('/account')).text).toContain('パスキーでサインインすることになっています')
      expect((await plain.browser.get('/account')).text).not.toContain('することになっています')
      expect((await browser.post('/account/password', {})).to).toBe('/account')
      expect((await register(browser, device)).status).toBe(303)
      expect((await browser.get('/accounts')).to).toBe('/account')
      const byPasskey = site.browser()
      expect((await comeIn(device, byPasskey)).status).toBe(303)
      expect((await byPasskey.get('/accounts')).status).toBe(200)
    } finally {
      await demand(0)
    }
  })

  test('whoever has only the password can neither add a passkey of their own nor take one away', async () => {
    const { browser, passkey, device } = await registered({ administrator: true })
    await demand(1)
    try {
      const answer = await browser.post('/account/passkeys/challenge', { name: '鍵', current: PASSWORD })
      expect([answer.status, asked(answer.text).sentence?.includes('登録済みのパスキー')]).toEqual([422, true])
      expect((await browser.post(`/account/passkeys/${passkey}/remove`, { reason: 'x' })).to).toBe('/account')
      expect((await comeIn(device)).status).toBe(303)
    } finally {
      await demand(0)
    }
  })

  test('a password changed in a session begun by a passkey leaves it one', async () => {
    const { device } = await registered({ administrator: true })
    const browser = site.browser()
    await comeIn(device, browser)
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

test('behind a proxy the public origins count, and the address of the machine does not', async () => {
  const proxied = await openSite({ origins: ['https://mamori.example'] })
  try {
    const ask = async (origin: string) =>
      asked((await proxied.browser({ origin }).post('/sign-in/passkey/challenge', {})).text)
    expect((await ask('https://mamori.example')).get?.rpId).toBe('mamori.example')
    expect((await ask('http://localhost')).sentence).toContain('この接続ではパスキーを使えません')
  } finally {
    await proxied.close()
  }
})

test('a count of zero for ever is a device that does not count', () => {
  expect([goesBack(0, 0), goesBack(0, 1), goesBack(1, 2), goesBack(2, 2), goesBack(2, 0)]).toEqual([
    false,
    false,
    false,
    true,
    true,
  ])
})

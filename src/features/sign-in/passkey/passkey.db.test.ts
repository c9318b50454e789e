import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventKinds, everythingWritten, openSite, PASSWORD, type Site } from '../site-for-tests.ts'
import { buildDevice } from './device-for-tests.ts'
import { asked, peopleAt } from './passkeys-for-tests.ts'
import { goesBack } from './sign-in-by-passkey.ts'

let site: Site
let people: ReturnType<typeof peopleAt>
beforeAll(async () => {
  site = await openSite()
  people = peopleAt(site)
})
afterAll(() => site.close())

describe('registration', () => {
  test('a passkey is kept as a public key with its name, and the page lists it', async () => {
    const { browser, id, personId } = await people.registered()
    const row = await site.db.selectFrom('passkey').selectAll().where('accountId', '=', id).executeTakeFirstOrThrow()
    expect(row).toMatchObject({
      name: '執務室の鍵',
      rpId: 'localhost',
      transports: ['usb'],
      counter: 0,
      lastUsedAt: null,
    })
    expect((await browser.get('/account')).text).toContain('執務室の鍵')
    expect((await people.eventsAbout(personId)).map((e) => e.kind)).toContain('passkey-registered')
  })

  test('the password is asked first, and a wrong one counts as a wrong password does', async () => {
    const { browser, personId, id } = await people.owner()
    const answer = await browser.post('/account/passkeys/challenge', { name: '鍵', current: 'chigau-aikotoba' })
    expect([answer.status, asked(answer.text).sentence]).toEqual([422, '今のパスワードが違います。'])
    expect(await people.eventsAbout(personId)).toContainEqual(
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
    const one = await people.owner()
    const other = await people.owner()
    const challenge = await people.challengeToRegister(one.browser)
    const credential = one.device.create(challenge)
    expect((await other.browser.post('/account/passkeys', { name: '鍵', credential })).status).toBe(422)
    expect((await one.browser.post('/account/passkeys', { name: '鍵', credential })).status).toBe(303)
    const again = buildDevice().create(challenge)
    expect((await one.browser.post('/account/passkeys', { name: '鍵', credential: again })).text).toContain(
      '前の画面のもの',
    )
    const late = buildDevice().create(await people.challengeToRegister(one.browser))
    site.pass(6)
    expect((await one.browser.post('/account/passkeys', { name: '鍵', credential: late })).text).toContain(
      '時間がかかった',
    )
  })

  test('what another site or nobody’s device answered is not kept', async () => {
    const { browser, id, device } = await people.owner()
    for (const credential of [
      device.create(await people.challengeToRegister(browser), { origin: 'https://evil.example' }),
      device.create(await people.challengeToRegister(browser), { rpId: 'evil.example' }),
      '{}',
      'x',
      '',
    ])
      expect((await browser.post('/account/passkeys', { name: '鍵', credential })).status).toBe(422)
    expect(await site.db.selectFrom('passkey').select('id').where('accountId', '=', id).execute()).toEqual([])
  })

  test('a device that is registered is not registered again, not even for somebody else', async () => {
    const first = await people.registered()
    const second = await people.owner()
    expect((await people.register(second.browser, first.device)).text).toContain('もう登録されています')
  })
})

describe('sign-in', () => {
  test('the device alone says who it is; the session is recorded as begun by a passkey', async () => {
    const { device, personId, id } = await people.registered()
    const browser = site.browser()
    const answer = await people.enter(
      browser,
      device.get(await people.challengeToSignIn(browser), { accountId: id }),
      '/account',
    )
    expect([answer.status, answer.to]).toEqual([303, '/account'])
    expect((await browser.get('/account')).status).toBe(200)
    expect(await people.eventsAbout(personId)).toContainEqual({
      kind: 'signed-in',
      code: null,
      facts: { by: 'passkey' },
    })
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
    const { device } = await people.registered()
    const browser = site.browser()
    const credential = device.get(await people.challengeToSignIn(browser))
    const both = await Promise.all([people.enter(site.browser(), credential), people.enter(site.browser(), credential)])
    expect(both.map((a) => a.status).toSorted((a, b) => a - b)).toEqual([303, 422])
    expect((await people.enter(site.browser(), credential)).text).toContain('前の画面のもの')
  })

  test('a count that goes back is a copy’s: refused, recorded, and the true one still comes in', async () => {
    const { device, personId } = await people.registered()
    expect((await people.comeIn(device)).status).toBe(303)
    expect((await people.comeIn(device)).status).toBe(303)
    device.counter = 1
    const copy = await people.comeIn(device)
    expect(copy.status).toBe(422)
    expect(copy.text).toContain('複製された疑い')
    expect((await people.eventsAbout(personId)).map((e) => e.code)).toContain('cloned-passkey')
    expect((await people.comeIn(device)).status).toBe(303)
  })

  test('the device must know its user, be at our address, sign with the key, and name the account', async () => {
    const { device, personId } = await people.registered()
    const stranger = await people.owner()
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    for (const wrong of [
      { verified: false },
      { origin: 'https://evil.example' },
      { rpId: 'evil.example' },
      { by: privateKey },
      { accountId: stranger.id },
    ]) {
      const browser = site.browser()
      const answer = await people.enter(browser, device.get(await people.challengeToSignIn(browser), wrong))
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
    const { device, login } = await people.registered()
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    for (let times = 0; times < 5; times += 1) {
      const browser = site.browser()
      await people.enter(browser, device.get(await people.challengeToSignIn(browser), { by: privateKey }))
    }
    expect((await people.comeIn(device)).text).toContain('続けて間違えたため')
    expect((await site.browser().post('/sign-in', { login, password: PASSWORD })).text).toContain('続けて間違えたため')
    site.pass(2)
    expect((await people.comeIn(device)).status).toBe(303)
  })

  test('a passkey nobody registered is refused in the same words as one that was taken away', async () => {
    const unknown = await people.comeIn(buildDevice())
    expect([unknown.status, unknown.text.includes('登録されていないか、外されています')]).toEqual([422, true])
    expect(await eventKinds(site)).toContain('sign-in-failed')
  })

  test('a stopped account and a person who left do not come in', async () => {
    const { device, id } = await people.registered()
    await site.db.updateTable('account').set({ disabledAt: site.now() }).where('id', '=', id).execute()
    expect((await people.comeIn(device)).text).toContain('今は使えません')
  })

  test('neither challenges nor answers are written anywhere', async () => {
    const { device } = await people.registered()
    const browser = site.browser()
    const challenge = await people.challengeToSignIn(browser)
    const credential = device.get(challenge)
    await people.enter(browser, credential)
    const written = await everythingWritten(site)
    expect(written).not.toContain(challenge)
    expect(written).not.toContain((JSON.parse(credential) as { response: { signature: string } }).response.signature)
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

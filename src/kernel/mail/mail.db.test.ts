import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { colleague, member, NOW, officer } from '#features/media/people-for-tests.ts'
import { CERTIFICATE } from './certificate-for-tests.ts'
import { anOfficeWithMail, type MailOffice } from './office-with-mail-for-tests.ts'
import { holdDue } from './outbox.ts'
import { sendDue, startPostman } from './postman.ts'
import { openMailHost, type MailHost } from './smtp-server-for-tests.ts'

let office: MailOffice
let host: MailHost
let now = NOW

const secrets = (given: { password?: string; authority?: string } = {}) => ({
  password: () => Promise.resolve(given.password ?? null),
  authority: () => Promise.resolve(given.authority ?? null),
})

const postRoom = (given: Parameters<typeof secrets>[0] = {}) => ({
  db: office.db,
  secrets: secrets(given),
  origin: () => 'https://mamori.example',
  clock: () => now,
})

const pass = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000)
}

/** 荷札: tells the unit's officer (通知) and one person (連絡). */
const tell = () => office.done({ process: 'trial.tag', act: 'hang', actor: colleague })

const outbox = () =>
  office.rows('select state, tries, next_at, message_id, kind, notice_id, address from mail_outbox order by id')
const tries = () => office.rows('select outcome, code, words from mail_try order by at, id')

beforeAll(async () => {
  office = await anOfficeWithMail()
})
afterAll(() => office.close())

beforeEach(async () => {
  now = NOW
  await office.rows('update notice set mail_state = null')
  await office.rows('delete from mail_try')
  await office.rows('delete from mail_outbox')
  await office.rows('delete from mail_recipient')
  host = await openMailHost()
  await office.setServer({ port: host.port })
  await office.setRecipient(officer.personId, { address: 'suijo@office.example' })
  return () => host.close()
})

describe('mail of a notice', () => {
  test('goes to whoever holds the post, with verb, number, provision and link, and none of its words', async () => {
    await tell()
    expect(host.delivered).toEqual([])
    await sendDue(postRoom())
    const [mail] = host.delivered
    expect(host.delivered).toHaveLength(1)
    expect(mail?.recipients).toEqual(['suijo@office.example'])
    expect(mail?.subject).toBe('【通知】（付紙第4 1(1)）')
    expect(mail?.text).toContain('https://mamori.example/notices/')
    expect(mail?.text).toContain('令和8年11月12日（木）まで')
    expect(mail?.text).not.toContain('荷札')
    expect(mail?.raw).not.toContain('荷札')
    const [row] = await outbox()
    expect(mail?.messageId).toBe(row?.['message_id'])
    expect(row).toMatchObject({ state: 'sent', tries: 1 })
    expect(await office.rows('select mail_state, mailed_at from notice where id = $1', [row?.['notice_id']])).toEqual([
      { mail_state: 'sent', mailed_at: NOW },
    ])
  })

  test('is written with the act and not without it', async () => {
    const refused = await office.act({
      process: 'trial.tag',
      act: 'hang',
      actor: colleague,
      input: { first: 'media.medium no-such-act' },
    })
    expect(refused.kind).toBe('absent')
    expect(await outbox()).toEqual([])
  })

  test('does not go where the person, the office or the allowed domains say no, and goes all the same where it is mandatory', async () => {
    await office.setRecipient(member.personId, { address: 'member@elsewhere.example', choice: 'none' })
    await office.setServer({ port: host.port, domains: ['office.example'] })
    await tell()
    expect((await outbox()).map((r) => r['address'])).toEqual(['suijo@office.example'])
    await office.setServer({ port: host.port, verbs: ['連絡'], mandatory: ['連絡'] })
    await tell()
    expect(await office.rows('select address from mail_outbox order by address')).toEqual([
      { address: 'member@elsewhere.example' },
      { address: 'suijo@office.example' },
    ])
  })

  test('is not sent to whoever told it', async () => {
    await office.done({ process: 'trial.tag', act: 'hang', actor: officer })
    expect(await outbox()).toEqual([])
  })
})

describe('what the server answers', () => {
  test('a passing no is tried again, later each time', async () => {
    await tell()
    host.answers(451)
    await sendDue(postRoom())
    expect(await outbox()).toMatchObject([{ state: 'waiting', tries: 1, next_at: new Date(NOW.getTime() + 60_000) }])
    await sendDue(postRoom())
    expect(await tries()).toHaveLength(1)
    pass(1)
    await sendDue(postRoom())
    expect(await outbox()).toMatchObject([{ state: 'waiting', tries: 2, next_at: new Date(now.getTime() + 300_000) }])
    host.answers(null)
    pass(5)
    await sendDue(postRoom())
    expect(await outbox()).toMatchObject([{ state: 'sent', tries: 3 }])
    expect((await tries()).map((t) => [t['outcome'], t['code']])).toEqual([
      ['later', 451],
      ['later', 451],
      ['sent', 250],
    ])
  })

  test('a lasting no ends it and stands against the address, until it takes mail again', async () => {
    await tell()
    host.answers(550)
    await sendDue(postRoom())
    expect(await outbox()).toMatchObject([{ state: 'failed', tries: 1 }])
    expect(await office.rows('select failing_since, failing_words from mail_recipient')).toMatchObject([
      { failing_since: NOW, failing_words: expect.stringContaining('no such mailbox') as string },
    ])
    expect(await office.rows(`select count(*)::int as n from notice where mail_state = 'failed'`)).toEqual([{ n: 1 }])
    host.answers(null)
    await tell()
    await sendDue(postRoom())
    expect(await office.rows('select failing_since from mail_recipient')).toEqual([{ failing_since: null }])
  })

  test('what fails for all ends the round and stands against no address', async () => {
    await office.setRecipient(member.personId, { address: 'member@office.example' })
    await tell()
    await office.setServer({ port: 1 })
    expect(await sendDue(postRoom())).toHaveLength(1)
    expect(await office.rows('select state, tries from mail_outbox order by tries')).toEqual([
      { state: 'waiting', tries: 0 },
      { state: 'waiting', tries: 1 },
    ])
    expect(await office.rows('select failing_since from mail_recipient where failing_since is not null')).toEqual([])
  })

  test('it is given up after the last try, without a word against the address', async () => {
    await tell()
    host.answers(451)
    for (let n = 0; n < 12; n += 1) {
      await sendDue(postRoom())
      pass(1440)
    }
    expect(await outbox()).toMatchObject([{ state: 'failed', tries: 9 }])
    expect(await office.rows('select failing_since from mail_recipient')).toEqual([{ failing_since: null }])
  })
})

describe('the way to the server', () => {
  const over = async (security: 'tls' | 'starttls', authority?: string) => {
    const secured = await openMailHost({ secure: security === 'tls', user: 'mamori', password: '秘密の言葉' })
    try {
      await office.setServer({ port: secured.port, security, login: 'mamori' })
      await tell()
      const sent = await sendDue(postRoom({ password: '秘密の言葉', ...(authority ? { authority } : {}) }))
      return { sent, delivered: secured.delivered }
    } finally {
      await secured.close()
    }
  }

  test.each(['tls', 'starttls'] as const)('is encrypted by %s, and signed in', async (security) => {
    const { delivered } = await over(security, CERTIFICATE)
    expect(delivered).toMatchObject([{ encrypted: true, user: 'mamori' }])
  })

  test.each(['tls', 'starttls'] as const)(
    'a server that nobody known has certified gets no mail by %s',
    async (security) => {
      const { sent, delivered } = await over(security)
      expect(delivered).toEqual([])
      expect(sent).toMatchObject([
        {
          outcome: 'later',
          server: true,
          words: expect.stringMatching(/^サーバの証明書を確かめられません.*smtp-ca\.pem/u) as string,
        },
      ])
    },
  )

  test('STARTTLS is insisted on: a server without it gets neither password nor mail', async () => {
    const plain = await openMailHost({ disabledCommands: ['STARTTLS'], user: 'mamori', password: 'x' })
    await office.setServer({ port: plain.port, security: 'starttls', login: 'mamori' })
    await tell()
    expect(await sendDue(postRoom({ password: 'x', authority: CERTIFICATE }))).toMatchObject([{ outcome: 'later' }])
    expect(plain.delivered).toEqual([])
    await plain.close()
  })

  test('a wrong password is the server’s matter, not the address’s', async () => {
    const secured = await openMailHost({ secure: true, user: 'mamori', password: 'right' })
    await office.setServer({ port: secured.port, security: 'tls', login: 'mamori' })
    await tell()
    const sent = await sendDue(postRoom({ password: 'wrong', authority: CERTIFICATE }))
    expect(sent).toMatchObject([{ outcome: 'later', code: 535, server: true }])
    expect(await office.rows('select failing_since from mail_recipient')).toEqual([{ failing_since: null }])
    await secured.close()
  })
})

describe('once', () => {
  test('two senders at the same time send each mail once', async () => {
    for (let n = 0; n < 12; n += 1) await tell()
    await Promise.all([sendDue(postRoom()), sendDue(postRoom()), sendDue(postRoom())])
    expect(host.delivered).toHaveLength(12)
    expect(new Set(host.delivered.map((m) => m.messageId)).size).toBe(12)
    expect(await tries()).toHaveLength(12)
  })

  test('a mail whose sender died is sent again under the same Message-ID, and the record says so', async () => {
    await tell()
    await holdDue(office.db, now, 20)
    await sendDue(postRoom())
    expect(host.delivered).toEqual([])
    pass(6)
    await sendDue(postRoom())
    const [row] = await outbox()
    expect(host.delivered.map((m) => m.messageId)).toEqual([row?.['message_id']])
    expect(new Set((await tries()).map((t) => t['outcome']))).toEqual(new Set(['sent', 'unclear']))
  })

  test('the postman sends by himself, and stops when told', async () => {
    const postman = startPostman({ ...postRoom(), everyMs: 20, log: () => {} })
    await tell()
    while (host.delivered.length === 0) await new Promise((resolve) => setTimeout(resolve, 10))
    await postman.stop()
    await tell()
    expect(await office.rows(`select count(*)::int as n from mail_outbox where state = 'waiting'`)).toEqual([{ n: 1 }])
  })
})

test('a line break in a number adds no header and no recipient', async () => {
  const { caseId } = await tell()
  await office.rows('delete from mail_outbox')
  const injected = 'X\r\nBcc: spy@evil.example\r\n\r\nbody'
  await office.rows('update case_file set number = $2 where id = $1', [caseId, injected])
  const { queueNoticeMail } = await import('./queue.ts')
  const ids = (await office.rows('select id from notice where case_id = $1', [caseId])).map((r) => String(r['id']))
  const { EVERYTHING, writeAs } = await import('../db/database.ts')
  await writeAs(office.db, { reach: EVERYTHING, personId: null }, (tx) => queueNoticeMail(tx, ids, now))
  await sendDue(postRoom())
  expect(host.delivered).toHaveLength(1)
  expect(host.delivered[0]?.recipients).toEqual(['suijo@office.example'])
  expect(host.delivered[0]?.headers.has('bcc')).toBe(false)
  expect(host.delivered[0]?.subject).toBe('【通知】X Bcc: spy@evil.example body（付紙第4 1(1)）')
})

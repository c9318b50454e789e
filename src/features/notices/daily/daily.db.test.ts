import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Tx } from '#kernel/db/database.ts'
import type { Product } from '#kernel/http/product.ts'
import { anOfficeWithMail, type MailOffice } from '#kernel/mail/office-with-mail-for-tests.ts'
import { takeOutDuties } from '#features/media/take-out/duties-store.ts'
import { FILLED } from '#features/media/forms-for-tests.ts'
import { member, officer, PEOPLE } from '#features/media/people-for-tests.ts'
import { noticeDuties } from '../duties-store.ts'
import { writeDaily } from './run.ts'

let office: MailOffice

const loadActor = (_: Tx, personId: string) =>
  Promise.resolve(Object.values(PEOPLE).find((p) => p.personId === personId) ?? null)

const run = (at: string, signal = new AbortController().signal) => {
  const product = { db: office.db, duties: [...takeOutDuties, ...noticeDuties] } as unknown as Product
  return writeDaily(product, loadActor, new Date(at), signal)
}

const written = () => office.rows('select person_id, kind, subject, body from mail_outbox order by person_id')

beforeAll(async () => {
  office = await anOfficeWithMail()
  const takeOut = await office.requested(await office.medium())
  await office.done({ process: 'media.take-out', act: 'permit', caseId: takeOut, input: FILLED.permit })
  await office.done({ process: 'media.take-out', act: 'leave', caseId: takeOut, actor: member })
  await office.done({ process: 'trial.tag', act: 'hang', actor: member })
})
afterAll(() => office.close())

beforeEach(async () => {
  await office.rows('delete from mail_outbox')
  await office.rows('delete from mail_day')
  await office.rows('delete from mail_recipient')
  await office.setServer({ port: 1 })
  await office.setRecipient(member.personId, { address: 'member@office.example' })
  await office.setRecipient(officer.personId, { address: 'officer@office.example', choice: 'daily' })
})

test('R054: whoever has a medium out long after its day is reminded, and once a day however often the clock strikes', async () => {
  await Promise.all([run('2027-01-20T23:00:00Z'), run('2027-01-20T23:00:00Z'), run('2027-01-20T23:00:00Z')])
  await run('2027-01-21T05:00:00Z')
  const mails = (await written()).filter((m) => m['person_id'] === member.personId)
  expect(mails).toHaveLength(1)
  expect(mails[0]).toMatchObject({ kind: 'due' })
  expect(mails[0]?.['body']).toContain('返す')
  await run('2027-01-21T23:00:00Z')
  expect((await written()).filter((m) => m['person_id'] === member.personId)).toHaveLength(2)
})

test('a receipt that nobody confirmed is a duty of the post once its day has come, and in its mail', async () => {
  await run('2026-11-12T00:00:00Z')
  const mail = (await written()).find((m) => m['person_id'] === officer.personId)
  expect(mail).toMatchObject({ kind: 'daily' })
  expect(mail?.['body']).toContain('・11月12日（木）まで（本日）　知らせの受領を確認する')
  expect(mail?.['body']).toContain('受領を確認していない知らせ（1件）')
})

test('nothing goes out before the hour that is set, nor where the office sends no mail', async () => {
  await run('2027-01-20T22:59:00Z')
  expect(await written()).toEqual([])
  await office.rows(`insert into setting (key, value) values ('notices.daily-hour', '17')`)
  await run('2027-01-21T07:00:00Z')
  expect(await written()).toEqual([])
  await run('2027-01-21T08:00:00Z')
  expect((await written()).length).toBeGreaterThan(0)
  await office.rows(`delete from setting where key = 'notices.daily-hour'`)
  await office.rows('delete from mail_outbox')
  await office.rows('delete from mail_day')
  await office.rows('update mail_server set enabled = false')
  await run('2027-01-21T08:00:00Z')
  expect(await written()).toEqual([])
})

test('a round that was broken off is finished by the next, and tells nobody twice', async () => {
  const stop = new AbortController()
  stop.abort()
  await run('2027-01-20T23:00:00Z', stop.signal)
  expect(await office.rows('select 1 from mail_day')).toHaveLength(0)
  await run('2027-01-21T00:00:00Z')
  const first = await written()
  expect(first.length).toBeGreaterThan(0)
  await office.rows('delete from mail_day')
  await run('2027-01-21T01:00:00Z')
  expect(await written()).toEqual(first)
})

test('whoever wants no mail is told what is overdue all the same', async () => {
  await office.setRecipient(member.personId, { address: 'member@office.example', choice: 'none' })
  await run('2027-01-20T23:00:00Z')
  expect((await written()).find((m) => m['person_id'] === member.personId)?.['subject']).toMatch(
    /^【期限の知らせ】.*期限超過 1件$/u,
  )
})

test('an address that is refused for good is the administrator’s duty until it is mended', async () => {
  const id = await office.setRecipient(member.personId, { address: 'gone@office.example' })
  await office.rows(`update mail_recipient set failing_since = now(), failing_words = '550 no' where id = $1`, [id])
  const failing = noticeDuties.find((d) => d.duty.role === 'ADMIN')
  const { readAs } = await import('#kernel/db/database.ts')
  const owed = () =>
    readAs(office.db, PEOPLE.administrator, async (tx) => failing?.owed(tx, PEOPLE.administrator, '2026-11-24'))
  expect(await owed()).toMatchObject([
    { subject: `${member.rank} ${member.name}`, href: `/cases/${id}/acts/correct-address` },
  ])
})

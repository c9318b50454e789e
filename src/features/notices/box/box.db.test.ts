import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anOffice, type TrialOffice } from '#kernel/act/act.builders.ts'
import { receiveNotice } from '#kernel/act/receive-notice.ts'
import { readAs } from '#kernel/db/database.ts'
import { noticesTo } from '#kernel/home/inbox.ts'
import type { Query } from '#kernel/http/product.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { colleague, deputy, member, NOW, officer, otherOfficer, PLANNING } from '#features/media/people-for-tests.ts'
import { boxPage } from './box-store.ts'

let office: TrialOffice

const MANY = 120

beforeAll(async () => {
  office = await anOffice()
  for (let n = 0; n < 7; n += 1) await office.done({ process: 'trial.tag', act: 'hang', actor: colleague })
  // Much more of the same and of other units, as years would bring it, written by the owner.
  await office.owner.query(
    `insert into notice (id, entry_id, case_id, verb, role, unit_id, text, at, from_person_id, from_post_id, from_post_title, from_name, needs_receipt, receive_by)
     select gen_random_uuid(), n.entry_id, n.case_id, '通報', 'UNIT', case when g % 3 = 0 then $1::uuid else gen_random_uuid() end, '多数',
       n.at - make_interval(hours => g), n.from_person_id, n.from_post_id, n.from_post_title, n.from_name, true, '2026-11-01'::date + g % 20
     from (select * from notice where verb = '通知' limit 1) n cross join generate_series(1, $2) g`,
    [PLANNING.id, MANY * 3],
  )
  await office.owner.query('analyze')
})
afterAll(() => office.close())

const page = (actor: Actor, query: Query, size = 50) =>
  readAs(office.db, actor, (tx) => boxPage(tx, query, actor, '2026-11-09', size))

const walk = async (actor: Actor, query: Query, size: number) => {
  const ids: string[] = []
  let last = await page(actor, query, size)
  for (;;) {
    ids.push(...last.rows.map((r) => r.id))
    if (last.next === null) return { ids, last }
    last = await page(actor, { ...query, after: last.next }, size)
  }
}

test('every notice is on one page and none on two, in the order of what is due, overdue first', async () => {
  const all = await page(officer, {}, 500)
  expect(all).toMatchObject({ total: MANY + 7, next: null, previous: null })
  const due = all.rows.map((r) => r.receiveBy)
  expect(due).toEqual(due.toSorted())
  const { ids, last } = await walk(officer, {}, 10)
  expect(ids).toEqual(all.rows.map((r) => r.id))
  const back = await page(officer, { before: last.previous ?? '' }, 10)
  expect(back.rows.map((r) => r.id)).toEqual(ids.slice(-10 - last.rows.length, -last.rows.length))
})

test('the newest come first where everything is shown', async () => {
  const at = (await page(officer, { state: 'all' }, 500)).rows.map((r) => r.at.getTime())
  expect(at).toEqual(at.toSorted((a, b) => b - a))
  expect(await walk(officer, { state: 'all' }, 25)).toMatchObject({ ids: { length: MANY + 7 } })
})

test('filters narrow by verb and by what is overdue', async () => {
  expect((await page(officer, { verb: '通知' })).rows).toHaveLength(7)
  const late = await page(officer, { state: 'late' }, 500)
  expect(late.rows.length).toBeGreaterThan(0)
  expect(late.rows.every((r) => r.receiveBy < '2026-11-09')).toBe(true)
})

test('whoever stands in for the post sees the same, and another unit none of it', async () => {
  expect((await page(deputy, {})).total).toBe(MANY + 7)
  expect((await page(otherOfficer, {})).total).toBe(0)
})

test('who told it sees by which post and whom it was received, and a person what is his alone', async () => {
  const [first] = (await page(officer, { verb: '通知' })).rows
  await receiveNotice(office.db, { noticeId: first?.id ?? '', actor: officer, at: NOW })
  const sent = (await page(colleague, { box: 'sent', state: 'all', verb: '通知' })).rows
  expect(sent).toHaveLength(7)
  expect(sent.find((r) => r.id === first?.id)).toMatchObject({
    receivedPost: officer.posts[0]?.title,
    receivedName: `${officer.rank} ${officer.name}`,
    over: PLANNING.name,
  })
  expect((await page(colleague, { box: 'sent', verb: '通知' })).rows).toHaveLength(6)
  expect((await page(member, { verb: '連絡' })).rows).toHaveLength(7)
  expect((await page(officer, { box: 'sent', state: 'all' })).total).toBe(0)
})

test('a page reads no more than it shows: its notices are found by index, in order', async () => {
  const plan = await readAs(office.db, officer, async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx)
    const some = noticesTo(officer, { where: sql`n.waits`, order: sql`n.receive_by, n.at, n.id`, limit: 30 })
    const { rows } = await sql<Record<string, string>>`explain ${some}`.execute(tx)
    return rows.map((r) => Object.values(r)[0]).join('\n')
  })
  expect(plan).toMatch(/notice_unit_waiting/)
  expect(plan).not.toMatch(/Seq Scan on notice/)
})

import type { Hono } from 'hono'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { actAll } from '#kernel/act/act.ts'
import { anOffice, type TrialOffice } from '#kernel/act/act.builders.ts'
import { connect, type OpenDatabase } from '#kernel/db/database.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import type { Product } from '#kernel/http/product.ts'
import { mount } from '#kernel/http/mount.tsx'
import { colleague, keeper, member, NOW, officer, otherOfficer } from '#features/media/people-for-tests.ts'
import { startLive, type Live, type LiveEvent } from './hub.ts'
import { liveRoutes } from './live-routes.ts'

let office: TrialOffice
let open: OpenDatabase
let hubs: Live[] = []
let caseId: string

const hub = () => {
  const made = startLive({ db: open.db, config: office.config, log: () => {} })
  hubs.push(made)
  return made
}

/** A page that is open: what it heard, and a wait for the next of a kind. */
const page = (at: Live, actor: Actor, given: { caseId?: string | null; after?: number; form?: string } = {}) => {
  const heard: LiveEvent[] = []
  const leave = at.watch({
    actor,
    caseId: given.caseId === undefined ? caseId : given.caseId,
    after: given.after ?? Number.MAX_SAFE_INTEGER - 1,
    form: given.form ?? null,
    send: (event) => void heard.push(event),
  })
  const nth = async <E extends LiveEvent>(is: (event: LiveEvent) => event is E, n: number): Promise<E['data']> => {
    for (;;) {
      const event = heard.filter(is)[n - 1]
      if (event) return event.data
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }
  return {
    heard,
    leave,
    changed: (n = 1) => nth((e) => e.event === 'changed', n),
    present: (n = 1) => nth((e) => e.event === 'present', n),
    told: (n = 1) => nth((e) => e.event === 'told', n),
  }
}

const touch = (actor = colleague) => office.done({ process: 'trial.tag', act: 'touch', caseId, actor })

/** The listening connection is there once it has heard a word of ours. */
const listening = async () => {
  for (const made of hubs) {
    const probe = page(made, officer, { caseId: null })
    while (probe.heard.length === 0) {
      await office.done({ process: 'trial.tag', act: 'hang', actor: colleague })
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    probe.leave()
  }
}

beforeAll(async () => {
  office = await anOffice()
  open = connect({ ...office.config, max: 3 }, () => {})
})
afterAll(async () => {
  await open.close()
  await office.close()
})
beforeEach(async () => {
  caseId = (await office.done({ process: 'trial.tag', act: 'hang', actor: colleague })).caseId
  return async () => {
    await Promise.all(hubs.map((h) => h.stop()))
    hubs = []
  }
})

describe('an open page of a case', () => {
  test('hears what others do to it, in every process, and which of it is one’s own', async () => {
    const [one, other] = [hub(), hub()]
    await listening()
    const [watching, own] = [page(one, officer, { after: 0 }), page(other, colleague, { after: 0 })]
    const first = await watching.changed()
    const done = await touch()
    const told = { seq: done.seq, title: '触れる', who: `企画班員　${colleague.rank} ${colleague.name}` }
    expect(first.seq).toBeLessThan(done.seq)
    expect(await watching.changed(2)).toEqual({ ...told, mine: false })
    expect(await own.changed(2)).toEqual({ ...told, mine: true })
  })

  test('hears on coming what happened before it came, and nothing it shows already', async () => {
    const at = hub()
    await listening()
    const { seq } = await touch()
    expect((await page(at, officer, { after: seq - 1 }).changed()).seq).toBe(seq)
    const current = page(at, officer, { after: seq })
    const probe = page(at, officer, { after: 0 })
    await probe.changed()
    expect(current.heard.filter((e) => e.event === 'changed')).toEqual([])
  })

  test('hears nothing of an act that did not happen', async () => {
    const at = hub()
    await listening()
    const watching = page(at, officer)
    const outcome = await actAll(office.db, office.bindings, colleague, [
      { process: 'trial.tag', act: 'touch', caseId, input: {}, actor: colleague, at: NOW },
      { process: 'trial.tag', act: 'no-such-act', caseId, input: {}, actor: colleague, at: NOW },
    ])
    expect(outcome).toMatchObject({ kind: 'stopped', at: 1 })
    await page(at, officer, { after: 0 }).changed()
    expect(watching.heard.filter((e) => e.event === 'changed')).toEqual([])
  })

  test('hears again after the connection was cut, and what it missed meanwhile', async () => {
    const at = hub()
    await listening()
    const { rows } = await office.owner.query<{ seq: string }>('select max(seq)::text as seq from ledger_entry')
    const watching = page(at, officer, { after: Number(rows[0]?.seq) })
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'mamori live' and datname = current_database()`.execute(office.db)
    const { seq } = await touch()
    expect((await watching.changed()).seq).toBe(seq)
  })
})

test('a home page hears when something is told to its person or post, and not what is told to others', async () => {
  const at = hub()
  await listening()
  const [mine, persons, strangers] = [
    page(at, officer, { caseId: null }),
    page(at, member, { caseId: null }),
    page(at, otherOfficer, { caseId: null }),
  ]
  await office.done({ process: 'trial.tag', act: 'hang', actor: colleague })
  await mine.told()
  await persons.told()
  expect(strangers.heard).toEqual([])
})

describe('who has a form open', () => {
  test('is told to others there, in every process, until it is left; never to oneself', async () => {
    const [one, other] = [hub(), hub()]
    await listening()
    const watching = page(one, officer)
    const filling = page(other, keeper, { form: '保全係　1等陸曹 保科 守' })
    expect(await watching.present()).toEqual({ names: ['保全係　1等陸曹 保科 守'] })
    expect(filling.heard.filter((e) => e.event === 'present')).toEqual([])
    filling.leave()
    expect(await watching.present(2)).toEqual({ names: [] })
  })

  test('is told to whoever comes later, and no more once its process has been dead for long', async () => {
    const at = hub()
    await listening()
    page(at, keeper, { form: '保全係' })
    expect(await page(at, officer).present()).toEqual({ names: ['保全係'] })
    await office.owner.query(`update presence set until = now() - interval '1 second'`)
    const late = page(at, officer, { after: 0 })
    await late.changed()
    expect(late.heard.filter((e) => e.event === 'present')).toEqual([])
  })
})

describe('the address /live', () => {
  const app = (at: Live, actor: Actor | null): Hono => {
    const product = {
      db: open.db,
      clock: () => new Date(),
      log: () => {},
      asset: (name: string) => name,
    } as unknown as Product
    const session = { id: 's', accountId: 'a', login: 'l', administrator: false }
    return mount(product, liveRoutes(at), () => Promise.resolve(actor && { actor, session }))
  }

  test('is not there for a case one may not see, and not without signing in', async () => {
    const at = hub()
    expect((await app(at, otherOfficer).request(`/live?case=${caseId}`)).status).toBe(404)
    expect((await app(at, officer).request('/live?case=1')).status).toBe(404)
    expect((await app(at, null).request(`/live?case=${caseId}`)).status).toBe(303)
    expect(at.watchers()).toBe(0)
  })

  test('holds no connection of the pool, however many listen, and lets go of whoever leaves', async () => {
    const at = hub()
    await listening()
    const leaving = Array.from({ length: 500 }, () => new AbortController())
    const site = app(at, officer)
    const answers = await Promise.all(
      leaving.map(async ({ signal }) => site.request(`/live?case=${caseId}&after=1`, { signal })),
    )
    expect(answers.every((a) => a.headers.get('content-type') === 'text/event-stream')).toBe(true)
    const readers = answers.map((a) => a.body?.getReader())
    const { seq } = await touch()
    const texts = await Promise.all(
      readers.map(async (reader) => {
        let text = ''
        while (!text.includes(`"seq":${seq},`)) text += new TextDecoder().decode((await reader?.read())?.value)
        return text
      }),
    )
    expect(texts).toHaveLength(500)
    while (open.pool.idleCount < open.pool.totalCount) await new Promise((resolve) => setTimeout(resolve, 10))
    const { rows } = await office.owner.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`,
    )
    expect(rows).toEqual([{ n: 0 }])
    expect(at.watchers()).toBe(500)
    for (const reader of readers) await reader?.cancel()
    while (at.watchers() > 0) await new Promise((resolve) => setTimeout(resolve, 10))
  })
})

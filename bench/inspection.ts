import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Kysely, PostgresDialect } from 'kysely'
import { digestOf } from '../src/features/self-inspection/answer/digest.ts'
import { freezeStatement } from '../src/features/self-inspection/roster/freeze-store.ts'
import { STRATUM_KEYS } from '../src/features/self-inspection/words.ts'
import { begun } from './counting.ts'
import { memoryOf, meter } from './cpu.ts'
import type { House, Visitor } from './house.ts'
import { seedPeople, signIn, tokenOf, type Answerer } from './inspection-seed.ts'
import { bytesOf, floorOf, measured, print, round, type Figure, type Floor } from './measure.ts'

const today = (days = 0): string => new Date(Date.now() + (days * 24 + 9) * 3_600_000).toISOString().slice(0, 10)

const acted = async (who: Visitor, id: string, act: string, input: unknown): Promise<void> => {
  const answer = await who.post(`/api/cases/${id}/acts/${act}`, { requestKey: randomUUID(), input })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${act} answered ${answer.status}: ${text}`)
}

const CAMPAIGN = 'self-inspection.campaign'

/** A campaign of the next 年度, whose days a 基本方針 brings to today, announced with the sample sheets. */
const announced = async (who: Visitor): Promise<string> => {
  const year = Number(today().slice(0, 4)) + (Number(today().slice(5, 7)) >= 4 ? 1 : 0)
  const legal = { opensOn: `${year + 1}-01-15`, closesOn: `${year + 1}-02-15` }
  const none = { remindFirst: '', remindSecond: '', remindThird: '' }
  const id = await begun(who, CAMPAIGN, 'prepare', { fiscalYear: String(year), ...legal, ...none })
  const policy = { document: '測定', shownOn: today(), baseDate: today(), strata: [], method: '', reportDue: '' }
  await acted(who, id, 'follow-policy', policy)
  await acted(who, id, 'change-dates', { opensOn: today(), closesOn: today(30), ...none })
  for (const stratum of STRATUM_KEYS) {
    const answer = await who.post('/api/processes/self-inspection.sheet/acts/begin', {
      requestKey: randomUUID(),
      from: { campaign: id },
      input: { stratum, source: 'sample' },
    })
    const [, sheet = ''] = /"caseId":"([0-9a-f-]{36})"/.exec(await answer.text()) ?? []
    await acted(who, sheet, 'freeze', {})
  }
  await acted(who, id, 'announce', {})
  return id
}

/** The very statement of the freezing, by the bare driver, into a table with the same indexes. */
const freezeFloor = async (house: House, id: string): Promise<Floor> => {
  await house.owner.query('create table bench_roster (like self_inspection_roster including all)')
  const dialect = new PostgresDialect({ pool: () => Promise.reject(new Error('compiles only')) })
  const of = { campaignId: id, baseDate: today(), strata: STRATUM_KEYS, at: new Date() }
  const text = freezeStatement(of).compile(new Kysely({ dialect })).sql
  const into = text.replace('self_inspection_roster', 'bench_roster')
  return floorOf(house, 1, async (nth) => {
    await house.owner.query('truncate bench_roster')
    await house.owner.query({ name: `freeze-${nth}`, text: into })
  })
}

const memory = (house: House, people: number, what: string) => {
  const parts = house.parts()
  const figure = { appMb: Math.round(memoryOf(parts.app)), dbMb: Math.round(memoryOf(parts.database)) }
  process.stdout.write(`${JSON.stringify({ what, people, ...figure })}\n`)
}

const say = (line: string) => process.stderr.write(`${line}\n`)

/** People in the data, and the roster of them frozen by the act; its figures come with it. */
export const roster = async (house: House, people: number): Promise<{ id: string; figures: readonly Figure[] }> => {
  const from = Date.now()
  await seedPeople(house, people)
  say(`${people.toLocaleString('en')} people in ${Math.round((Date.now() - from) / 1000)} s`)
  const organiser = await house.as('指揮通信システム部長')
  const id = await announced(organiser)
  const least = await freezeFloor(house, id)
  const open = async () => {
    await acted(organiser, id, 'open', {})
    return 0
  }
  const frozen = await measured(house, 'roster: freeze and bind', 1, open, { warm: 0 })
  const { rows } = await house.owner.query<{ n: number }>(
    'select roster_count as n from self_inspection where id = $1',
    [id],
  )
  await house.owner.query('analyze self_inspection_roster')
  const more = { rows: people, lines: rows[0]?.n, floorMs: least.ms }
  const figures = [print({ ...frozen, rows: people }, least, more)]
  const page = await floorOf(house, 200, () =>
    house.owner.query({
      name: 'floor-roster',
      text: 'select * from self_inspection_roster where campaign_id = $1 order by unit_id, person_kana, id limit 50',
      values: [id],
    }),
  )
  const path = `/registers/self-inspection-roster?campaign=${id}`
  const list = await measured(house, 'roster: its register', 80, () => bytesOf(organiser.get(path)))
  figures.push(print({ ...list, rows: people }, page))
  memory(house, people, 'memory after the freezing, PSS')
  return { id, figures }
}

const as = (house: House, who: Answerer) => {
  const headers = { cookie: `mamori_session=${tokenOf(who.nth)}`, origin: house.origin }
  return {
    get: (path: string) => fetch(`${house.origin}${path}`, { headers, redirect: 'manual' }),
    form: (path: string, fields: Record<string, string>, accept = 'text/html') =>
      fetch(`${house.origin}${path}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { ...headers, accept },
        body: new URLSearchParams(fields),
      }),
  }
}

const KEYS = Array.from({ length: 12 }, (_, nth) => `C${nth + 1}`)

const replies = (keys: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    keys.flatMap((key, nth) => [
      [`has:${key}`, '1'],
      [`base:${key}`, '0'],
      [`f:${key}:reply`, nth === 3 ? 'no' : 'yes'],
      ...(nth === 3
        ? [
            [`f:${key}:reason`, '手順を知らない者がいた。'],
            [`f:${key}:action`, '教育を行う。'],
            [`f:${key}:actionDue`, '2027-03-31'],
          ]
        : []),
    ]),
  ) as Record<string, string>

const ok = async (answer: Promise<Response>): Promise<string> => {
  const got = await answer
  const text = await got.text()
  if (got.status !== 200 && got.status !== 303)
    throw new Error(`${got.url} answered ${got.status}: ${text.slice(0, 300)}`)
  return text
}

const path = (who: Answerer, rest = '') => `/self-inspection/answer/${who.rosterId}${rest}`

/** What the check page of each carries: the digest and the key of the submission. */
const checked = async (house: House, who: Answerer) => {
  const page = await ok(as(house, who).get(path(who, '/check')))
  const value = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? ''
  return { digest: value('digest'), _key: value('_key') }
}

/** The rest of them have typed their answers already; what their check pages would carry. */
const draftedBySql = async (house: House, campaignId: string, list: readonly Answerer[]) => {
  const content = JSON.stringify(Object.fromEntries(KEYS.map((key) => [key, { reply: 'yes', rev: 1 }])))
  await house.owner.query(
    `insert into self_inspection_draft (roster_id, person_id, content, revision, saved_at)
     select r, p, $3::jsonb, 1, now() from unnest($1::uuid[], $2::uuid[]) as t(r, p)`,
    [list.map((who) => who.rosterId), list.map((who) => who.personId), content],
  )
  const { rows } = await house.owner.query<{ id: string }>(
    `select id from self_inspection_sheet where campaign_id = $1 and stratum = 'staff'`,
    [campaignId],
  )
  const yes = KEYS.map((key) => ({ key, reply: 'yes' as const, reason: null, action: null, actionDue: null }))
  return list.map(
    (who) => [who.rosterId, { digest: digestOf(who.rosterId, rows[0]?.id ?? '', yes), _key: randomUUID() }] as const,
  )
}

/** The least a submission can be: read, insert case, answer, replies and record, change the roster, drop the draft; one commit. */
const submitFloor = async (house: House, campaignId: string, many: number): Promise<Floor> => {
  const { owner } = house
  await owner.query(`create table bench_answer (like self_inspection_answer including indexes);
    create table bench_reply (like self_inspection_reply including indexes);
    create table bench_case (like case_file including indexes); create table bench_entry (id uuid primary key, case_id uuid, what jsonb);
    create table bench_draft (like self_inspection_draft including indexes)`)
  await owner.query(
    'drop table if exists bench_roster; create table bench_roster (like self_inspection_roster including all)',
  )
  await owner.query('insert into bench_roster select * from self_inspection_roster where campaign_id = $1 limit $2', [
    campaignId,
    many + 40,
  ])
  await owner.query(`insert into bench_draft select id, person_id, $1::jsonb, 1, now() from bench_roster`, [
    JSON.stringify(Object.fromEntries(KEYS.map((key) => [key, { reply: 'yes', rev: 1 }]))),
  ])
  const { rows } = await owner.query<{ id: string; person_id: string; unit_id: string }>('select * from bench_roster')
  const run = (name: string, text: string, values: unknown[]) => owner.query({ name, text, values })
  let next = 0
  return floorOf(house, many, async () => {
    const line = rows[next]
    next += 1
    const id = randomUUID()
    await owner.query('begin')
    await run(
      'floor-read',
      'select * from bench_roster r left join bench_draft d on d.roster_id = r.id where r.id = $1',
      [line?.id],
    )
    await run(
      'floor-case',
      `insert into bench_case (id, process, state, version, closed, title, person_id, open_to_all, grams, folded, opened_at, changed_at)
       values ($1, 'x', 'submitted', 1, false, '令和9年度 自己点検の回答', $2, false, $3, '令和9年度 自己点検の回答', now(), now())`,
      [id, line?.person_id, ['令和', '和9', '9年', '年度', '自己', '己点', '点検', '検の', 'の回', '回答']],
    )
    await run(
      'floor-answer',
      `with a as (insert into bench_answer (id, roster_id, campaign_id, person_id, unit_id, stratum, sheet_id, state, receipt, round,
          digest, submitted_at, submitted_by, yes_count, no_count, na_count)
        values ($1, $2, $3, $4, $5, 'staff', $3, 'submitted', $6, 1, $7, now(), '職員', 12, 0, 0)),
       r as (insert into bench_reply (answer_id, question_key, reply) select $1, k, 'yes' from unnest($8::text[]) k),
       d as (delete from bench_draft where roster_id = $2)
       update bench_roster set state = 'submitted', receipt = $6, submitted_at = now(), answer_id = $1 where id = $2`,
      [id, line?.id, campaignId, line?.person_id, line?.unit_id, id, '0'.repeat(64), KEYS],
    )
    await run('floor-entry', 'insert into bench_entry values ($1, $2, $3)', [
      randomUUID(),
      id,
      { act: 'submit', input: {} },
    ])
    await owner.query('commit')
  })
}

const AT_ONCE = 16

/** Everybody at the same moment: as many as the program takes, sixteen open requests at a time. */
const morning = async (
  house: House,
  people: number,
  list: readonly Answerer[],
  forms: ReadonlyMap<string, Record<string, string>>,
) => {
  const app = meter(() => house.parts().app)
  const database = meter(() => house.parts().database)
  const [app0, database0] = [app(), database()]
  const times: number[] = []
  const began = performance.now()
  let next = 0
  const worker = async () => {
    for (let who = list[next++]; who; who = list[next++]) {
      const from = performance.now()
      await ok(as(house, who).form(path(who, '/submit'), forms.get(who.rosterId) ?? {}))
      times.push(performance.now() - from)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  const ms = performance.now() - began
  times.sort((a, b) => a - b)
  const at = (q: number) => round(times[Math.min(times.length - 1, Math.floor(times.length * q))] ?? 0)
  const figure: Figure = {
    what: `inspection: everybody at once (${AT_ONCE} requests open)`,
    media: house.size,
    rows: people,
    n: times.length,
    appCpuMs: round((app() - app0) / times.length),
    dbCpuMs: round((database() - database0) / times.length),
    p50Ms: at(0.5),
    p99Ms: at(0.99),
  }
  return print(figure, undefined, { perSecond: round((times.length * 1000) / ms) })
}

const N = 150

/** The morning everybody answers: the pages, the autosave, the submission one by one, and all at once. */
export const inspectionDay = async (house: House, people: number): Promise<readonly Figure[]> => {
  const { id, figures } = await roster(house, people)
  const all = await signIn(house, id, Math.min(1500, Math.floor(people * 0.9)))
  const single = all.slice(0, N + 40)
  const rest = all.slice(N + 40)
  const read = await floorOf(house, 300, (nth) =>
    house.owner.query({
      name: 'floor-sheet',
      text: 'select * from self_inspection_roster r left join self_inspection_draft d on d.roster_id = r.id where r.id = $1',
      values: [single[nth % single.length]?.rosterId],
    }),
  )
  const nth = (n: number) => single[n % single.length] ?? { nth: 0, rosterId: '', personId: '' }
  const step = async (what: string, once: (who: Answerer) => Promise<string>, floor?: Floor) => {
    const figure = await measured(house, what, N, async (n) => (await once(nth(n))).length, { warm: 30 })
    figuresOf.push(print({ ...figure, rows: people }, floor))
  }
  const figuresOf: Figure[] = [...figures]
  await step('inspection: section page', (who) => ok(as(house, who).get(path(who, '/s/2'))), read)
  const write = await floorOf(house, 200, async (n) => {
    await house.owner.query('begin')
    await house.owner.query({
      name: 'floor-lock',
      text: 'select * from self_inspection_roster where id = $1 for update',
      values: [nth(n).rosterId],
    })
    await house.owner.query({
      name: 'floor-draft',
      text: `insert into self_inspection_draft values ($1, $2, $3, 1, now())
        on conflict (roster_id) do update set content = excluded.content, revision = self_inspection_draft.revision + 1`,
      values: [nth(n).rosterId, nth(n).personId, {}],
    })
    await house.owner.query('commit')
  })
  await step(
    'inspection: autosave of a section',
    (who) =>
      ok(as(house, who).form(path(who), { ...replies(KEYS.slice(0, 4)), edit: randomUUID() }, 'application/json')),
    write,
  )
  for (const who of single)
    await ok(as(house, who).form(path(who), { ...replies(KEYS), edit: randomUUID() }, 'application/json'))
  await step('inspection: check page', (who) => ok(as(house, who).get(path(who, '/check'))), read)
  const forms = new Map<string, Record<string, string>>()
  for (const who of single) forms.set(who.rosterId, await checked(house, who))
  for (const [rosterId, form] of await draftedBySql(house, id, rest)) forms.set(rosterId, form)
  await sleep(1500)
  const least = await submitFloor(house, id, 200)
  await step(
    'inspection: submission',
    (who) => ok(as(house, who).form(path(who, '/submit'), forms.get(who.rosterId) ?? {})),
    least,
  )
  figuresOf.push(await morning(house, people, rest, forms))
  memory(house, people, 'memory after the morning, PSS')
  return figuresOf
}

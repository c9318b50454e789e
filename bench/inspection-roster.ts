import { randomUUID } from 'node:crypto'
import { Kysely, PostgresDialect } from 'kysely'
import { freezeStatement } from '../src/features/self-inspection/roster/freeze-store.ts'
import { STRATUM_KEYS } from '../src/features/self-inspection/words.ts'
import { begun } from './counting.ts'
import { memoryOf } from './cpu.ts'
import type { House, Visitor } from './house.ts'
import { seedPeople } from './inspection-seed.ts'
import { bytesOf, floorOf, measured, print, type Figure, type Floor } from './measure.ts'

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

/** What program and database hold now, as a line of its own. */
export const memory = (house: House, people: number, what: string) => {
  const parts = house.parts()
  const figure = { appMb: Math.round(memoryOf(parts.app)), dbMb: Math.round(memoryOf(parts.database)) }
  process.stdout.write(`${JSON.stringify({ what, people, ...figure })}\n`)
}

const say = (line: string) => process.stderr.write(`${line}\n`)

/** People in the data, and the roster of them frozen by the act; its figures come with it. */
export const roster = async (house: House, people: number): Promise<{ id: string; figures: readonly Figure[] }> => {
  // Before the people are there: the page on which the sample's people are chosen lists them all.
  const organiser = await house.as('指揮通信システム部長')
  const from = Date.now()
  await seedPeople(house, people)
  say(`${people.toLocaleString('en')} people in ${Math.round((Date.now() - from) / 1000)} s`)
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

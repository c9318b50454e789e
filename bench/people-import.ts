import { createReadStream, createWriteStream, rmSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parse } from 'csv-parse'
import { Client } from 'pg'
import { copyIn } from '../src/kernel/postgres/copy-rows.ts'
import { memoryOf } from './cpu.ts'
import type { House, Visitor } from './house.ts'
import { watch } from './import.ts'
import { print, round, type Figure } from './measure.ts'

/** People a unit has, as in an organisation of 250,000 people and 5,000 units. */
const PER_UNIT = 50

const LOOK_EVERY_MS = 100

const unitMark = (nth: number) => `大${nth.toString(36)}`

type Change = { moved?: boolean; left?: boolean }

const familyNames = ['佐藤', '鈴木', '髙橋', '田中', '渡邊', '伊藤', '山本', '中村', '小林', '加藤']
const givenNames = ['一郎', '花子', '健', '美咲', '大輔', '葵', '翔太', '結衣', '直樹', '恵']

/** A line of the list; every hundredth has moved, every two hundredth is not in it any more. */
const personLine = (nth: number, units: number, { moved = false }: Change): string => {
  const unit = moved && nth % 100 === 7 ? (nth + 1) % units : nth % units
  const name = `${familyNames[nth % 10]} ${givenNames[Math.floor(nth / 10) % 10]}`
  return `B-${String(nth).padStart(7, '0')},${name},みほん みほん${nth % 97},${(nth % 3) + 1}等空尉,${unitMark(unit)},職員,2026-04-01,dir-${nth}\r\n`
}

const writePeople = async (path: string, people: number, units: number, change: Change) => {
  const out = createWriteStream(path)
  out.write('職員番号,氏名,よみ,階級,所属,区分,日付,外部ID\r\n')
  for (let nth = 0; nth < people; nth += 1) {
    if (change.left && nth % 200 === 11) continue
    if (!out.write(personLine(nth, units, change))) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
}

const writeUnits = async (path: string, units: number) => {
  const out = createWriteStream(path)
  out.write('略号,名称,上位,種別,日付\r\n大,大きな機関,,機関,2026-04-01\r\n')
  for (let nth = 0; nth < units; nth += 1) out.write(`${unitMark(nth)},第${nth}隊,大きな機関,課等・各隊,2026-04-01\r\n`)
  out.end()
  await once(out, 'finish')
}

async function* multipart(boundary: string, fields: Readonly<Record<string, string>>, path: string) {
  for (const [name, value] of Object.entries(fields))
    yield Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
  yield Buffer.from(
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="list.csv"\r\nContent-Type: text/csv\r\n\r\n`,
  )
  yield* createReadStream(path)
  yield Buffer.from(`\r\n--${boundary}--\r\n`)
}

/** The file goes out as it is read, so that this process holds no more of it than the program should. */
const send = (house: House, keeper: Visitor, fields: Readonly<Record<string, string>>, path: string) => {
  const boundary = 'mamori-bench-boundary'
  const init = {
    method: 'POST',
    redirect: 'manual' as const,
    headers: {
      cookie: keeper.cookie,
      origin: house.origin,
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    body: ReadableStream.from(multipart(boundary, fields, path)),
    duplex: 'half' as const,
  }
  return fetch(`${house.origin}/people-import`, init)
}

type List = { id: string; state: string; digest: string; problems: string[]; row_count: number } & Record<
  string,
  unknown
>

const listOf = async (house: House, id: string): Promise<List> => {
  const { rows } = await house.owner.query<List>('select * from personnel_upload where id = $1', [id])
  if (!rows[0]) throw new Error('there is no such list')
  return rows[0]
}

const until = async (house: House, id: string, busy: string): Promise<List> => {
  for (;;) {
    const list = await listOf(house, id)
    if (list.state !== busy) return list
    await sleep(LOOK_EVERY_MS)
  }
}

const idOf = (answer: Response): string => {
  const id = /\/([0-9a-f-]{36})$/.exec(answer.headers.get('location') ?? '')?.[1]
  if (answer.status !== 303 || id === undefined) throw new Error(`the list was answered ${answer.status}`)
  return id
}

type Floor = { ms: number; cpuMs: number }

const BLOCK = 64 * 1024

async function* blocksOf(rows: AsyncIterable<readonly string[]>): AsyncGenerator<Buffer> {
  let held = ''
  for await (const cells of rows) {
    held += `${Array.from({ length: 8 }, (_, at) => cells[at] ?? '').join('\t')}\n`
    if (held.length < BLOCK) continue
    yield Buffer.from(held)
    held = ''
  }
  yield Buffer.from(held)
}

/** The least: the same rows parsed as they stream and copied into a table without anything else. */
const floor = async (house: House, path: string): Promise<Floor> => {
  await house.owner
    .query(`drop table if exists bench_people; create table bench_people (code text, name text, kana text,
    rank text, unit text, kind text, starts_on text, external_id text)`)
  const watched = watch(house)
  const own = process.cpuUsage()
  const rows: AsyncIterable<string[]> = createReadStream(path).pipe(parse({ from_line: 2 }))
  const client = new Client(house.ownerConfig)
  await client.connect()
  const statement = 'copy bench_people from stdin'
  await copyIn(client, statement, blocksOf(rows))
  await client.end()
  watched.look()
  const { database, ms } = watched.spent()
  const { user, system } = process.cpuUsage(own)
  return { ms, cpuMs: (user + system) / 1000 + database }
}

const staged = async (
  house: House,
  of: { what: string; people: number; least: Floor; busy: string; comesTo: string },
  begin: () => Promise<string>,
): Promise<{ list: List; figure: Figure }> => {
  const watched = watch(house)
  const looking = setInterval(watched.look, LOOK_EVERY_MS)
  try {
    const id = await begin()
    const list = await until(house, id, of.busy)
    if (list.state !== of.comesTo) throw new Error(`${of.what} came to ${list.state}: ${list.problems.join()}`)
    watched.look()
    const { app, database, ms, ...peak } = watched.spent()
    const n = of.people
    const least = { cpuMs: round(of.least.cpuMs / n), ms: round(of.least.ms / n) }
    const wall = round(ms / n)
    const figure = {
      what: of.what,
      media: house.size,
      rows: n,
      n,
      appCpuMs: round(app / n),
      dbCpuMs: round(database / n),
      p50Ms: wall,
      p99Ms: wall,
    }
    return {
      list,
      figure: print(figure, least, { ...peak, wallS: round(ms / 1000), floorWallS: round(of.least.ms / 1000) }),
    }
  } finally {
    clearInterval(looking)
  }
}

const asOf = () => new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10)

/** A whole organisation of so many people, taken in, taken in again, and taken in with its changes of a year. */
export const peopleImport = async (house: House, people: number): Promise<readonly Figure[]> => {
  const units = Math.max(10, Math.round(people / PER_UNIT))
  const file = (name: string) => join(house.dataDir, `bench-${name}.csv`)
  await writeUnits(file('units'), units)
  await writePeople(file('first'), people, units, {})
  await writePeople(file('next'), people, units, { moved: true, left: true })
  const keeper = await house.as('システム管理者')
  const figures: Figure[] = []
  const bring = async (kind: string, scope: string, path: string) =>
    idOf(await send(house, keeper, { kind, scope, asOf: asOf() }, path))
  const press = async (list: List) =>
    idOf(
      await keeper.form(
        `/people-import/${list.id}/apply`,
        new URLSearchParams({ digest: list.digest, leaversSeen: 'true', leaveOutBad: 'true' }),
      ),
    )
  const compare = (what: string, least: Floor, kind: string, scope: string, path: string, rows: number) =>
    staged(house, { what, people: rows, least, busy: 'reading', comesTo: 'compared' }, () => bring(kind, scope, path))
  const apply = (what: string, least: Floor, list: List, rows: number) =>
    staged(house, { what, people: rows, least, busy: 'applying', comesTo: 'applied' }, () => press(list))
  const of = async (label: string, kind: string, scope: string, name: string, rows: number, changes: boolean) => {
    const least = await floor(house, file(name))
    const compared = await compare(`people-import: ${label}, read and compared`, least, kind, scope, file(name), rows)
    figures.push(compared.figure)
    if (changes) figures.push((await apply(`people-import: ${label}, carried out`, least, compared.list, rows)).figure)
    return compared.list
  }
  await of('units', 'units', 'part', 'units', units, true)
  await of('new people', 'people', 'part', 'first', people, true)
  await of('the same again', 'people', 'part', 'first', people, false)
  await of('a year later', 'people', 'whole', 'next', people, true)
  for (const name of ['units', 'first', 'next']) rmSync(file(name))
  process.stderr.write(`memory of the program afterwards: ${Math.round(memoryOf([house.pid]))} MB\n`)
  return figures
}

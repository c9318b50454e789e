import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { MEDIA_COLUMNS } from '../src/features/media/import/media-columns.ts'
import { standardLimits } from '../src/kernel/sheet/read-limits.ts'
import { memoryOf, meter } from './cpu.ts'
import type { House, Visitor } from './house.ts'
import { floorOf, print, round, type Figure, type Floor } from './measure.ts'

/** The largest file the program reads. */
export const MOST_ROWS = standardLimits.rows

const LOOK_EVERY_MS = 100

type Place = { unit: string; mark: string; name: string }

const placeOf = async (house: House): Promise<Place> => {
  const { rows } = await house.owner.query<Place>(
    `select u.name as unit, u.abbreviation as mark, p.name from storage_place p join unit u on u.id = p.unit_id
     where p.unit_id = bench_home() and p.withdrawn_on is null limit 1`,
  )
  const [place] = rows
  if (!place) throw new Error('the unit has no place to keep media')
  return place
}

const numberOf = (place: Place, nth: number) => `${place.mark}-R1-業-写${String(nth).padStart(7, '0')}`

/** A register as kept until now: the headings the program knows, and eleven columns filled. */
const fileOf = (place: Place, rows: number): Blob => {
  const known = new Map<string, (nth: number) => string>([
    ['number', (nth) => numberOf(place, nth)],
    ['unit', () => place.unit],
    ['kind', () => '業務用'],
    ['mediaType', (nth) => (nth % 2 === 0 ? 'USBメモリ' : 'CD-R')],
    ['model', (nth) => `SU-${1000 + (nth % 900)}`],
    ['capacity', () => '32GB'],
    ['serialNumber', (nth) => `SN写${nth}`],
    ['registeredOn', () => '令和元年5月1日'],
    ['place', () => place.name],
    ['state', () => '保管中'],
    ['note', (nth) => `写し ${nth}`],
  ])
  const columns = MEDIA_COLUMNS.filter(({ key }) => known.has(key))
  const lines = Array.from({ length: rows }, (_, nth) => columns.map(({ key }) => known.get(key)?.(nth)).join(','))
  return new Blob([[columns.map(({ label }) => label).join(','), ...lines].join('\r\n')], { type: 'text/csv' })
}

const FLOOR_ROWS = 500

/** The least a row can be: many in one insert into a table like the register's, by the bare driver. */
const floor = async (house: House, place: Place, rows: number): Promise<Floor> => {
  await house.owner.query('drop table if exists bench_import; create table bench_import (like medium including all)')
  let from = 0
  const some = await floorOf(house, Math.max(20, Math.ceil(rows / FLOOR_ROWS)), () => {
    const nths = Array.from({ length: FLOOR_ROWS }, (_, nth) => from + nth)
    from += FLOOR_ROWS
    return house.owner.query({
      name: 'floor-import',
      text: `insert into bench_import (id, unit_id, state, number, code, kind, trigger, registered_on, media_type, model,
          capacity, serial_number, number_shown, note)
        select r.id, bench.home, 'kept', r.number, r.code, 'business', 'opened', '2019-05-01', 'usb', r.model, '32GB',
          r.serial, true, r.note
        from (select bench_home() as home) bench,
          unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
            as r(id, number, code, model, serial, note)`,
      values: [
        nths.map(() => randomUUID()),
        nths.map((nth) => numberOf(place, nth)),
        nths.map((nth) => `X${nth}`),
        nths.map((nth) => `SU-${1000 + (nth % 900)}`),
        nths.map((nth) => `SN写${nth}`),
        nths.map((nth) => `写し ${nth}`),
      ],
    })
  })
  return { cpuMs: round(some.cpuMs / FLOOR_ROWS), ms: round(some.ms / FLOOR_ROWS) }
}

type Batch = { state: string; rows: number; new: number; bad: number; mapping: Record<string, number | null> }

const batchOf = async (house: House, id: string): Promise<Batch> => {
  const { rows } = await house.owner.query<Batch>({
    name: 'batch',
    text: `select state, row_count as rows, new_rows as new, bad_rows as bad, mapping from import_batch where id = $1`,
    values: [id],
  })
  if (!rows[0]) throw new Error('there is no such import')
  return rows[0]
}

/**
 * CPU and memory from now on, looked at often enough to see what ends before we do. The program is its one process, in which
 * imports are done: the verification of the record it starts beside itself now and then is not counted.
 */
export const watch = (house: House) => {
  const app = meter(() => [house.pid])
  const database = meter(() => house.parts().database)
  const [app0, database0, from] = [app(), database(), performance.now()]
  const startMb = Math.round(memoryOf([house.pid]))
  const peak = { peakAppMb: 0, peakDbMb: 0 }
  return {
    look: () => {
      app()
      database()
      peak.peakAppMb = Math.max(peak.peakAppMb, Math.round(memoryOf([house.pid])))
      peak.peakDbMb = Math.max(peak.peakDbMb, Math.round(memoryOf(house.parts().database)))
    },
    spent: () => ({
      app: app() - app0,
      database: database() - database0,
      ms: performance.now() - from,
      startMb,
      ...peak,
    }),
  }
}

type Stage = { what: string; busy: string; comesTo: string; begin: () => Promise<Response> }

/** One step from the press of its button to its end, for one row of the file. */
const staged = async (house: House, rows: number, least: Floor, { what, busy, comesTo, begin }: Stage) => {
  const watched = watch(house)
  const looking = setInterval(watched.look, LOOK_EVERY_MS)
  try {
    const answer = await begin()
    const id = /\/([0-9a-f-]{36})$/.exec(answer.headers.get('location') ?? '')?.[1]
    if (answer.status !== 303 || id === undefined) throw new Error(`${what} answered ${answer.status}`)
    let batch = await batchOf(house, id)
    for (; batch.state === busy; batch = await batchOf(house, id)) await sleep(LOOK_EVERY_MS)
    if (batch.state !== comesTo || batch.rows !== rows || batch.bad > 0)
      throw new Error(`${what} came to ${JSON.stringify(batch)}`)
    watched.look()
    const { app, database, ms, ...peak } = watched.spent()
    const wall = round(ms / rows)
    const figure = {
      what,
      media: house.size,
      rows,
      n: rows,
      appCpuMs: round(app / rows),
      dbCpuMs: round(database / rows),
    }
    return { id, batch, figure: print({ ...figure, p50Ms: wall, p99Ms: wall }, least, peak) }
  } finally {
    clearInterval(looking)
  }
}

/** An existing register of so many rows, taken in as its keeper would: brought, checked whole, carried out. */
export const importFile = async (house: House, rows: number): Promise<readonly Figure[]> => {
  const place = await placeOf(house)
  const least = await floor(house, place, rows)
  const keeper: Visitor = await house.as('指揮通信システム運用課長')
  const file = fileOf(place, rows)
  process.stderr.write(`a file of ${rows.toLocaleString('en')} rows, ${Math.round(file.size / 1024)} KiB…\n`)
  const form = new FormData()
  form.append('file', file, 'register.csv')
  const stage = (of: Stage) => staged(house, rows, least, of)
  const read = await stage({
    what: 'import: reading, one row',
    busy: 'reading',
    comesTo: 'mapping',
    begin: () => keeper.form('/imports/media', form),
  })
  const chosen = Object.entries(read.batch.mapping).flatMap(([key, at]): [string, string][] =>
    at === null ? [] : [[key, String(at)]],
  )
  const here = `/imports/media/${read.id}`
  const checked = await stage({
    what: 'import: checking, one row',
    busy: 'checking',
    comesTo: 'checked',
    begin: () => keeper.form(`${here}/columns`, new URLSearchParams(chosen)),
  })
  if (checked.batch.new !== rows) throw new Error(`${checked.batch.new} of ${rows} rows would be registered`)
  const applied = await stage({
    what: 'import: applying, one row',
    busy: 'applying',
    comesTo: 'applied',
    begin: () => keeper.form(`${here}/apply`, new URLSearchParams()),
  })
  return [read.figure, checked.figure, applied.figure]
}

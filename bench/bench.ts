import { act } from './act.ts'
import { board } from './board.ts'
import { openCopy, openHouse, openOneUnit, type House } from './house.ts'
import { importFile, MOST_ROWS } from './import.ts'
import { inspectionDay, roster } from './inspection.ts'
import { ledger } from './ledger.ts'
import { mediaList } from './media-list.ts'
import type { Figure } from './measure.ts'
import { oscalExport } from './oscal-export.ts'
import { approvalPackage } from './package.ts'
import { page } from './page.ts'
import { peopleImport } from './people-import.ts'
import { poamList } from './poam-list.ts'
import { scan } from './scan.ts'
import { scanImport } from './scan-import.ts'
import { search } from './search.ts'
import { stocktake } from './stocktake.ts'

/** `npm run bench -- <name> [--sizes 1k,50k,1M] [--one-unit]`: one line of JSON a figure on stdout, what is going on on stderr. */
const BENCHES: Readonly<Record<string, (house: House) => Promise<readonly Figure[]>>> = {
  'media-list': mediaList,
  search,
  act,
  ledger,
  page,
  package: approvalPackage,
  'poam-list': poamList,
  scan,
  stocktake,
}

/** The sizes of `import` are those of its file; the data it meets are always the smallest. */
const IMPORT = 'import'
/** The sizes of `scan-import` are megabytes of its file, 2, 200 and 600 unless MAMORI_SCAN_MB names others. */
const SCAN_IMPORT = 'scan-import'
/** The sizes of `oscal-export` are its own: a thousand controls, and items of the plan, 50,000 unless MAMORI_OSCAL_ITEMS says otherwise. */
const OSCAL_EXPORT = 'oscal-export'
const OF_THEIR_OWN = [IMPORT, SCAN_IMPORT, OSCAL_EXPORT]
/** The sizes of these are people, 2,500, 25,000 and 250,000 unless `--sizes` names others. */
const PEOPLE: Readonly<Record<string, (house: House, people: number) => Promise<readonly Figure[]>>> = {
  board,
  'inspection-day': inspectionDay,
  'people-import': peopleImport,
  roster: async (house, people) => (await roster(house, people)).figures,
}
const NAMES = [...Object.keys(BENCHES), ...Object.keys(PEOPLE), ...OF_THEIR_OWN]
const SMALLEST = 1000

const UNITS: Readonly<Record<string, number>> = { k: 1000, M: 1_000_000 }

const sizeOf = (text: string): number => {
  const [, digits = '', unit = ''] = /^(\d+)([kM]?)$/.exec(text) ?? []
  const size = Number(digits) * (UNITS[unit] ?? 1)
  if (!(size >= 1000)) throw new Error(`no size of data: ${text} (1k, 50k, 1M)`)
  return size
}

/** With all media in one unit instead of a fifth of them: a large stocktake. */
const ONE_UNIT = '--one-unit'

const given = process.argv.slice(2).filter((word) => word !== ONE_UNIT)
const open = process.argv.includes(ONE_UNIT) ? openOneUnit : openHouse
const at = given.indexOf('--sizes')
const sizes = (at < 0 ? '1k,50k,1M' : (given[at + 1] ?? '')).split(',').map(sizeOf)
const names = given.filter((_, nth) => at < 0 || (nth !== at && nth !== at + 1))
const unknown = names.filter((name) => !NAMES.includes(name))
if (names.length === 0 || unknown.length > 0) {
  process.stderr.write(`npm run bench -- ${NAMES.join('|')} [--sizes 1k,50k,1M] [--one-unit]\n`)
  process.exit(2)
}

const figures: Figure[] = []

const inHouse = async (house: House, work: (house: House) => Promise<void>) => {
  try {
    await work(house)
  } finally {
    await house.close()
  }
}

const ofHouse = names.filter((name) => name in BENCHES)
for (const size of ofHouse.length === 0 ? [] : sizes)
  await inHouse(await open(size), async (house) => {
    for (const name of ofHouse) figures.push(...((await BENCHES[name]?.(house)) ?? []))
  })
for (const rows of names.includes(IMPORT) ? new Set(sizes.map((size) => Math.min(size, MOST_ROWS))) : [])
  await inHouse(await openCopy(SMALLEST), async (house) => {
    figures.push(...(await importFile(house, rows)))
  })

if (names.includes(SCAN_IMPORT))
  await inHouse(await openCopy(SMALLEST), async (house) => {
    const megabytes = (process.env['MAMORI_SCAN_MB'] ?? '2,200,600').split(',').map(Number)
    for (const mb of megabytes) figures.push(...(await scanImport(house, mb)))
  })

if (names.includes(OSCAL_EXPORT))
  await inHouse(await openCopy(SMALLEST), async (house) => {
    figures.push(...(await oscalExport(house, Number(process.env['MAMORI_OSCAL_ITEMS'] ?? 50_000))))
  })
const people = at < 0 ? [2500, 25_000, 250_000] : sizes
for (const name of names.filter((one) => one in PEOPLE))
  for (const many of people)
    await inHouse(await openCopy(SMALLEST), async (house) => {
      figures.push(...((await PEOPLE[name]?.(house, many)) ?? []))
    })

/** How much dearer the largest data make it: the CPU at the largest size over that at the smallest. */
const bySize = (a: Figure, b: Figure) => sizeIn(a) - sizeIn(b)
const sizeIn = ({ rows, media }: Figure) => rows ?? media
for (const [what, same] of Map.groupBy(figures, (figure) => figure.what)) {
  const [small, large] = [same.toSorted(bySize)[0], same.toSorted(bySize).at(-1)]
  if (!small || !large || small === large) continue
  const growth = (large.appCpuMs + large.dbCpuMs) / (small.appCpuMs + small.dbCpuMs)
  process.stdout.write(
    `${JSON.stringify({ what: `growth: ${what}`, from: sizeIn(small), to: sizeIn(large), growth: Number(growth.toPrecision(3)) })}\n`,
  )
}

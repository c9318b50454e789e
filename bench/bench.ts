import { act } from './act.ts'
import { board } from './board.ts'
import { openCopy, openHouse, openOneUnit, type House } from './house.ts'
import { importFile, MOST_ROWS } from './import.ts'
import { ledger } from './ledger.ts'
import { mediaList } from './media-list.ts'
import type { Figure } from './measure.ts'
import { approvalPackage } from './package.ts'
import { page } from './page.ts'
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
/** The sizes of `board` are people, 2,500, 25,000 and 250,000 unless MAMORI_BOARD_PEOPLE names others. */
const BOARD = 'board'
const APART: readonly string[] = [IMPORT, SCAN_IMPORT, BOARD]
const NAMES = [...Object.keys(BENCHES), ...APART]
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

const ofHouse = names.filter((name) => !APART.includes(name))
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

for (const people of names.includes(BOARD)
  ? (process.env['MAMORI_BOARD_PEOPLE'] ?? '2500,25000,250000').split(',').map(Number)
  : [])
  await inHouse(await openCopy(SMALLEST), async (house) => {
    figures.push(...(await board(house, people)))
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

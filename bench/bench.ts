import { act } from './act.ts'
import { openHouse, type House } from './house.ts'
import { ledger } from './ledger.ts'
import { mediaList } from './media-list.ts'
import type { Figure } from './measure.ts'
import { page } from './page.ts'
import { scan } from './scan.ts'
import { search } from './search.ts'
import { stocktake } from './stocktake.ts'

/** `npm run bench -- <name> [--sizes 1k,50k,1M]`: one line of JSON a figure on stdout, what is going on on stderr. */
const BENCHES: Readonly<Record<string, (house: House) => Promise<readonly Figure[]>>> = {
  'media-list': mediaList,
  search,
  act,
  ledger,
  page,
  scan,
  stocktake,
}

const UNITS: Readonly<Record<string, number>> = { k: 1000, M: 1_000_000 }

const sizeOf = (text: string): number => {
  const [, digits = '', unit = ''] = /^(\d+)([kM]?)$/.exec(text) ?? []
  const size = Number(digits) * (UNITS[unit] ?? 1)
  if (!(size >= 1000)) throw new Error(`no size of data: ${text} (1k, 50k, 1M)`)
  return size
}

const given = process.argv.slice(2)
const at = given.indexOf('--sizes')
const sizes = (at < 0 ? '1k,50k,1M' : (given[at + 1] ?? '')).split(',').map(sizeOf)
const names = given.filter((_, nth) => at < 0 || (nth !== at && nth !== at + 1))
const unknown = names.filter((name) => !Object.hasOwn(BENCHES, name))
if (names.length === 0 || unknown.length > 0) {
  process.stderr.write(`npm run bench -- ${Object.keys(BENCHES).join('|')} [--sizes 1k,50k,1M]\n`)
  process.exit(2)
}

const figures: Figure[] = []
for (const size of sizes) {
  const house = await openHouse(size)
  try {
    for (const name of names) figures.push(...((await BENCHES[name]?.(house)) ?? []))
  } finally {
    await house.close()
  }
}

/** How much dearer the largest data make it: the CPU at the largest size over that at the smallest. */
const [smallest, largest] = [sizes[0], sizes.at(-1)]
for (const small of figures.filter((f) => f.media === smallest && smallest !== largest)) {
  const large = figures.find((f) => f.what === small.what && f.media === largest)
  if (!large) continue
  const growth = (large.appCpuMs + large.dbCpuMs) / (small.appCpuMs + small.dbCpuMs)
  process.stdout.write(
    `${JSON.stringify({ what: `growth: ${small.what}`, from: smallest, to: largest, growth: Number(growth.toPrecision(3)) })}\n`,
  )
}

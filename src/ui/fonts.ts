/**
 * Which letters a person sees, decided by requests.
 *
 * The package splits Noto Sans JP into 120 numbered files a weight; an ordinary page here touches about forty, which is
 * five times what a cold page may ask for. So, in the order of `--sans` in the stylesheet:
 *
 * 1. a Japanese face the machine already has (every office desktop does): no request at all;
 * 2. `Mamori Sans`, only where there is none: the undivided Japanese file, one a weight, two requests, kept for good;
 * 3. `Mamori Sans Rare`, only for the 360 kanji of names that the undivided file leaves out (髙 﨑 德 栁 …): their numbered
 *    files, each narrowed to those characters, so that one is fetched when such a name is on the page and never otherwise.
 *
 * A browser fetches a face only for characters that no face before it has, so later steps cost nothing where an earlier one serves.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const packageFile = (path: string) => fileURLToPath(import.meta.resolve(`@fontsource/noto-sans-jp/${path}`))

export type FontFile = {
  /** Name under `/assets/fonts/`. */
  name: string
  /** Where it lies in the installed package. */
  path: string
}

export type FontAssets = { css: string; files: FontFile[] }

const fileOf = (subset: string, weight: 400 | 700): FontFile => {
  const name = `noto-sans-jp-${subset}-${weight}-normal.woff2`
  return { name, path: packageFile(`files/${name}`) }
}

const face = (family: string, weight: string, file: FontFile, range: string) =>
  `@font-face{font-family:'${family}';font-weight:${weight};font-display:swap;src:url(/assets/fonts/${file.name})format('woff2')${range}}`

/** The kanji that Japanese office machines know beyond the JIS standard: rows FA to FC of code page 932. */
const nameKanji = (): number[] => {
  const decoder = new TextDecoder('shift_jis')
  const rows = [0xfa, 0xfb, 0xfc].flatMap((lead) => Array.from({ length: 0xbd }, (_, at) => [lead, 0x40 + at]))
  const points = rows.map((pair) => decoder.decode(Uint8Array.from(pair)).codePointAt(0) ?? 0)
  return [...new Set(points)].filter((point) => /\p{Script=Han}/u.test(String.fromCodePoint(point)))
}

type Range = readonly [from: number, to: number]

const rangesOf = (list: string): Range[] =>
  list.split(',').map((part) => {
    const [from = '', to = from] = part.trim().replace('U+', '').split('-')
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)]
  })

/** The numbered files that hold name kanji, each with those it holds. */
const rareSubsets = (): { subset: string; points: number[] }[] => {
  const unicode = JSON.parse(readFileSync(packageFile('unicode.json'), 'utf8')) as Record<string, string>
  const kanji = nameKanji()
  return Object.entries(unicode)
    .filter(([subset]) => /^\[\d+\]$/.test(subset))
    .map(([subset, list]) => {
      const ranges = rangesOf(list)
      const points = kanji.filter((point) => ranges.some(([from, to]) => point >= from && point <= to))
      return { subset: subset.slice(1, -1), points }
    })
    .filter(({ points }) => points.length > 0)
}

/** The faces to append to the stylesheet, and the files to serve under `/assets/fonts/`. Run at build. */
export const fontAssets = (): FontAssets => {
  const whole = ([400, 700] as const).map((weight) => ({ weight, file: fileOf('japanese', weight) }))
  const rare = rareSubsets().map(({ subset, points }) => ({ points, file: fileOf(subset, 400) }))
  const range = (points: number[]) => `;unicode-range:${points.map((point) => `U+${point.toString(16)}`).join(',')}`
  return {
    css: [
      ...whole.map(({ weight, file }) => face('Mamori Sans', String(weight), file, '')),
      ...rare.map(({ points, file }) => face('Mamori Sans Rare', '400 700', file, range(points))),
    ].join('\n'),
    files: [...whole, ...rare].map(({ file }) => file),
  }
}

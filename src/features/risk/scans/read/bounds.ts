/** What is kept of a scanner's evidence, in characters; what is longer ends with a mark that says so. */
export const LONGEST_EVIDENCE = 32_768
export const LONGEST_TEXT = 16_384
export const LONGEST_TITLE = 500
export const LONGEST_NAME = 255

/** The text, or its beginning with a mark that tells how long it was. */
export const bounded = (text: string, longest: number): string => {
  if (text.length <= longest) return text
  const mark = `\n…（長いため、ここまでを残しました。全体は${text.length.toLocaleString('ja-JP')}文字です。）`
  // Half of a character cannot be kept.
  return `${text.slice(0, longest - mark.length).replace(/[\uD800-\uDBFF]$/, '')}${mark}`
}

/** A short word on one line, without a mark. */
export const word = (text: string, longest = LONGEST_NAME): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longest)
    .replace(/[\uD800-\uDBFF]$/, '')

const CVE = /^CVE-\d{4}-\d{4,19}$/

/** The CVE numbers named in a text, each once. */
export const cvesIn = (text: string): readonly string[] => [
  ...new Set(
    text
      .toUpperCase()
      .split(/[\s,;]+/)
      .filter((one) => CVE.test(one)),
  ),
]

/** A CVSS base score of 0.0 to 10.0, or null. */
export const scoreOf = (text: string): number | null => {
  const score = text === '' ? Number.NaN : Number(text)
  return score >= 0 && score <= 10 ? Math.round(score * 10) / 10 : null
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const EARLIEST = Date.UTC(1990, 0, 1)
const LATEST = Date.UTC(2200, 0, 1)

const within = (ms: number): Date | null => (ms >= EARLIEST && ms < LATEST ? new Date(ms) : null)

/**
 * An instant as scanners write it: seconds since 1970, ISO 8601, or 「Tue Sep  7 14:11:42 2021」, which names no zone and is
 * taken for the time of Japan.
 */
export const instantOf = (text: string): Date | null => {
  const plain = text.trim()
  if (/^\d{9,11}$/.test(plain)) return within(Number(plain) * 1000)
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(plain)) return within(Date.parse(plain))
  const long = /^[A-Z][a-z]{2}\s+([A-Z][a-z]{2})\s+(\d{1,2})\s+(\d\d):(\d\d):(\d\d)\s+(\d{4})$/.exec(plain)
  if (!long) return null
  const [, month = '', day, hour, minute, second, year] = long
  const nth = MONTHS.indexOf(month)
  if (nth < 0) return null
  return within(Date.UTC(Number(year), nth, Number(day), Number(hour) - 9, Number(minute), Number(second)))
}

import { CannotStart } from '#kernel/postgres/cannot-start.ts'

const DEFAULT_PORT = 8640

/** The port of PORT, or the usual one. */
export const portOf = (text: string | undefined): number => {
  if (text === undefined || text === '') return DEFAULT_PORT
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (port <= 65_535) return port
  throw new CannotStart(`PORT は 0 から 65535 の数です：${text}`, `PORT must be a number from 0 to 65535, not ${text}.`)
}

const originOf = (text: string): string | null => {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol)) return null
  const bare =
    url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === ''
  return bare ? url.origin : null
}

/** The public origins of MAMORI_ORIGIN, parted by commas or spaces; none where it is not set. */
export const originsOf = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .map((part) => {
      const origin = originOf(part)
      if (origin !== null) return origin
      throw new CannotStart(
        `MAMORI_ORIGIN は https://名前 の形で書きます：${part}`,
        `MAMORI_ORIGIN takes origins such as https://mamori.example, not ${part}.`,
      )
    })

export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue }

/**
 * The one JSON text of a value, as RFC 8785 writes it: keys sorted by UTF-16 code unit, shortest numbers, no spaces.
 * Throws a TypeError naming the place for whatever would not come back the same from a jsonb column.
 */
export const canonicalJson = (value: unknown): string => {
  return write(value, '$')
}

/** A value as JSON keeps it: instants as ISO text, members that are undefined left out. Anything else stays to be judged. */
export const asJson = (value: unknown): unknown => {
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map(asJson)
  if (typeof value !== 'object' || value === null || !isPlain(value)) return value
  const kept = Object.entries(value).filter(([, member]) => member !== undefined)
  return Object.fromEntries(kept.map(([key, member]) => [key, asJson(member)]))
}

/** Parses JSON text; throws a TypeError where a number is written otherwise than this program would have written it. */
export const parseExactJson = (text: string): JsonValue => {
  if (mayHoldInexactNumber.test(text)) {
    for (const [token] of text.matchAll(stringOrNumber)) {
      if (!token.startsWith('"') && token !== plainDecimal(Number(token)))
        throw new TypeError(`${token} is not a shortest number`)
    }
  }
  return JSON.parse(text) as JsonValue
}

const write = (value: unknown, place: string): string => {
  if (value === null) return 'null'
  switch (typeof value) {
    case 'boolean':
      return String(value)
    case 'number':
      return writeNumber(value, place)
    case 'string':
      return writeString(value, place)
    case 'object':
      return Array.isArray(value)
        ? `[${Array.from(value, (item, index) => write(item, `${place}[${index}]`)).join(',')}]`
        : writeObject(value, place)
    default:
      throw new TypeError(`${place}: ${typeof value} has no place in JSON`)
  }
}

const writeNumber = (value: number, place: string): string => {
  if (!Number.isFinite(value)) throw new TypeError(`${place}: ${value} has no place in JSON`)
  // Neighbouring integers beyond this are one and the same double, so two different records would share a hash.
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) throw new TypeError(`${place}: ${value} is too large`)
  return JSON.stringify(value)
}

const writeString = (value: string, place: string): string => {
  // PostgreSQL stores neither; the driver would quietly send U+FFFD for a lone surrogate.
  if (!value.isWellFormed() || value.includes('\0')) throw new TypeError(`${place}: not storable text`)
  return JSON.stringify(value)
}

const writeObject = (value: object, place: string): string => {
  if (!isPlain(value)) throw new TypeError(`${place}: not a plain object`)
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, member]) => `${writeString(key, place)}:${write(member, `${place}.${key}`)}`).join(',')}}`
}

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

const mayHoldInexactNumber = /\d\.|\d{16}|\d[eE]/
const stringOrNumber = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g

/** The shortest decimal of a double, without exponent: what PostgreSQL prints for the numeric that was made from it. */
const plainDecimal = (value: number): string => {
  const [mantissa = '', exponent] = String(Math.abs(value)).split('e')
  const sign = value < 0 ? '-' : ''
  if (exponent === undefined) return sign + mantissa
  const places = Number(exponent)
  const digits = mantissa.replace('.', '')
  return places < 0 ? `${sign}0.${'0'.repeat(-places - 1)}${digits}` : sign + digits.padEnd(places + 1, '0')
}

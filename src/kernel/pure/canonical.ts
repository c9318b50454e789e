export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue }

/**
 * The one JSON text of a value, as RFC 8785 writes it: keys sorted by UTF-16 code unit, shortest numbers, no spaces.
 * Throws a TypeError naming the place for whatever would not come back the same from a jsonb column.
 */
export const canonicalJson = (value: unknown): string => {
  const place: Place = []
  try {
    return write(value, place)
  } catch (error) {
    if (!(error instanceof Unstorable)) throw error
    const steps = place.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    throw new TypeError(`$${steps.join('')}: ${error.message}`, { cause: error })
  }
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

/** The keys and indexes down to the value being written. */
type Place = (string | number)[]

class Unstorable extends Error {}

const write = (value: unknown, place: Place): string => {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (typeof value === 'number') return writeNumber(value)
  if (typeof value === 'string') return writeString(value)
  if (Array.isArray(value)) return writeArray(value, place)
  if (typeof value === 'object') return writeObject(value, place)
  throw new Unstorable(`${typeof value} has no place in JSON`)
}

const writeNumber = (value: number): string => {
  if (!Number.isFinite(value)) throw new Unstorable(`${value} has no place in JSON`)
  // Neighbouring integers beyond this are one and the same double, so two different records would share a hash.
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) throw new Unstorable(`${value} is too large`)
  return JSON.stringify(value)
}

const writeString = (value: string): string => {
  // PostgreSQL stores neither; the driver would quietly send U+FFFD for a lone surrogate.
  if (!value.isWellFormed() || value.includes('\0')) throw new Unstorable('not storable text')
  return JSON.stringify(value)
}

const writeArray = (value: readonly unknown[], place: Place): string => {
  let text = ''
  for (let index = 0; index < value.length; index += 1) {
    place.push(index)
    text += `${index === 0 ? '' : ','}${write(value[index], place)}`
    place.pop()
  }
  return `[${text}]`
}

const writeObject = (value: object, place: Place): string => {
  if (!isPlain(value)) throw new Unstorable('not a plain object')
  let text = ''
  for (const key of Object.keys(value).sort()) {
    place.push(key)
    text += `${text === '' ? '' : ','}${writeString(key)}:${write((value as Record<string, unknown>)[key], place)}`
    place.pop()
  }
  return `{${text}}`
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

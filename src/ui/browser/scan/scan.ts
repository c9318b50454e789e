/** How a code came in. */
export type Way = 'scanner' | 'typed' | 'camera'

/** One thing scanned, as it waits in the outbox and as it is sent. `at` is the browser's instant, ISO. */
export type Scan = { box: string; id: string; code: string; at: string; way: Way }

export const LONGEST_CODE = 200

/** A code as it can be kept anywhere: no control characters, no broken pairs, no more than is taken. */
export const cleanCode = (typed: string): string =>
  typed
    .replace(/\p{Cc}+/gu, ' ')
    .toWellFormed()
    .trim()
    .slice(0, LONGEST_CODE)

const PER_KEY_MS = 45

/** A wedge scanner types faster than hands can. `keyTimes` are the instants of the keys of one code, in milliseconds. */
export const wayOf = (keyTimes: readonly number[]): Way => {
  const [first] = keyTimes
  const last = keyTimes.at(-1)
  if (first === undefined || last === undefined || keyTimes.length < 4) return 'typed'
  return (last - first) / (keyTimes.length - 1) < PER_KEY_MS ? 'scanner' : 'typed'
}

let lastMs = 0
let nth = 0

/** A time-ordered UUID (version 7); ids of one millisecond keep their order. Works where the page is not on HTTPS too. */
export const newScanId = (now: number = Date.now()): string => {
  if (now > lastMs) {
    lastMs = now
    nth = 0
  } else {
    nth += 1
    if (nth > 0xfff) {
      lastMs += 1
      nth = 0
    }
  }
  const random = crypto.getRandomValues(new Uint8Array(8))
  random[0] = ((random[0] ?? 0) & 0x3f) | 0x80
  const tail = [...random].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const time = lastMs.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${nth.toString(16).padStart(3, '0')}-${tail.slice(0, 4)}-${tail.slice(4)}`
}

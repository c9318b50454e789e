import { encode } from 'uqr'

/** A QR code as the templates draw it (one string of 0 and 1 a line) with the number printed below it. */
export type NumberCode = { text: string; lines: readonly string[] }

/** `text` must be opaque (a registration number or a slip number), never the contents of what it is stuck on. */
export const numberCode = (text: string): NumberCode => ({
  text,
  lines: encode(text, { ecc: 'M', border: 0 }).data.map((line) => line.map((dark) => (dark ? '1' : '0')).join('')),
})

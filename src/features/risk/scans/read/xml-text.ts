import { isUtf8 } from 'node:buffer'
import { ReportRefused } from './scanned.ts'

const startsWith = (bytes: Uint8Array, ...head: number[]) => head.every((byte, nth) => bytes[nth] === byte)

/** Why a file that begins so is not read, or null. */
const foreign = (head: Uint8Array): string | null => {
  const utf16 =
    startsWith(head, 0xff, 0xfe) ||
    startsWith(head, 0xfe, 0xff) ||
    startsWith(head, 0x3c, 0) ||
    startsWith(head, 0, 0x3c)
  if (utf16) return '文字コードが UTF-16 です。UTF-8 の XML で書き出し直してください。'
  if (startsWith(head, 0x50, 0x4b, 3, 4)) return 'ZIP で圧縮されています。展開した XML を届けてください。'
  if (startsWith(head, 0x1f, 0x8b)) return 'gzip で圧縮されています。展開した XML を届けてください。'
  return null
}

const newlines = (bytes: Uint8Array): number => {
  let count = 0
  for (const byte of bytes) if (byte === 10) count += 1
  return count
}

/** The byte at which a piece stops being UTF-8: the first after which no beginning of it is whole. */
const firstBad = (bytes: Uint8Array): number => {
  let [good, bad] = [0, bytes.length]
  const whole = (length: number) => {
    for (let cut = 0; cut < 4 && cut <= length; cut += 1) if (isUtf8(bytes.subarray(0, length - cut))) return true
    return false
  }
  while (good < bad) {
    const middle = (good + bad + 1) >> 1
    if (whole(middle)) good = middle
    else bad = middle - 1
  }
  return good
}

/** Decodes UTF-8 piece by piece and refuses anything else, naming the line. */
export class XmlText {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true })
  readonly #lineNow: () => number
  #begun = false

  /** `lineNow` tells on which line of the file the next piece begins. */
  constructor(lineNow: () => number) {
    this.#lineNow = lineNow
  }

  next(bytes: Uint8Array): string {
    if (!this.#begun) {
      this.#begun = true
      const reason = foreign(bytes)
      if (reason !== null) throw new ReportRefused(reason, 1)
    }
    try {
      return this.#decoder.decode(bytes, { stream: true })
    } catch {
      const line = this.#lineNow() + newlines(bytes.subarray(0, firstBad(bytes)))
      throw new ReportRefused('UTF-8 として読めない文字があります。UTF-8 の XML で書き出し直してください。', line)
    }
  }

  end(): string {
    try {
      return this.#decoder.decode()
    } catch {
      throw new ReportRefused('ファイルが文字の途中で終わっています。', this.#lineNow())
    }
  }
}

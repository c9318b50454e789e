import { SaxesParser } from 'saxes'
import { ReportRefused } from './scanned.ts'
import { XmlText } from './xml-text.ts'

/** What a report is made of, as it passes by. `text` is all that stood directly in the element. */
export type XmlEvents = {
  open: (name: string, attributes: Readonly<Record<string, string>>, depth: number) => void
  close: (name: string, text: string, depth: number) => void
}

const DEEPEST = 64
const MOST_ATTRIBUTES = 200
/** The parser is quickest with pieces that stay in the processor's cache. */
const BITE = 64 * 1024
/** Characters between two tags: a report's longest evidence is some megabytes. Together with one piece this bounds memory. */
const LONGEST_RUN = 16 * 1024 * 1024

const REASONS: readonly (readonly [RegExp, string])[] = [
  [/unclosed tag|unexpected end|must contain a root/i, 'ファイルが途中で終わっています。書き出し直してください。'],
  [/undefined entity/i, '定義されていない実体参照があります。'],
  [/disallowed character/i, 'XML に書けない文字があります。'],
  [/unmatched closing tag|unexpected close/i, '開始タグと終了タグが対応していません。'],
  [/duplicate attribute/i, '同じ属性が二度書かれています。'],
]

const reasonOf = (message: string): string =>
  REASONS.find(([form]) => form.test(message))?.[1] ?? 'XML として読めません。'

/**
 * Reads XML piece by piece in bounded memory. Refused: document types and with them every entity of one's own, other
 * encodings, deep nesting, endless attributes and texts. Throws `ReportRefused` with the line.
 */
export class XmlReader {
  readonly #parser = new SaxesParser({ xmlns: false })
  readonly #decode = new XmlText(() => this.#parser.line)
  readonly #texts: string[] = []
  #run = 0
  #attributes = 0
  #root = false

  constructor(events: XmlEvents) {
    const parser = this.#parser
    const texts = this.#texts
    parser.on('xmldecl', ({ encoding, version }) => {
      if (encoding !== undefined && !/^(utf-?8|us-ascii|ascii)$/i.test(encoding))
        this.refuse(`文字コードが ${encoding.slice(0, 40)} です。UTF-8 の XML で書き出し直してください。`)
      if (version !== undefined && version !== '1.0') this.refuse('XML 1.0 ではありません。')
    })
    parser.on('doctype', () =>
      this.refuse('文書型宣言（DOCTYPE）があります。実体の定義を含むことがあるため、読みません。'),
    )
    parser.on('opentagstart', () => {
      this.#run = 0
      this.#attributes = 0
    })
    parser.on('attribute', () => {
      this.#attributes += 1
      if (this.#attributes > MOST_ATTRIBUTES) this.refuse('一つの要素の属性が多すぎます。')
    })
    parser.on('opentag', (tag) => {
      this.#run = 0
      this.#root = true
      texts.push('')
      if (texts.length > DEEPEST) this.refuse(`要素の入れ子が深すぎます（${DEEPEST}段まで）。`)
      events.open(tag.name, tag.attributes, texts.length)
    })
    const add = (text: string) => {
      this.#run = 0
      const last = texts.length - 1
      if (last < 0) return
      const now = (texts[last] ?? '') + text
      if (now.length > LONGEST_RUN) this.refuse('一つの要素が大きすぎます。')
      texts[last] = now
    }
    parser.on('text', add)
    parser.on('cdata', add)
    parser.on('closetag', (tag) => {
      this.#run = 0
      const depth = texts.length
      events.close(tag.name, texts.pop() ?? '', depth)
    })
    parser.on('error', (error) => this.refuse(reasonOf(error.message)))
  }

  get line(): number {
    return this.#parser.line
  }

  refuse(sentence: string): never {
    throw new ReportRefused(sentence, this.#parser.line)
  }

  feed(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += BITE) this.#bite(bytes.subarray(at, at + BITE))
  }

  #bite(bytes: Uint8Array): void {
    const text = this.#decode.next(bytes)
    this.#run += text.length
    if (this.#run > LONGEST_RUN + text.length) this.refuse('一つの要素又は属性が大きすぎます。')
    this.#parser.write(text)
  }

  end(): void {
    this.#parser.write(this.#decode.end())
    this.#parser.close()
    if (!this.#root) this.refuse('XML の要素がありません。')
  }
}

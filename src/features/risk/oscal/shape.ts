import { ASSESSMENT } from './grammar/assessment.ts'
import { CATALOGUE } from './grammar/catalogue.ts'
import { METADATA } from './grammar/metadata.ts'
import { PLANS } from './grammar/plans.ts'

/** What may stand at one place of an OSCAL document. */
export type Shape =
  | { is: 'plain'; type: string }
  | { is: 'named'; name: string }
  | { is: 'words'; words: readonly string[] }
  | { is: 'list'; of: Shape }
  | { is: 'either'; of: readonly Shape[] }
  | { is: 'object'; fields: ReadonlyMap<string, { shape: Shape; required: boolean }> }

const TOKEN = /"[^"]*"|@?[a-z][a-z\d-]*!?|[{}[\]()|;=]/gu

/** Reads the notation of the grammar files: `name = { field! type; field [type] }`, `@` names another, `"a"|"b"` are words. */
class Reader {
  readonly #tokens: readonly string[]
  #at = 0

  constructor(text: string) {
    this.#tokens = text.match(TOKEN) ?? []
  }

  get done() {
    return this.#at >= this.#tokens.length
  }

  take(expected?: string): string {
    const token = this.#tokens[this.#at]
    if (token === undefined || (expected !== undefined && token !== expected))
      throw new Error(`grammar: ${expected ?? 'something'} expected, not ${token ?? 'the end'}`)
    this.#at += 1
    return token
  }

  #tries(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false
    this.#at += 1
    return true
  }

  shape(): Shape {
    const token = this.take()
    if (token === '[') {
      const of = this.shape()
      this.take(']')
      return { is: 'list', of }
    }
    if (token === '(') {
      const of = [this.shape()]
      while (this.#tries('|')) of.push(this.shape())
      this.take(')')
      return { is: 'either', of }
    }
    if (token === '{') return this.#object()
    if (token.startsWith('"')) {
      const words = [token.slice(1, -1)]
      while (this.#tries('|')) words.push(this.take().slice(1, -1))
      return { is: 'words', words }
    }
    return token.startsWith('@') ? { is: 'named', name: token.slice(1) } : { is: 'plain', type: token }
  }

  #object(): Shape {
    const fields = new Map<string, { shape: Shape; required: boolean }>()
    while (!this.#tries('}')) {
      const name = this.take()
      const required = name.endsWith('!')
      fields.set(required ? name.slice(0, -1) : name, { shape: this.shape(), required })
      this.#tries(';')
    }
    return { is: 'object', fields }
  }
}

const read = (text: string): ReadonlyMap<string, Shape> => {
  const reader = new Reader(text)
  const shapes = new Map<string, Shape>()
  while (!reader.done) {
    const name = reader.take()
    reader.take('=')
    shapes.set(name, reader.shape())
  }
  return shapes
}

/** Every named shape of OSCAL 1.2.1. */
export const SHAPES = read(METADATA + CATALOGUE + PLANS + ASSESSMENT)

export const shapeNamed = (name: string): Shape => {
  const shape = SHAPES.get(name)
  if (!shape) throw new Error(`grammar: ${name} is named and not there`)
  return shape
}

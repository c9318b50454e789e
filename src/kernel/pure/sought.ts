import { bigrams, foldForSearch, foldNumber } from './normalise.ts'

/** What somebody typed to find something, in the spellings the search compares. */
export type Sought = {
  /** Each occurs in what is found. */
  words: readonly string[]
  /** The words as LIKE takes them. */
  patterns: readonly string[]
  /** Pairs of neighbouring characters of the words; none where every word is a single character. */
  grams: readonly string[]
  /** As a registration number or a label code is written. */
  number: string
}

const LONGEST = 100

const pattern = (word: string) => `%${word.replace(/[\\%_]/gu, (c) => `\\${c}`)}%`

/** What was typed, or null where nothing was. Zero characters, which no PostgreSQL text holds, fall away. */
export const soughtOf = (typed: string | undefined): Sought | null => {
  const text = Array.from((typed ?? '').replaceAll('\0', ''))
    .slice(0, LONGEST)
    .join('')
  const words = foldForSearch(text)
    .split(' ')
    .filter((word) => word !== '')
  if (words.length === 0) return null
  const long = words.filter((word) => Array.from(word).length > 1)
  return { words, patterns: words.map(pattern), grams: bigrams(long.join(' ')), number: foldNumber(text) }
}

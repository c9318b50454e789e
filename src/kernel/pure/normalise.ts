const DASHES = /[‐‑‒–—―−﹣－]/gu
// ー is a dash only where no kana stands before it: ０１２ー３４ but not データ.
const LONG_VOWEL_AS_DASH = /(?<![\p{Script=Hiragana}\p{Script=Katakana}ー])ー/gu
// Written forms of one character that NFKC keeps apart and people type either way.
const VARIANTS: Readonly<Record<string, string>> = {
  髙: '高',
  﨑: '崎',
  濵: '浜',
  濱: '浜',
  邊: '辺',
  邉: '辺',
  齋: '斎',
  栁: '柳',
  德: '徳',
}
const VARIANT_CHARACTERS = new RegExp(`[${Object.keys(VARIANTS).join('')}]`, 'gu')

/** One spelling for search: width, case, kana and dashes folded, spaces single. Fold both what is stored and what is typed. */
export function foldForSearch(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(DASHES, '-')
    .replace(LONG_VOWEL_AS_DASH, '-')
    .replace(/[ァ-ヶ]/gu, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) - 0x60))
    .replace(VARIANT_CHARACTERS, (variant) => VARIANTS[variant] ?? variant)
    .replace(/\s+/gu, ' ')
    .trim()
}

/** One spelling for a registration number, as 企画-R8-業-0012: no spaces, half width, capitals, plain hyphens. */
export function foldNumber(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '').replace(DASHES, '-').replace(LONG_VOWEL_AS_DASH, '-').toUpperCase()
}

/** Every pair of neighbouring characters of a folded text, once each; a word of one character stands alone. */
export function bigrams(folded: string): readonly string[] {
  const pairs = new Set<string>()
  for (const word of folded.split(' ')) {
    const characters = Array.from(word)
    if (characters.length === 1) pairs.add(word)
    for (let at = 0; at + 1 < characters.length; at += 1)
      pairs.add(`${characters[at] ?? ''}${characters[at + 1] ?? ''}`)
  }
  return [...pairs]
}

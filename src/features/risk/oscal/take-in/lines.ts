/** What becomes of one thing that a file says: it is new here, it changes, it is the same, or it is left as it is. */
export type LineFate = 'new' | 'changed' | 'same' | 'left'

/** One control or item of a file. `says`: what changes, or why it is left, a sentence each. */
export type Line = { key: string; title: string; fate: LineFate; says: readonly string[]; href: string | null }

export const countOf = (lines: readonly Line[], fate: LineFate): number => lines.filter((l) => l.fate === fate).length

const SHOWN = 60

/** A text short enough to stand beside another. */
export const brief = (text: string | null): string => {
  if (text === null || text === '') return '記載なし'
  const flat = text.replace(/\s+/gu, ' ').trim()
  const letters = Array.from(flat)
  return `「${letters.length > SHOWN ? `${letters.slice(0, SHOWN).join('')}…` : flat}」`
}

export const fromTo = (what: string, was: string | null, after: string | null): string =>
  `${what}：${brief(was)}から${brief(after)}へ`

/** Whether a file says it is of this system, bears its name, is of another one here, or says nothing that is known. */
export type Whose = 'own' | 'named' | 'elsewhere' | 'unknown'

import { line } from '../write/parts.ts'

/** A text as a form would keep it: one kind of line break, nothing at the edges; null where nothing is left. */
export const tidyText = (text: string | null): string | null => {
  const tidy = text?.replace(/\r\n?/gu, '\n').trim() ?? ''
  return tidy === '' ? null : tidy
}

const flat = (text: string | null): string => line(text ?? '', '')

/** An export folds texts to one line where OSCAL asks for it: what differs by breaks and spaces alone is the same. */
export const sameFolded = (a: string | null, b: string | null): boolean => flat(a) === flat(b)

/** What the file says, or what stands where both are the same but for breaks and spaces. */
export const settled = (was: string | null, said: string | null): string | null =>
  sameFolded(was, said) ? was : tidyText(said)

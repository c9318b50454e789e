/** Half-width signs take a little over half the room of a full-width one; measured on Noto Sans JP, bold. */
const isNarrow = (sign: string) => /[\u0020-\u007e\uff61-\uff9f]/u.test(sign)

const graphemes = new Intl.Segmenter('ja')
const signsOf = (text: string) => Array.from(graphemes.segment(text), ({ segment }) => segment)

/** Estimated width of a text at a font size: no font is at hand on the server. */
export const textWidth = (text: string, size: number): number =>
  signsOf(text).reduce((width, sign) => width + (isNarrow(sign) ? 0.58 : 1), 0) * size

const kindOf = (sign: string | undefined) => {
  if (sign === undefined) return 'end'
  if (/[\p{Script=Katakana}ー]/u.test(sign)) return 'katakana'
  if (/\p{Script=Hiragana}/u.test(sign)) return 'hiragana'
  if (/\p{Script=Han}/u.test(sign)) return 'kanji'
  return isNarrow(sign) ? 'narrow' : 'mark'
}

const neverFirst = /[）」』】、。・ー〜！？ぁぃぅぇぉっゃゅょァィゥェォッャュョ)\],.]/u
const neverLast = /[（「『【([]/u

/** How bad it reads to break a line between two signs: a change of script is a seam, the middle of a word is not. */
const seamCost = (before: string, after: string): number => {
  if (neverFirst.test(after) || neverLast.test(before)) return Number.POSITIVE_INFINITY
  if (before === ' ' || before === '　' || before === '・' || before === '、') return 0
  if (neverLast.test(after)) return 2
  const [left, right] = [kindOf(before), kindOf(after)]
  if (left === 'narrow' && right === 'narrow') return Number.POSITIVE_INFINITY
  if (left === 'hiragana' && right !== 'hiragana') return 1
  if (left === 'katakana' && right === 'kanji') return 1
  if (left === 'kanji' && right === 'katakana') return 2
  if (left === 'katakana' && right === 'katakana') return Number.POSITIVE_INFINITY
  return 24
}

type Best = { cost: number; lines: string[] }

/** Breaks one line into as few as fit, at the best seams, of even length. */
const wrapLine = (text: string, size: number, width: number): string[] => {
  if (textWidth(text, size) <= width) return [text]
  const signs = signsOf(text)
  const least = Math.ceil(textWidth(text, size) / width)
  const ideal = textWidth(text, size) / least
  const best: Best[] = [{ cost: 0, lines: [] }]
  for (let end = 1; end <= signs.length; end += 1) {
    let found: Best = { cost: Number.POSITIVE_INFINITY, lines: signs.slice(0, end) }
    for (let start = end - 1; start >= 0; start -= 1) {
      const line = signs.slice(start, end).join('')
      const room = textWidth(line, size)
      if (room > width) break
      const before = best[start]
      if (before === undefined) break
      const seam = end === signs.length ? 0 : seamCost(signs[end - 1] ?? '', signs[end] ?? '')
      const ragged = ((room - ideal) / size) ** 2
      const cost = before.cost + seam + ragged + 20
      if (cost < found.cost) found = { cost, lines: [...before.lines, line.trim()] }
    }
    best[end] = found
  }
  const whole = best[signs.length]
  /* A word that fits no line is never cut: the lines grow until it does. */
  return whole !== undefined && Number.isFinite(whole.cost) ? whole.lines : wrapLine(text, size, width + size)
}

/** Breaks a text into lines no wider than `width`; `\n` always breaks. */
export const wrapText = (text: string, size: number, width: number): string[] =>
  text.split('\n').flatMap((line) => wrapLine(line, size, width))

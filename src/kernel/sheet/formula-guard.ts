/**
 * A spreadsheet program runs a CSV cell that begins like a formula. Such text gets one apostrophe in front; reading
 * takes exactly that one away again, so nothing is lost between our own export and import. Plain numbers are left alone.
 */
const guarded = /^'*[=+\-@＝＋－＠\t\r].+/su
const plainNumber = /^[+-]?\d+(?:\.\d+)?$/

export const guardFormula = (text: string): string =>
  guarded.test(text) && !plainNumber.test(text) ? `'${text}` : text

export const unguardFormula = (text: string): string =>
  text.startsWith("'") && guarded.test(text) ? text.slice(1) : text

const BROWSERS = [
  ['Edg/', 'Edge'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const

const SYSTEMS = [
  ['Windows', 'Windows'],
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Macintosh', 'Mac'],
  ['Linux', 'Linux'],
] as const

const firstIn = (text: string, list: readonly (readonly [string, string])[]) =>
  list.find(([mark]) => text.includes(mark))?.[1]

/** By what a person would know the screen again: 「Windows の Edge」. */
export const screenName = (userAgent: string): string => {
  const names = [firstIn(userAgent, SYSTEMS), firstIn(userAgent, BROWSERS)].filter((name) => name !== undefined)
  return names.length === 0 ? '種類の分からない画面' : names.join(' の ')
}

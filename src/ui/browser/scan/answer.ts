/** What became of a scan; each has its word, its shape and its tone, and its sound. */
export const MARKS = ['ok', 'again', 'blocked', 'elsewhere', 'unknown', 'several', 'place'] as const

export type Mark = (typeof MARKS)[number]

export type Result = { id: string; mark: Mark; word: string; line: string; href?: string }

/** The server's answer to a batch: only this says that a scan was received. */
export type Answer = {
  results: readonly Result[]
  counts: readonly { label: string; n: number }[]
  refresh: boolean
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const resultOf = (value: unknown): Result[] => {
  if (!isObject(value) || typeof value['id'] !== 'string') return []
  const mark = MARKS.find((known) => known === value['mark']) ?? 'unknown'
  const text = (key: string) => (typeof value[key] === 'string' ? value[key] : '')
  return [
    {
      id: value['id'],
      mark,
      word: text('word'),
      line: text('line'),
      ...(text('href') === '' ? {} : { href: text('href') }),
    },
  ]
}

const countOf = (value: unknown): { label: string; n: number }[] =>
  isObject(value) && typeof value['label'] === 'string' && typeof value['n'] === 'number'
    ? [{ label: value['label'], n: value['n'] }]
    : []

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** Null where the text is not an answer at all, such as a page of something that stands between. */
export const answerOf = (body: unknown): Answer | null => {
  if (!isObject(body) || !Array.isArray(body['results'])) return null
  return {
    results: list(body['results']).flatMap(resultOf),
    counts: list(body['counts']).flatMap(countOf),
    refresh: body['refresh'] === true,
  }
}

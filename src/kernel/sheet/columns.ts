export type Parsed<Value> = { ok: true; value: Value } | { ok: false; message: string }

/** A field an import fills. `parse` gets the trimmed text and is not asked for blank cells. */
export type ImportColumn<Entry, Key extends keyof Entry & string = keyof Entry & string> = {
  [K in Key]: {
    key: K
    label: string
    /** Other headings under which the same column is met. */
    aliases?: readonly string[]
    required: boolean
    parse: (text: string) => Parsed<NonNullable<Entry[K]>>
  }
}[Key]

/** Field to the place of its column in the file, counted from 0; null where the file lacks it or it is left out. */
export type Mapping = Readonly<Record<string, number | null>>

/** What mapping needs to know of a column. */
export type NamedColumn = { key: string; label: string; aliases?: readonly string[]; required: boolean }

/** Headings are the same whatever their width, case and spaces. */
export const foldHeading = (heading: string): string =>
  heading
    .normalize('NFKC')
    .replace(/[\s\u200B]/gu, '')
    .toLowerCase()

/** The columns that go by a known heading, each taken once; the field's own name goes before its other names. */
export const guessMapping = (columns: readonly NamedColumn[], header: readonly string[]): Mapping => {
  const folded = header.map(foldHeading)
  const taken = new Set<number>()
  const mapping: Record<string, number | null> = {}
  const claim = (column: NamedColumn, names: readonly string[]) => {
    for (const name of names) {
      const place = folded.findIndex((heading, at) => heading === foldHeading(name) && !taken.has(at))
      if (place < 0) continue
      taken.add(place)
      mapping[column.key] = place
      return
    }
  }
  for (const column of columns) claim(column, [column.label])
  for (const column of columns) if (mapping[column.key] === undefined) claim(column, column.aliases ?? [])
  for (const column of columns) mapping[column.key] ??= null
  return mapping
}

/** What is wrong with a mapping, by field: required and not there, or one column for two fields. */
export const mappingProblems = (
  columns: readonly NamedColumn[],
  header: readonly string[],
  mapping: Mapping,
): Readonly<Record<string, string>> => {
  const problems: Record<string, string> = {}
  const takenBy = new Map<number, string>()
  for (const { key, label, required } of columns) {
    const place = mapping[key] ?? null
    if (place === null) {
      if (required) problems[key] = `必要な列「${label}」が選ばれていません。`
      continue
    }
    if (place < 0 || place >= header.length) problems[key] = 'その列は、ファイルにありません。'
    const rival = takenBy.get(place)
    if (rival !== undefined)
      problems[key] = `列「${header[place] ?? ''}」が「${rival}」と「${label}」の両方に当てられています。`
    takenBy.set(place, label)
  }
  return problems
}

/** Same headings in the same order: the same ledger, for which a mapping is remembered. */
export const headingsKey = (header: readonly string[]): string => header.map(foldHeading).join('\u001F')

/** One row of the file: what it would become, or everything that is wrong with it, by the columns' labels. */
export type RowReading = { record: Record<string, unknown>; problems: readonly string[] }

// oxlint-disable-next-line typescript/no-explicit-any -- columns of different entries are read alike
export type AnyColumn = ImportColumn<any>

export const readRecord = (columns: readonly AnyColumn[], mapping: Mapping, cells: readonly string[]): RowReading => {
  const record: Record<string, unknown> = {}
  const problems: string[] = []
  for (const { key, label, required, parse } of columns) {
    const place = mapping[key] ?? null
    const text = place === null ? '' : (cells[place] ?? '').replace(/^\s+|\s+$/gu, '')
    if (text === '') {
      if (required) problems.push(`「${label}」が入力されていません。`)
      continue
    }
    const outcome: Parsed<unknown> = parse(text)
    if (outcome.ok) record[key] = outcome.value
    else problems.push(`「${label}」${outcome.message}`)
  }
  return { record, problems }
}

/** What must not stand twice in a file, as one text; null where none of the fields is filled. */
export const identityOf = (record: Readonly<Record<string, unknown>>, keys: readonly string[]): string | null => {
  const values = keys.map((key) => record[key] ?? null)
  if (values.every((value) => value === null)) return null
  return JSON.stringify(values.map((value) => (typeof value === 'string' ? foldHeading(value) : value)))
}

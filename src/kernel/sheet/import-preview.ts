import type { TableRow } from './read-limits.ts'

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

export type ImportProblem = { key: string; label: string; message: string }

/** One row of the file: what it would become, or everything that is wrong with it. `number` is its number in the file. */
export type ImportRow<Entry> =
  | { ok: true; number: number; cells: readonly string[]; record: Entry }
  | { ok: false; number: number; cells: readonly string[]; problems: readonly ImportProblem[] }

export type ImportPreview<Entry> = {
  /** Where each field stands in the file: an index into the header, or null where the file lacks it. */
  mapping: ReadonlyMap<string, number | null>
  /** Headings of the file that no field takes. */
  unusedHeadings: readonly string[]
  /** Faults of the file as a whole: a required column missing, one heading standing for two. */
  fileProblems: readonly string[]
  rows: readonly ImportRow<Entry>[]
  totals: { rows: number; good: number; bad: number }
  /** All or nothing: only a file without any bad row may be imported. */
  importable: boolean
}

export type ImportOptions = {
  /** Field to heading, where the person has said so; null leaves the field out. */
  mapping?: Readonly<Record<string, string | null>>
  /** Sets of fields that no two rows may share. */
  unique?: readonly (readonly string[])[]
}

/** Headings are the same whatever their width, case and spaces. */
export const foldHeading = (heading: string): string =>
  heading
    .normalize('NFKC')
    .replace(/[\s\u200B]/gu, '')
    .toLowerCase()

/** What would importing this table do? Every bad row is named with its fields and reasons, and none is left out. */
export const previewImport = <Entry extends object>(
  columns: readonly ImportColumn<Entry>[],
  table: { header: readonly string[]; rows: readonly TableRow[] },
  options: ImportOptions = {},
): ImportPreview<Entry> => {
  const { mapping, fileProblems } = mapColumns(columns, table.header, options.mapping ?? {})
  const used = new Set(mapping.values())
  const parsed = fileProblems.length > 0 ? [] : table.rows.map((row) => readRow(columns, mapping, row))
  const rows = markDuplicates(columns, parsed, options.unique ?? [])
  const good = rows.filter((row) => row.ok).length
  return {
    mapping,
    unusedHeadings: table.header.filter((heading, at) => !used.has(at) && heading.trim() !== ''),
    fileProblems,
    rows,
    totals: { rows: table.rows.length, good, bad: table.rows.length - good },
    importable: fileProblems.length === 0 && table.rows.length > 0 && good === table.rows.length,
  }
}

const mapColumns = <Entry>(
  columns: readonly ImportColumn<Entry>[],
  header: readonly string[],
  chosen: Readonly<Record<string, string | null>>,
): { mapping: Map<string, number | null>; fileProblems: string[] } => {
  const folded = header.map(foldHeading)
  const placesOf = (names: readonly string[]): number[] => {
    const wanted = new Set(names.map(foldHeading))
    return folded.flatMap((heading, at) => (wanted.has(heading) ? [at] : []))
  }
  const mapping = new Map<string, number | null>()
  const takenBy = new Map<number, string>()
  const fileProblems: string[] = []
  for (const column of columns) {
    const choice = chosen[column.key]
    const places =
      choice === null ? [] : placesOf(choice === undefined ? [column.label, ...(column.aliases ?? [])] : [choice])
    const [place = null] = places
    mapping.set(column.key, place)
    if (places.length > 1)
      fileProblems.push(
        `「${column.label}」に当たる列が${places.length}つあります（${places.map((at) => `${at + 1}列目`).join('、')}）。`,
      )
    if (place === null) {
      if (choice !== undefined && choice !== null) fileProblems.push(`列「${choice}」がファイルにありません。`)
      else if (column.required) fileProblems.push(`必要な列「${column.label}」がありません。`)
      continue
    }
    const rival = takenBy.get(place)
    if (rival !== undefined)
      fileProblems.push(`列「${header[place] ?? ''}」が「${rival}」と「${column.label}」の両方に当てられています。`)
    takenBy.set(place, column.label)
  }
  return { mapping, fileProblems }
}

const readRow = <Entry>(
  columns: readonly ImportColumn<Entry>[],
  mapping: ReadonlyMap<string, number | null>,
  row: TableRow,
): ImportRow<Entry> => {
  const record: Partial<Record<string, unknown>> = {}
  const problems: ImportProblem[] = []
  for (const { key, label, required, parse } of columns) {
    const place = mapping.get(key) ?? null
    const text = place === null ? '' : (row.cells[place] ?? '').replace(/^\s+|\s+$/gu, '')
    if (text === '') {
      if (required) problems.push({ key, label, message: '入力されていません。' })
      continue
    }
    const outcome: Parsed<unknown> = parse(text)
    if (outcome.ok) record[key] = outcome.value
    else problems.push({ key, label, message: outcome.message })
  }
  const { number, cells } = row
  return problems.length > 0
    ? { ok: false, number, cells, problems }
    : { ok: true, number, cells, record: record as Entry }
}

const markDuplicates = <Entry extends object>(
  columns: readonly ImportColumn<Entry>[],
  rows: readonly ImportRow<Entry>[],
  unique: readonly (readonly string[])[],
): ImportRow<Entry>[] => {
  const marked = [...rows]
  for (const keys of unique) {
    const label = keys.map((key) => columns.find((column) => column.key === key)?.label ?? key).join('・')
    const firstAt = new Map<string, number>()
    for (const [at, row] of rows.entries()) {
      if (!row.ok) continue
      const values = keys.map((key) => (row.record as Record<string, unknown>)[key])
      if (values.every((value) => value === undefined)) continue
      const identity = JSON.stringify(values.map((value) => (typeof value === 'string' ? foldHeading(value) : value)))
      const earlier = firstAt.get(identity)
      if (earlier === undefined) {
        firstAt.set(identity, row.number)
        continue
      }
      const problem = { key: keys[0] ?? '', label, message: `${earlier}行目と重複しています。` }
      const standing = marked[at]
      const before = standing !== undefined && !standing.ok ? standing.problems : []
      marked[at] = { ok: false, number: row.number, cells: row.cells, problems: [...before, problem] }
    }
  }
  return marked
}

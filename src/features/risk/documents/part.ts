import type { Tx } from '#kernel/db/database.ts'

/** A table as a document carries it: rows in a fixed order, each under a key that stays the same over time. */
export type PartTable = {
  columns: readonly { key: string; title: string }[]
  rows: readonly { key: string; cells: Readonly<Record<string, string | null>> }[]
}

/** The document that carries a part. */
export type PartOf = { systemId: string; fiscalYear: number | null; documentId: string }

/** A part of a document that lives in tables of its own. A snapshot of the same facts is the same, to the byte. */
export type DocumentPart = {
  key: string
  title: string
  /** Where its rows are written, if a page of its own is for that. */
  href?: (of: PartOf) => string
  snapshot: (tx: Tx, of: PartOf) => Promise<PartTable>
}

import type { CaseModel } from '#kernel/pure/process.ts'
import type { CatalogKind } from '../words.ts'
import type { ControlText } from '../../oscal/control-text.ts'

/** A catalogue in the product that an import of a profile was matched with. */
export type Base = { href: string; baseId: string; baseTitle: string; baseSha256: string }

/** A file that reads well: the list in words, and what is to be said of it. */
export type Prepared = {
  kind: CatalogKind
  title: string
  version: string
  oscalVersion: string
  documentUuid: string
  controls: readonly ControlText[]
  /** Of everything that the list says: the same list has the same digest. */
  sha256: string
  bases: readonly Base[]
  notes: readonly string[]
}

/** What taking it in would change of a list that is there. */
export type Counts = {
  total: number
  added: number
  changed: number
  /** Said to be withdrawn now and was not before. */
  withdrawn: number
  /** Was in the list and is not any more. */
  removed: number
}

/** 一つの取込み: one file that was taken in, and the list it made or renewed. */
export type Delivery = CaseModel &
  Counts & {
    catalogId: string
    sourceId: string
    kind: CatalogKind
    title: string
    /** Version of the list itself, as its publisher counts. */
    listVersion: string
    oscalVersion: string
    fileName: string
    /** Of the file, byte by byte. */
    sha256: string
    notes: readonly string[]
    appliedAt: Date | null
    appliedBy: string
    /** Only while it is being taken in. */
    prepared: Prepared | null
    faults: readonly string[]
    /** The list stands exactly so already: the same file again. */
    same: boolean
    renews: boolean
    /** Of the list this delivery belongs to. */
    newest: boolean
    usedBy: number
  }

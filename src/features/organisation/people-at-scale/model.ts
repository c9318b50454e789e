import type { Day } from '#kernel/pure/day.ts'
import type { CaseModel } from '#kernel/pure/process.ts'
import { DIFFERENCE_KINDS, type DifferenceKind, type ListKind, type ListScope } from './words.ts'

/** How many people or units a list adds, changes, moves and so on. */
export type Counts = {
  added: number
  changed: number
  moved: number
  returned: number
  leaving: number
  staying: number
  unchanged: number
  badRows: number
}

/** A list as it is carried out, bound to the file and to every difference by digests. */
export type PersonnelImport = CaseModel &
  Counts & {
    uploadId: string
    kind: ListKind
    scope: ListScope
    asOf: Day
    fileName: string
    fileSha256: string
    /** SHA-256 over the digests of all differences in their order. */
    digest: string
    appliedBy: string
    /** Rows that do not even say whom they are about. */
    unnamedRows: number
    /** The list has been compared and waits for this act. */
    ready: boolean
    /** What has changed since the list was compared, in sentences. */
    drift: readonly string[]
  }

/** What a list that was carried out changed of one person or unit, in words. */
export type ListedChange = { importId: string; title: string; at: string; changes: string }

/** How many things would change. */
export const changesOf = (c: Counts): number => c.added + c.changed + c.moved + c.returned + c.leaving

const COUNT_OF: Readonly<Record<DifferenceKind, keyof Counts>> = {
  added: 'added',
  changed: 'changed',
  moved: 'moved',
  returned: 'returned',
  left: 'leaving',
  stays: 'staying',
}

export const countOf = (c: Counts, kind: DifferenceKind): number => c[COUNT_OF[kind]]

const isDifference = (key: string): key is DifferenceKind => Object.hasOwn(DIFFERENCE_KINDS, key)

export const differenceKinds = Object.keys(DIFFERENCE_KINDS).filter(isDifference)

import { createHash } from 'node:crypto'
import { canonicalJson } from '#kernel/pure/canonical.ts'
import type { DocumentKind } from './kind.ts'
import type { PartTable } from './part.ts'
import type { Fields } from './values.ts'

/** All that a version is: what was written, the tables that belong to it, and the attachments by their hash. */
export type Frozen = {
  kind: DocumentKind
  title: string
  system: { id: string; name: string } | null
  fiscalYear: number | null
  fields: Fields
  parts: readonly ({ key: string; title: string } & PartTable)[]
  attachments: readonly { name: string; size: number; sha256: string }[]
}

export const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex')

const hashes = new WeakMap<Frozen, string>()

/** The hash of a version's canonical text: the same content gives the same hash wherever and whenever it is taken. */
export const hashOf = (frozen: Frozen): string => {
  const hash = hashes.get(frozen) ?? sha256Of(canonicalJson(frozen))
  hashes.set(frozen, hash)
  return hash
}

/** One version as a decision names it. */
export type BoundVersion = { versionId: string; kind: DocumentKind; number: number; sha256: string }

/** The hash of a set of versions, in whatever order they are given. */
export const packageHash = (versions: readonly BoundVersion[]): string =>
  sha256Of(
    canonicalJson(
      versions
        .map(({ versionId, kind, number, sha256 }) => ({ versionId, kind, number, sha256 }))
        .toSorted((a, b) => (a.versionId < b.versionId ? -1 : 1)),
    ),
  )

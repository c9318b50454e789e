import type { DocumentKind } from './kind.ts'
import type { DocumentPart } from './part.ts'

/** What each kind of document carries besides its own answers, in the order it is read and printed. */
const PARTS: Partial<Record<DocumentKind, readonly DocumentPart[]>> = {}

export const partsOf = (kind: DocumentKind): readonly DocumentPart[] => PARTS[kind] ?? []

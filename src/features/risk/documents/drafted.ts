import type { Tx } from '#kernel/db/database.ts'
import { certificationDraft, letterDraft } from '../approval/drafts.ts'
import type { DocumentKind } from './kind.ts'
import type { Drafted } from './values.ts'

type Draft = (tx: Tx, systemId: string) => Promise<Drafted | null>

const DRAFTS: Readonly<Partial<Record<DocumentKind, Draft>>> = {
  'certification-report': certificationDraft,
  'approval-letter': letterDraft,
}

/** What a new document of the kind begins with, or null where it begins empty. */
export const draftedOf = async (tx: Tx, kind: DocumentKind, systemId: string): Promise<Drafted | null> =>
  (await DRAFTS[kind]?.(tx, systemId)) ?? null

import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { differencesOf, type Difference } from './difference.ts'
import { hashOf, type Frozen } from './frozen.ts'
import type { DocumentKind } from './kind.ts'
import { isDocumentKind } from './kinds.ts'
import { documentRows, workingOf, type DocumentRow } from './working.ts'

export { packageHash, type BoundVersion } from './frozen.ts'

export type LatestVersion = { versionId: string; number: number; sha256: string; frozenAt: Date }

/** How a document stands: its newest version, and whether what is there now still is that version. */
export type Standing = {
  documentId: string
  kind: DocumentKind
  title: string
  state: string
  fiscalYear: number | null
  latest: LatestVersion | null
  /** The working content, tables and attachments included, differs from the newest version. */
  changedSince: boolean
}

const latestOf = async (tx: Tx, documentIds: readonly string[]): Promise<ReadonlyMap<string, LatestVersion>> => {
  if (documentIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('documentVersion')
    .select(['documentId', 'id as versionId', 'number', 'sha256', 'frozenAt'])
    .distinctOn('documentId')
    .where('documentId', 'in', [...documentIds])
    .orderBy('documentId')
    .orderBy('number', 'desc')
    .execute()
  return new Map(rows.map(({ documentId, ...latest }) => [documentId, latest]))
}

/** The one document of each kind that counts: of the 年度 asked for, or of none; without a 年度 the newest. */
const counting = async (tx: Tx, systemId: string, fiscalYear: number | undefined): Promise<readonly DocumentRow[]> =>
  documentRows(tx)
    .distinctOn('d.kind')
    .where('d.systemId', '=', systemId)
    .where('d.state', '<>', 'retired')
    .$if(fiscalYear !== undefined, (q) =>
      q.where((e) => e.or([e('d.fiscalYear', '=', fiscalYear ?? 0), e('d.fiscalYear', 'is', null)])),
    )
    .orderBy('d.kind')
    .orderBy(sql`d.fiscal_year desc nulls last`)
    .orderBy('d.id', 'desc')
    .execute()

/**
 * By kind, the document of a system that counts; of one 年度 where it is given (and those of no 年度). Kinds nobody began are
 * missing. Reads every table the documents carry: some tens of milliseconds with a thousand controls.
 */
export const standingOf = async (
  tx: Tx,
  systemId: string,
  fiscalYear?: number,
): Promise<ReadonlyMap<DocumentKind, Standing>> => {
  const rows = await counting(tx, systemId, fiscalYear)
  const versions = await latestOf(
    tx,
    rows.map((row) => row.id),
  )
  const standings = new Map<DocumentKind, Standing>()
  for (const row of rows) {
    if (!isDocumentKind(row.kind)) continue
    const latest = versions.get(row.id) ?? null
    const changedSince = latest !== null && hashOf(await workingOf(tx, row)) !== latest.sha256
    const { id: documentId, kind, title, state } = row
    standings.set(kind, { documentId, kind, title, state, fiscalYear: row.fiscalYear, latest, changedSince })
  }
  return standings
}

export type VersionRow = {
  id: string
  documentId: string
  number: number
  sha256: string
  frozenAt: Date
  personName: string
  postTitle: string
}

const VERSION = ['id', 'documentId', 'number', 'sha256', 'frozenAt', 'personName', 'postTitle'] as const

/** All versions of a document, newest first. */
export const versionsOf = (tx: Tx, documentId: string): Promise<readonly VersionRow[]> =>
  tx
    .selectFrom('documentVersion')
    .select(VERSION)
    .where('documentId', '=', documentId)
    .orderBy('number', 'desc')
    .execute()

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only `Frozen` is ever written there
const frozenIn = (content: unknown): Frozen => content as Frozen

/** One version without its content; null where it is not there or not to be seen. */
export const versionRowOf = async (tx: Tx, versionId: string): Promise<VersionRow | null> =>
  (await tx.selectFrom('documentVersion').select(VERSION).where('id', '=', versionId).executeTakeFirst()) ?? null

/** One version with its content, by its id or by document and number; null where it is not there or not to be seen. */
export const versionOf = async (
  tx: Tx,
  of: { versionId: string } | { documentId: string; number: number },
): Promise<(VersionRow & { content: Frozen }) | null> => {
  const query = tx.selectFrom('documentVersion').select([...VERSION, 'content'])
  const found = await (
    'versionId' in of
      ? query.where('id', '=', of.versionId)
      : query.where('documentId', '=', of.documentId).where('number', '=', of.number)
  ).executeTakeFirst()
  return found ? { ...found, content: frozenIn(found.content) } : null
}

/** A document's row as it is now; null where it is not there or not to be seen. */
export const documentOf = async (tx: Tx, documentId: string): Promise<DocumentRow | null> =>
  (await documentRows(tx).where('d.id', '=', documentId).executeTakeFirst()) ?? null

/** What is different now from what that version froze; nothing for a version that is not to be seen. */
export const differenceOf = async (tx: Tx, versionId: string): Promise<readonly Difference[]> => {
  const version = await versionOf(tx, { versionId })
  const row = version && (await documentOf(tx, version.documentId))
  return version && row ? differencesOf(version.content, await workingOf(tx, row)) : []
}

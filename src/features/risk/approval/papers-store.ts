import type { Tx } from '#kernel/db/database.ts'
import { hashOf } from '../documents/frozen.ts'
import { documentOf, packageHash, standingOf } from '../documents/standing.ts'
import { workingOf } from '../documents/working.ts'
import { isFinal, type BoundPaper, type Paper } from './model.ts'
import { isPaperKind, isStep, PACKAGE } from './words.ts'

/** The documents of the package as they stand now, in their order. */
export const papersNow = async (tx: Tx, systemId: string): Promise<readonly Paper[]> => {
  const standing = await standingOf(tx, systemId)
  const ids = [...standing.values()].map((s) => s.documentId)
  const rows =
    ids.length === 0 ? [] : await tx.selectFrom('document').select(['id', 'updatedAt']).where('id', 'in', ids).execute()
  const updated = new Map(rows.map((row) => [row.id, row.updatedAt]))
  return PACKAGE.flatMap((kind) => {
    const s = standing.get(kind)
    const updatedAt = s && updated.get(s.documentId)
    if (!s || !updatedAt) return []
    const { documentId, state, latest: version, changedSince } = s
    return [{ kind, documentId, state, version, changedSince, updatedAt }]
  })
}

/** The hash of the package as it would be applied for now; null while a version of it is missing. */
export const presentHashOf = (papers: readonly Paper[]): string | null => {
  const versions = papers.flatMap((p) =>
    isFinal(p) && p.version
      ? [{ versionId: p.version.versionId, kind: p.kind, number: p.version.number, sha256: p.version.sha256 }]
      : [],
  )
  return versions.length === PACKAGE.length ? packageHash(versions) : null
}

/** What stands in that document now is not the version any more, though a newer document takes its place nowhere. */
const differsFrom = async (tx: Tx, documentId: string, sha256: string): Promise<boolean> => {
  const row = await documentOf(tx, documentId)
  return !row || row.state === 'retired' || hashOf(await workingOf(tx, row)) !== sha256
}

const isChanged = async (
  tx: Tx,
  bound: { documentId: string; versionId: string; sha256: string },
  now: Paper | undefined,
): Promise<boolean> => {
  if (now?.documentId === bound.documentId) return now.version?.versionId !== bound.versionId || now.changedSince
  // A newer 年度's document counts from its first version on.
  return now !== undefined && now.version !== null ? true : differsFrom(tx, bound.documentId, bound.sha256)
}

/** The newest binding of each kind, with whether something else is there now. */
export const boundNow = async (
  tx: Tx,
  approvalId: string,
  papers: readonly Paper[],
): Promise<readonly BoundPaper[]> => {
  const rows = await tx
    .selectFrom('approvalDocument')
    .select(['step', 'kind', 'documentId', 'documentVersionId as versionId', 'number', 'sha256', 'boundAt'])
    .distinctOn('kind')
    .where('approvalId', '=', approvalId)
    .orderBy('kind')
    .orderBy('nth', 'desc')
    .execute()
  const bound: BoundPaper[] = []
  for (const row of rows) {
    const { step, kind } = row
    if (!isStep(step) || !isPaperKind(kind)) continue
    const now = papers.find((p) => p.kind === kind)
    bound.push({ ...row, step, kind, changed: await isChanged(tx, row, now) })
  }
  return bound
}

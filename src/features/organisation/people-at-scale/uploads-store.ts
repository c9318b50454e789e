import type { Tx } from '#kernel/db/database.ts'
import type { Counts } from './model.ts'
import type { ListKind, ListScope } from './words.ts'

export type UploadState = 'reading' | 'unreadable' | 'compared' | 'applying' | 'applied' | 'dropped'

/** A list somebody brought, and how far it is. */
export type Upload = Counts & {
  id: string
  kind: ListKind
  scope: ListScope
  asOf: string
  fileName: string
  personId: string
  at: Date
  state: UploadState
  format: string | null
  fileBytes: number
  fileSha256: string | null
  rowCount: number
  unnamedRows: number
  unnumbered: number
  digest: string | null
  leaveOutBad: boolean
  leaversSeen: boolean
  workId: string | null
  problems: readonly string[]
  caseId: string | null
}

const COLUMNS = [
  'id',
  'kind',
  'scope',
  'asOf',
  'fileName',
  'personId',
  'at',
  'state',
  'format',
  'fileBytes',
  'fileSha256',
  'rowCount',
  'badRows',
  'unnamedRows',
  'unchanged',
  'added',
  'changed',
  'moved',
  'returned',
  'leaving',
  'staying',
  'unnumbered',
  'digest',
  'leaveOutBad',
  'leaversSeen',
  'workId',
  'problems',
  'caseId',
] as const

export const uploadOf = (tx: Tx, id: string): Promise<Upload | undefined> =>
  tx.selectFrom('personnelUpload').select(COLUMNS).where('id', '=', id).$castTo<Upload>().executeTakeFirst()

/** The newest lists, whoever brought them. */
export const recentUploads = (tx: Tx, limit: number): Promise<readonly Upload[]> =>
  tx
    .selectFrom('personnelUpload')
    .select(COLUMNS)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .$castTo<Upload>()
    .execute()

type Change = Partial<Omit<Upload, 'id' | 'kind' | 'problems'>> & { problems?: readonly string[] }

/** Writes what a step found out, where the list is in one of the states `from`; tells whether it was. */
export const changeUpload = async (
  tx: Tx,
  id: string,
  from: readonly UploadState[],
  { problems, ...change }: Change,
): Promise<boolean> => {
  const done = await tx
    .updateTable('personnelUpload')
    .set({ ...change, ...(problems === undefined ? {} : { problems: [...problems] }) })
    .where('id', '=', id)
    .where('state', 'in', from)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Differences and rows found before make room for those found anew. */
export const forgetFindings = async (tx: Tx, id: string): Promise<void> => {
  await tx.deleteFrom('personnelDifference').where('uploadId', '=', id).execute()
  await tx.deleteFrom('personnelRow').where('uploadId', '=', id).execute()
}

/** The file and its good rows are of no more use once it was carried out; bad rows stay named. */
export const forgetFile = async (tx: Tx, id: string): Promise<void> => {
  await tx.deleteFrom('personnelFile').where('uploadId', '=', id).execute()
  await tx
    .deleteFrom('personnelRow')
    .where('uploadId', '=', id)
    .where((e) => e(e.fn<number>('cardinality', ['problems']), '=', 0))
    .execute()
}

/** Lists of a kind that were not carried out make room for the next. */
export const dropUnfinished = async (tx: Tx, kind: ListKind): Promise<void> => {
  const open = await tx
    .updateTable('personnelUpload')
    .set({ state: 'dropped' })
    .where('kind', '=', kind)
    .where('state', 'in', ['unreadable', 'compared'])
    .returning('id')
    .execute()
  for (const { id } of open) {
    await forgetFindings(tx, id)
    await tx.deleteFrom('personnelFile').where('uploadId', '=', id).execute()
  }
}

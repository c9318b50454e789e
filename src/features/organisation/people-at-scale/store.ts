import type { Binding } from '#kernel/act/binding.ts'
import { narrow, widen, type Tx } from '#kernel/db/database.ts'
import { isId } from '#kernel/id.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import type { Custody } from '../custody.ts'
import { applyPeople } from './apply-people-store.ts'
import { applyUnits } from './apply-units-store.ts'
import { driftOf } from './drift-store.ts'
import { countOf, differenceKinds, type PersonnelImport } from './model.ts'
import { personnelImport } from './process.ts'
import { changeUpload, uploadOf } from './uploads-store.ts'
import { differenceWords, LIST_KINDS, LIST_SCOPES } from './words.ts'

/** Told how far the carrying out of a list is, by the list's id: the act itself knows of no screen. */
export type ApplyProgress = Map<string, (done: number) => Promise<void>>

const draftOf = async (
  tx: Tx,
  custody: Custody,
  of: { id: string; uploadId: string; judged: boolean },
): Promise<PersonnelImport | null> => {
  const upload = await uploadOf(tx, of.uploadId)
  if (!upload) return null
  const { kind, scope, asOf, fileName, added, changed, moved, returned, leaving, staying, unchanged, badRows } = upload
  return {
    id: of.id,
    state: '',
    version: 0,
    uploadId: of.uploadId,
    kind,
    scope,
    asOf,
    fileName,
    fileSha256: upload.fileSha256 ?? '',
    digest: upload.digest ?? '',
    added,
    changed,
    moved,
    returned,
    leaving,
    staying,
    unchanged,
    badRows,
    unnamedRows: upload.unnamedRows,
    appliedBy: '',
    ready: upload.state === 'compared' || upload.state === 'applying',
    drift: of.judged ? await driftOf(tx, custody, { uploadId: of.uploadId, kind, asOf }) : [],
  }
}

const load = async (tx: Tx, id: string): Promise<PersonnelImport | null> => {
  const row = await tx
    .selectFrom('personnelImport as i')
    .innerJoin('caseFile as c', 'c.id', 'i.id')
    .selectAll('i')
    .select('c.version')
    .where('i.id', '=', id)
    .$castTo<Omit<PersonnelImport, 'unnamedRows' | 'ready' | 'drift'>>()
    .executeTakeFirst()
  return row ? { ...row, unnamedRows: 0, ready: false, drift: [] } : null
}

const number = (n: number): string => n.toLocaleString('ja-JP')

const factsOf = (m: PersonnelImport): readonly (readonly [string, string, string?])[] => [
  ['名簿', `${LIST_KINDS[m.kind]}（${m.kind === 'people' ? LIST_SCOPES[m.scope] : '部隊等の名簿'}）`],
  ['ファイル', m.fileName],
  ['名簿の日', wareki(m.asOf)],
  ...differenceKinds.map((kind) => [differenceWords(m.kind)[kind], number(countOf(m, kind))] as const),
  ['同じ内容の行', number(m.unchanged)],
  ['除いた行', number(m.badRows)],
  ['ファイルの要約値（SHA-256）', m.fileSha256],
  ['差分の要約値（SHA-256）', m.digest],
  ['差分の一覧', '一人ずつの前後を見る', `/people-import/${m.uploadId}`],
]

/** The act of a list writes all its rows at once: what is bound is the file, every difference, and how many they are. */
export const personnelImportBinding = (custody: Custody, progress: ApplyProgress): Binding<PersonnelImport> => ({
  process: personnelImport,
  openToAll: true,
  load,
  draft: async (tx, id, from, actor, asked) => {
    // A list is nobody's but theirs who keep the organisation, and the database shows it to the product alone.
    if (!actor.authorities.some((a) => a.role === 'ADMIN')) return null
    const uploadId = from['upload'] ?? ''
    if (!isId(uploadId)) return null
    await widen(tx)
    const draft = await draftOf(tx, custody, { id, uploadId, judged: asked !== undefined })
    await narrow(tx, actor)
    return draft
  },
  save: async (tx, after, _before, { at }) => {
    const { id, uploadId, version: _version, unnamedRows: _unnamed, ready: _ready, drift: _drift, ...facts } = after
    const told = progress.get(uploadId) ?? (() => Promise.resolve())
    await (after.kind === 'people' ? applyPeople : applyUnits)(tx, { uploadId, at }, told)
    await tx
      .insertInto('personnelImport')
      .values({ id, uploadId, ...facts, appliedAt: at })
      .execute()
    await changeUpload(tx, uploadId, ['compared', 'applying'], { state: 'applied', caseId: id, problems: [] })
  },
  facts: (m) => factsOf(m),
  options: () => Promise.resolve([]),
  lines: () => null,
})

import { sql } from 'kysely'
import type { Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { isId, newId } from '#kernel/id.ts'
import { clockText } from '#kernel/pure/clock-text.ts'
import { followList } from '../sheet/sync-store.ts'
import { CATALOG_KINDS, type CatalogKind } from '../words.ts'
import type { Delivery, Prepared } from './model.ts'
import { prepare } from './prepare.ts'
import { catalogue } from './process.ts'
import { countsOf, listChanges, writeControls } from './rows-store.ts'

export type Source = { id: string; kind: CatalogKind; fileName: string; sha256: string; content: string; at: Date }

export const sourceOf = async (tx: Tx, id: string): Promise<Source | null> => {
  const row = await tx
    .selectFrom('controlSource')
    .select(['id', 'kind', 'fileName', 'sha256', 'content', 'at'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? { ...row, kind: row.kind as CatalogKind } : null
}

/** The list a file would renew: as chosen, or the one of the same kind that bears the same title; null makes a new one. */
export const listRenewed = async (
  tx: Tx,
  of: Pick<Prepared, 'kind' | 'title'>,
  chosen: string | undefined,
): Promise<string | null> => {
  if (chosen === 'new') return null
  const row = await tx
    .selectFrom('controlCatalog')
    .select('id')
    .where('state', '=', 'current')
    .where('kind', '=', of.kind)
    .$if(chosen !== undefined && isId(chosen), (q) => q.where('id', '=', chosen ?? ''))
    .$if(chosen === undefined || !isId(chosen), (q) => q.where('title', '=', of.title))
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

const drafted = async (tx: Tx, id: string, from: Readonly<Record<string, string>>): Promise<Delivery | null> => {
  const source = isId(from['source'] ?? '') ? await sourceOf(tx, from['source'] ?? '') : null
  if (!source) return null
  const chosen = from['catalog']
  const into = chosen !== undefined && isId(chosen) ? chosen : null
  const { prepared, faults } = await prepare(tx, source.content, { chosen: from, into })
  const catalogId = prepared && (await listRenewed(tx, prepared, chosen))
  const now =
    catalogId === null || catalogId === undefined
      ? undefined
      : await tx.selectFrom('controlCatalog').select('sha256').where('id', '=', catalogId).executeTakeFirst()
  const changes = prepared ? await listChanges(tx, prepared.controls, catalogId) : []
  return {
    id,
    state: '',
    version: 0,
    catalogId: catalogId ?? newId(),
    sourceId: source.id,
    kind: prepared?.kind ?? source.kind,
    title: prepared?.title ?? source.fileName,
    listVersion: prepared?.version ?? '',
    oscalVersion: prepared?.oscalVersion ?? '',
    fileName: source.fileName,
    sha256: source.sha256,
    ...countsOf(prepared?.controls.length ?? 0, changes),
    notes: prepared?.notes ?? [],
    appliedAt: null,
    appliedBy: '',
    prepared,
    faults,
    same: now !== undefined && now.sha256 === prepared?.sha256,
    renews: catalogId !== null,
    newest: true,
    usedBy: 0,
  }
}

const load = async (tx: Tx, id: string): Promise<Delivery | null> => {
  const row = await tx
    .selectFrom('controlDelivery as d')
    .innerJoin('caseFile as c', 'c.id', 'd.id')
    .selectAll('d')
    .select('c.version as caseVersion')
    .where('d.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const { rows } = await sql<{ newest: string; used: number }>`
    select (select id from control_delivery where catalog_id = ${row.catalogId}::uuid order by id desc limit 1) as newest,
      (select count(*)::int from system_baseline where catalog_id = ${row.catalogId}::uuid)
        + (select count(*)::int from control_catalog_base b join control_catalog c on c.id = b.catalog_id
            where b.base_id = ${row.catalogId}::uuid and c.state = 'current') as used`.execute(tx)
  const { caseVersion, version, notes, kind, ...rest } = row
  return {
    ...rest,
    kind: kind as CatalogKind,
    version: caseVersion,
    listVersion: version,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only lists of sentences are ever written there
    notes: notes as string[],
    prepared: null,
    faults: [],
    same: false,
    renews: false,
    newest: rows[0]?.newest === id,
    usedBy: rows[0]?.used ?? 0,
  }
}

const writeList = async (tx: Tx, m: Delivery, prepared: Prepared, at: Date) => {
  const facts = {
    kind: prepared.kind,
    title: prepared.title,
    version: prepared.version,
    oscalVersion: prepared.oscalVersion,
    documentUuid: prepared.documentUuid,
    sourceId: m.sourceId,
    sha256: prepared.sha256,
    state: 'current',
    total: prepared.controls.length,
    withdrawn: prepared.controls.filter((c) => c.withdrawn !== null).length,
    importedAt: at,
    importedBy: m.appliedBy,
  }
  if (m.renews) await tx.updateTable('controlCatalog').set(facts).where('id', '=', m.catalogId).execute()
  else
    await tx
      .insertInto('controlCatalog')
      .values({ id: m.catalogId, ...facts })
      .execute()
  await tx.deleteFrom('controlCatalogBase').where('catalogId', '=', m.catalogId).execute()
  if (prepared.bases.length > 0)
    await tx
      .insertInto('controlCatalogBase')
      .values(
        prepared.bases.map(({ href, baseId, baseSha256 }) => ({ catalogId: m.catalogId, href, baseId, baseSha256 })),
      )
      .execute()
  await writeControls(tx, m.catalogId, prepared.controls, at)
  await followList(tx, { catalogId: m.catalogId }, { at, name: m.appliedBy })
}

const deliveryRow = (m: Delivery) => ({
  catalogId: m.catalogId,
  sourceId: m.sourceId,
  state: m.state,
  kind: m.kind,
  title: m.title,
  version: m.listVersion,
  oscalVersion: m.oscalVersion,
  fileName: m.fileName,
  sha256: m.sha256,
  total: m.total,
  added: m.added,
  changed: m.changed,
  withdrawn: m.withdrawn,
  removed: m.removed,
  notes: JSON.stringify(m.notes),
  appliedBy: m.appliedBy,
})

export const catalogueBinding: Binding<Delivery> = {
  process: catalogue,
  openToAll: true,
  load,
  draft: (tx, id, from) => drafted(tx, id, from),
  save: async (tx, after, before, { at }) => {
    if (before === null) {
      if (after.prepared) await writeList(tx, after, after.prepared, at)
      await tx
        .insertInto('controlDelivery')
        .values({ id: after.id, ...deliveryRow(after), appliedAt: at })
        .execute()
      return
    }
    await tx.updateTable('controlDelivery').set({ state: after.state }).where('id', '=', after.id).execute()
    await tx
      .updateTable('controlCatalog')
      .set({ state: after.state === 'retired' ? 'retired' : 'current' })
      .where('id', '=', after.catalogId)
      .execute()
  },
  facts: (m) => [
    ['一覧', `${m.title}　${m.listVersion}`, `/registers/controls?catalog=${m.catalogId}`],
    ['種類', `${CATALOG_KINDS[m.kind]}（OSCAL ${m.oscalVersion}）`],
    ['ファイル', m.fileName],
    ['ファイルの要約値（SHA-256）', m.sha256],
    ['管理策', `${m.total}件`],
    ['変わるところ', `新規${m.added}件、変更${m.changed}件、廃止${m.withdrawn}件、外れたもの${m.removed}件`],
    ...(m.appliedAt === null ? [] : ([['取込み', `${m.appliedBy}　${clockText(m.appliedAt)}`]] as const)),
    ...m.notes.map((note) => ['知らせ', note] as const),
  ],
}

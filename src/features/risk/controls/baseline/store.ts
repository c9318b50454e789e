import { sql } from 'kysely'
import type { Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { isId } from '#kernel/id.ts'
import { clockText } from '#kernel/pure/clock-text.ts'
import { providers, providing, sheetRows } from '../sheet/read-store.ts'
import { followList } from '../sheet/sync-store.ts'
import { lockSheet, writeRows } from '../sheet/write-store.ts'
import { writesControls } from '../sheet/judge.ts'
import { CATALOG_KINDS, highWater, LEVELS, type CatalogKind, type Level } from '../words.ts'
import { Fill } from './inputs.ts'
import type { Baseline } from './model.ts'
import { baseline } from './process.ts'

const listsToChoose = async (tx: Tx) => {
  const rows = await tx
    .selectFrom('controlCatalog')
    .select(['id', 'title', 'version', 'kind', 'total'])
    .where('state', '=', 'current')
    .orderBy('title')
    .orderBy('id')
    .execute()
  return rows.map(
    (r) => [r.id, `${r.title} ${r.version}（${CATALOG_KINDS[r.kind as CatalogKind]}、${r.total}件）`] as const,
  )
}

const inheritorsOf = async (tx: Tx, systemId: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select count(distinct system_id)::int as n from system_control where inherited_from = ${systemId}::uuid and chosen`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}

type Facts = Pick<Baseline, 'lists' | 'rows' | 'provided' | 'inheritors' | 'underReview'>

const factsOf = async (tx: Tx, systemId: string, underReview: boolean): Promise<Facts> => ({
  lists: await listsToChoose(tx),
  rows: await sheetRows(tx, systemId, null, true),
  provided: providing(await providers(tx, systemId, null)),
  inheritors: await inheritorsOf(tx, systemId),
  underReview,
})

/** Which of these systems' plans are being reviewed now. */
export type UnderReview = (tx: Tx, systemIds: readonly string[]) => Promise<ReadonlySet<string>>

const load = async (tx: Tx, id: string, underReview: UnderReview): Promise<Baseline | null> => {
  const row = await tx
    .selectFrom('systemBaseline as b')
    .innerJoin('caseFile as c', 'c.id', 'b.id')
    .innerJoin('system as s', 's.id', 'b.systemId')
    .innerJoin('controlCatalog as k', 'k.id', 'b.catalogId')
    .selectAll('b')
    .select(['c.version', 's.name as systemName', 's.state as systemState', 'k.title as catalogTitle'])
    .where('b.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const { systemState, ...rest } = row
  const reviewed = (await underReview(tx, [row.systemId])).has(row.systemId)
  return {
    ...rest,
    // The check constraints hold the levels to the words.
    confidentiality: row.confidentiality as Level,
    integrity: row.integrity as Level,
    availability: row.availability as Level,
    taken: true,
    retired: systemState === 'retired',
    ...(await factsOf(tx, row.systemId, reviewed)),
  }
}

const draft = async (tx: Tx, id: string, from: Readonly<Record<string, string>>): Promise<Baseline | null> => {
  const systemId = from['system'] ?? ''
  if (!isId(systemId)) return null
  const system = await tx
    .selectFrom('system')
    .select(['name', 'state', 'isClass'])
    .where('id', '=', systemId)
    .executeTakeFirst()
  if (!system || system.isClass) return null
  const standing = await tx
    .selectFrom('systemBaseline')
    .select('id')
    .where('systemId', '=', systemId)
    .executeTakeFirst()
  return {
    id,
    state: '',
    version: 0,
    systemId,
    systemName: system.name,
    catalogId: '',
    catalogTitle: '',
    confidentiality: 'low',
    confidentialityReason: '',
    integrity: 'low',
    integrityReason: '',
    availability: 'low',
    availabilityReason: '',
    provides: false,
    chosenAt: null,
    chosenBy: '',
    taken: standing !== undefined,
    retired: system.state === 'retired',
    ...(await factsOf(tx, systemId, false)),
  }
}

const rowOf = (m: Baseline) => ({
  catalogId: m.catalogId,
  state: m.state,
  confidentiality: m.confidentiality,
  confidentialityReason: m.confidentialityReason,
  integrity: m.integrity,
  integrityReason: m.integrityReason,
  availability: m.availability,
  availabilityReason: m.availabilityReason,
  provides: m.provides,
  chosenBy: m.chosenBy,
})

/** The row of a file, over what stands: a blank cell says nothing and takes nothing away. */
const fill: Binding<Baseline>['save'] = async (tx, after, _before, { at, actor, input }) => {
  const said = Fill.parse(input)
  await lockSheet(tx, after.systemId)
  const [row] = await sheetRows(tx, after.systemId, [said.controlId])
  const as = writesControls(actor, after.systemId)
  if (!row || !as) throw new Error('a row is written that the gates let through without its row')
  const { controlId: _, ...fields } = said
  const kept = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
  await writeRows(tx, after.systemId, [{ row, after: { ...row, ...kept } }], { actor, as, at, way: 'import' })
}

const impact = (level: Level, reason: string) => `${LEVELS[level]}　${reason}`

/** `underReview` tells whose plan may not change now. */
export const baselineBinding = (underReview: UnderReview): Binding<Baseline> => ({
  process: baseline,
  load: (tx, id) => load(tx, id, underReview),
  draft: (tx, id, from) => draft(tx, id, from),
  save: async (tx, after, before, acted) => {
    if (acted.act === 'fill') return fill(tx, after, before, acted)
    const { at } = acted
    if (before === null)
      await tx
        .insertInto('systemBaseline')
        .values({ id: after.id, systemId: after.systemId, ...rowOf(after), chosenAt: at })
        .execute()
    else
      await tx
        .updateTable('systemBaseline')
        .set({ ...rowOf(after), chosenAt: at })
        .where('id', '=', after.id)
        .execute()
    await followList(tx, { systemId: after.systemId }, { at, name: after.chosenBy })
  },
  options: async (_tx, source, model) => (source === 'list' ? model.lists : []),
  initial: (m, act) =>
    act === 'change'
      ? {
          catalogId: m.catalogId,
          confidentiality: m.confidentiality,
          confidentialityReason: m.confidentialityReason,
          integrity: m.integrity,
          integrityReason: m.integrityReason,
          availability: m.availability,
          availabilityReason: m.availabilityReason,
          provides: m.provides ? 'yes' : '',
        }
      : {},
  facts: (m) =>
    m.chosenAt === null
      ? [['情報システム', m.systemName]]
      : [
          ['情報システム', m.systemName, `/systems/${m.systemId}/controls`],
          ['従う一覧・選定', m.catalogTitle, `/registers/controls?catalog=${m.catalogId}`],
          ['機密性', impact(m.confidentiality, m.confidentialityReason)],
          ['完全性', impact(m.integrity, m.integrityReason)],
          ['可用性', impact(m.availability, m.availabilityReason)],
          ['情報システムの影響度', `${LEVELS[highWater(m)]}（三つのうち最も高いもの）`],
          ['継承させる', m.provides ? 'はい' : 'いいえ'],
          ['選定', `${m.chosenBy}　${clockText(m.chosenAt)}`],
        ],
})

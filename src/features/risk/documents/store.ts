import { sql } from 'kysely'
import type { Acted, Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { isId, newId } from '#kernel/id.ts'
import { canonicalJson } from '#kernel/pure/canonical.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { fiscalYearLabel, fiscalYearOf } from '#kernel/pure/fiscal-year.ts'
import { draftedOf } from './drafted.ts'
import { hashOf } from './frozen.ts'
import { isDocumentKind, kindOf } from './kinds.ts'
import { marksIn, unlookedIn, type Marks } from './marks.ts'
import type { RiskDocument, Sibling } from './model.ts'
import { riskDocument } from './process.ts'
import { unresolvedOf } from './remarks-store.ts'
import { documentOf } from './standing.ts'
import { problemsOf } from './values.ts'
import { fieldsIn, workingOf } from './working.ts'

const siblingsOf = (tx: Tx, kind: string, systemId: string | null, but: string): Promise<readonly Sibling[]> =>
  tx
    .selectFrom('document')
    .select(['id', 'title', 'fiscalYear'])
    .where('kind', '=', kind)
    .where(systemId === null ? sql<boolean>`system_id is null` : sql<boolean>`system_id = ${systemId}::uuid`)
    .where('state', '<>', 'retired')
    .where('id', '<>', but)
    .orderBy('id', 'desc')
    .limit(20)
    .execute()

const latestOf = (tx: Tx, id: string) =>
  tx
    .selectFrom('documentVersion')
    .select(['number', 'sha256', 'postTitle'])
    .where('documentId', '=', id)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()

const load = async (tx: Tx, id: string): Promise<RiskDocument | null> => {
  const row = await documentOf(tx, id)
  const file =
    row &&
    (await tx
      .selectFrom('document as d')
      .innerJoin('caseFile as c', 'c.id', 'd.id')
      .select(['c.version', 'd.unitId', 'd.carriedFrom'])
      .where('d.id', '=', id)
      .executeTakeFirst())
  if (!row || !file) return null
  const def = kindOf(row.kind)
  const latest = await latestOf(tx, id)
  const content = await workingOf(tx, row)
  return {
    id,
    state: row.state,
    version: file.version,
    kind: def.kind,
    title: row.title,
    systemId: row.systemId,
    systemName: row.systemName ?? '',
    unitId: file.unitId,
    fiscalYear: row.fiscalYear,
    carriedFrom: file.carriedFrom,
    latestNumber: latest?.number ?? 0,
    latestSha256: latest?.sha256 ?? null,
    latestPost: latest?.postTitle ?? '',
    problems: problemsOf(def, fieldsIn(row.content)),
    unresolved: await unresolvedOf(tx, id),
    unlooked: unlookedIn(marksIn(row.marks)).length,
    siblings: [],
    drafted: null,
    now: { sha256: hashOf(content), content },
  }
}

const draft = async (
  tx: Tx,
  id: string,
  from: Readonly<Record<string, string>>,
  actor: Actor,
): Promise<RiskDocument | null> => {
  const kind = from['kind'] ?? ''
  if (!isDocumentKind(kind)) return null
  const asked = from['system'] ?? ''
  if (!isId(asked)) return null
  const system = await tx.selectFrom('system').select(['id', 'name']).where('id', '=', asked).executeTakeFirst()
  if (!system) return null
  const ministry =
    kind === 'inspection-plan' ? (actor.posts[0]?.assuranceUnitId ?? actor.posts[0]?.unitId ?? null) : null
  return {
    id,
    state: '',
    version: 0,
    kind,
    title: '',
    systemId: system.id,
    systemName: system.name,
    unitId: ministry,
    fiscalYear: null,
    carriedFrom: null,
    latestNumber: 0,
    latestSha256: null,
    latestPost: '',
    problems: [],
    unresolved: 0,
    unlooked: 0,
    siblings: await siblingsOf(tx, kind, system.id, id),
    drafted: await draftedOf(tx, kind, system.id),
    now: null,
  }
}

/** Last year's answers, every one marked as not looked at. */
const carried = async (tx: Tx, from: string | null, acted: Acted) => {
  const earlier = from === null ? null : await documentOf(tx, from)
  if (!earlier) return { content: '{}', marks: '{}' }
  const fields = fieldsIn(earlier.content)
  const mark = { revision: 0, edit: '', by: acted.actor.name, at: acted.at.toISOString(), carriedFrom: earlier.title }
  const marks: Marks = Object.fromEntries(Object.keys(fields).map((key) => [key, mark]))
  return { content: canonicalJson(fields), marks: canonicalJson(marks) }
}

const freeze = async (tx: Tx, m: RiskDocument, acted: Acted) => {
  if (m.now === null) throw new Error('there is nothing to freeze')
  await tx
    .insertInto('documentVersion')
    .values({
      id: newId(acted.at),
      documentId: m.id,
      number: m.latestNumber,
      content: canonicalJson(m.now.content),
      sha256: m.now.sha256,
      frozenAt: acted.at,
      personId: acted.actor.personId,
      personName: `${acted.actor.rank} ${acted.actor.name}`.trim(),
      postTitle: m.latestPost,
    })
    .execute()
}

const save = async (tx: Tx, after: RiskDocument, before: RiskDocument | null, acted: Acted) => {
  const touched = { updatedAt: acted.at, updatedBy: acted.actor.name }
  if (before === null) {
    const { id, kind, systemId, unitId, fiscalYear, title, state, carriedFrom } = after
    const text =
      carriedFrom === null && after.drafted !== null
        ? { content: canonicalJson(after.drafted.fields), marks: '{}' }
        : await carried(tx, carriedFrom, acted)
    await tx
      .insertInto('document')
      .values({ id, kind, systemId, unitId, fiscalYear, title, state, carriedFrom, ...text, ...touched })
      .execute()
    return
  }
  if (acted.act === 'finalize') await freeze(tx, after, acted)
  await tx
    .updateTable('document')
    .set({ state: after.state, ...touched })
    .where('id', '=', after.id)
    .execute()
}

/** `clock` tells which 年度 a new document is most likely for. */
export const documentBinding = (clock: () => Date): Binding<RiskDocument> => ({
  process: riskDocument,
  load,
  draft,
  save,
  options: async (_tx, source, m) => (source === 'earlier' ? m.siblings.map((s) => [s.id, s.title] as const) : []),
  initial: (m, act) => {
    const year = String(fiscalYearOf(dayOf(clock())))
    const [newest] = m.siblings
    if (act === 'carry-forward') return { fiscalYear: year, ...(newest ? { earlier: newest.id } : {}) }
    return act === 'begin' && kindOf(m.kind).yearly ? { fiscalYear: year } : {}
  },
  facts: (m) => [
    ['種類', kindOf(m.kind).title],
    ['情報システム', m.systemName === '' ? '―' : m.systemName],
    ['年度', m.fiscalYear === null ? '―' : fiscalYearLabel(m.fiscalYear)],
    ['最新の版', m.latestNumber === 0 ? 'まだない' : `第${m.latestNumber}版　SHA-256 ${m.latestSha256 ?? ''}`],
    ['文書の画面', '開く', `/documents/${m.id}`],
  ],
  prints: (m) => (m.state === 'new' ? [] : [{ href: `/forms/risk-document/${m.id}.pdf`, label: '文書を印刷する' }]),
  begins: (m) => [{ href: `/documents/${m.id}`, label: '文書の画面を開く' }],
  workedAt: (id) => `/documents/${id}`,
})

import { RULES } from '#directive/rules.ts'
import type { Binding, Option } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { isId } from '#kernel/id.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { fullClockText } from '#kernel/pure/clock-text.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { keepDays } from './keep-days.ts'
import { NOTHING_FOUND, type Pack } from './model.ts'
import { evidencePack } from './process.ts'
import { subjectsIn } from './subjects-store.ts'
import { sizeText } from './words.ts'

const listOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((v): v is string => typeof v === 'string' && v !== '')

/** One archive, if the reader may see it. */
export const loadPack = async (tx: Tx, id: string): Promise<Pack | null> => {
  const row = await tx
    .selectFrom('evidencePack as p')
    .innerJoin('caseFile as c', 'c.id', 'p.id')
    .leftJoin('evidenceMaking as m', 'm.packId', 'p.id')
    .selectAll('p')
    .select(['c.version'])
    .select(['m.manifestSha256 as foundManifest', 'm.files as foundFiles', 'm.entries as foundEntries'])
    .select(['m.fileSha256 as foundSha256', 'm.fileBytes as foundBytes'])
    .where('p.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const { foundManifest, foundFiles, foundEntries, foundSha256, foundBytes, ...facts } = row
  const subjects = await subjectsIn(tx, facts.unitIds, facts.systemIds)
  return {
    ...facts,
    subjects: subjects.map((s) => s.name),
    notSeen: [],
    keepDays: await keepDays(tx),
    found: {
      manifestSha256: foundManifest,
      files: foundFiles,
      entries: foundEntries,
      fileSha256: foundSha256,
      fileBytes: foundBytes,
    },
  }
}

const draft = async (tx: Tx, id: string, actor: Actor, input: Readonly<Record<string, unknown>>): Promise<Pack> => {
  const units = listOf(input['units'])
  const systems = listOf(input['systems'])
  const found = await subjectsIn(tx, units.filter(isId), systems.filter(isId))
  const { reach } = actor
  const seen = new Set(
    found
      .filter(({ id: of }) => reach.everything || reach.units.includes(of) || reach.systems.includes(of))
      .map((s) => s.id),
  )
  return {
    ...NOTHING_FOUND,
    id,
    state: '',
    version: 0,
    rules: [],
    unitIds: units,
    systemIds: systems,
    subjects: found.filter((s) => seen.has(s.id)).map((s) => s.name),
    notSeen: [...units, ...systems].filter((of) => !seen.has(of)),
    fromOn: '',
    toOn: '',
    purpose: '',
    askedBy: actor.personId,
    askedPost: '',
    askedName: '',
    askedAt: new Date(0),
    madeAt: null,
    keepUntil: null,
    keepDays: await keepDays(tx),
    found: NOTHING_FOUND,
  }
}

const save = async (tx: Tx, after: Pack, before: Pack | null): Promise<void> => {
  const row = {
    rules: [...after.rules],
    unitIds: [...after.unitIds],
    systemIds: [...after.systemIds],
    fromOn: after.fromOn,
    toOn: after.toOn,
    purpose: after.purpose,
    askedBy: after.askedBy,
    askedPost: after.askedPost,
    askedName: after.askedName,
    askedAt: after.askedAt,
    manifestSha256: after.manifestSha256,
    files: after.files,
    entries: after.entries,
    fileSha256: after.fileSha256,
    fileBytes: after.fileBytes,
    madeAt: after.madeAt,
    keepUntil: after.keepUntil,
    state: after.state,
  }
  if (before === null)
    await tx
      .insertInto('evidencePack')
      .values({ id: after.id, ...row })
      .execute()
  else await tx.updateTable('evidencePack').set(row).where('id', '=', after.id).execute()
  if (after.state === 'discarded' || after.state === 'given-up')
    await tx.deleteFrom('evidencePart').where('packId', '=', after.id).execute()
}

const MOST_OFFERED = 300

const offered = async (tx: Tx, source: string, actor: Actor): Promise<readonly Option[]> => {
  if (source === 'rules') return RULES.map((rule) => [rule.id, `${rule.provision}　${rule.summary}`])
  const { reach } = actor
  const ids = source === 'units' ? reach.units : reach.systems
  const table = source === 'units' ? 'unit' : 'system'
  if (!reach.everything && ids.length === 0) return []
  const rows = await tx
    .selectFrom(table)
    .select(['id', 'name'])
    .$if(!reach.everything, (q) => q.where('id', 'in', [...ids]))
    .orderBy('name')
    .orderBy('id')
    .limit(MOST_OFFERED)
    .execute()
  return rows.map((row) => [row.id, row.name])
}

export const packBinding: Binding<Pack> = {
  process: evidencePack,
  load: loadPack,
  draft: (tx, id, _from, actor, asked) => draft(tx, id, actor, asked?.input ?? {}),
  save,
  options: (tx, source, _model, actor) => offered(tx, source, actor),
  workedAt: (id) => `/evidence/${id}`,
  facts: (m) => [
    ['条項', `${m.rules.length}条`],
    ['範囲', m.subjects.join('、') || '見える範囲の全て'],
    ['期間', `${wareki(m.fromOn)} から ${wareki(m.toOn)} まで`],
    ['依頼した人', `${m.askedPost}　${m.askedName}`],
    ['依頼', fullClockText(m.askedAt)],
    ['大きさ', m.fileBytes === null ? '―' : sizeText(m.fileBytes)],
    ['目録のSHA-256', m.manifestSha256 ?? '―'],
    ['作成の画面', '進み具合とファイル', `/evidence/${m.id}`],
  ],
}

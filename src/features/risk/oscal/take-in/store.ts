import type { Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { isId } from '#kernel/id.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { clockText } from '#kernel/pure/clock-text.ts'
import { writeAssessed } from '../../controls/assessment/store.ts'
import { writeRows } from '../../controls/sheet/write-store.ts'
import { saveFields } from '../../documents/drafts-store.ts'
import { OSCAL_MODELS } from '../check.ts'
import type { Exported } from '../exports.ts'
import type { OscalImport } from './model.ts'
import { planImport } from './plan-import.ts'
import { countOf, type Line } from './lines.ts'
import { type Writes } from './planned.ts'
import { oscalImport } from './process.ts'
import { readable, uploadOf } from './uploads-store.ts'

type Drafting = { id: string; uploadId: string; actor: Actor; at: Date; lock: boolean }

/** With what the act itself writes, which no rule looks at. */
type Writing = OscalImport & { writes: Writes | null }

/** The import of a kept file as it would be now; null where there is no such file, or none that can be read. */
export const draftImport = async (tx: Tx, of: Drafting): Promise<Writing | null> => {
  const upload = isId(of.uploadId) ? await uploadOf(tx, of.uploadId) : null
  if (!readable(upload)) return null
  const { systemId, model, title, fileName, sha256 } = upload
  const system = await tx.selectFrom('system').select('name').where('id', '=', systemId).executeTakeFirst()
  if (!system) return null
  const { actor, at, lock } = of
  const { planned, whose, says, blocked } = await planImport(tx, upload, { systemName: system.name, actor, at, lock })
  const { lines, notes, writes } = planned
  return {
    id: of.id,
    state: '',
    version: 0,
    systemId,
    systemName: system.name,
    uploadId: upload.id,
    model,
    title,
    fileName,
    sha256,
    documentId: writes.kind === 'assessed' ? writes.document.id : null,
    other: false,
    newLines: countOf(lines, 'new'),
    changedLines: countOf(lines, 'changed'),
    sameLines: countOf(lines, 'same'),
    leftLines: countOf(lines, 'left'),
    lines: lines.filter((line) => line.fate !== 'same'),
    notes: [...notes, ...upload.said.map((said) => `空の題名を、そのまま読みました。${said}`)],
    appliedAt: at,
    appliedBy: '',
    personId: actor.personId,
    plan: { whose, says, blocked, acts: writes.kind === 'acts' ? writes.acts : [] },
    writes,
  }
}

const load = async (tx: Tx, id: string): Promise<OscalImport | null> => {
  const row = await tx
    .selectFrom('oscalImport as i')
    .innerJoin('caseFile as c', 'c.id', 'i.id')
    .innerJoin('system as s', 's.id', 'i.systemId')
    .selectAll('i')
    .select(['c.version', 's.name as systemName'])
    .where('i.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  return {
    ...row,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written from an upload, whose model is one of the words
    model: row.model as Exported,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only such lines are ever written there
    lines: row.lines as Line[],
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only sentences are ever written there
    notes: row.notes as string[],
    plan: null,
  }
}

const write = async (tx: Tx, systemId: string, writes: Writes, by: { actor: Actor; at: Date; edit: string }) => {
  const { actor, at, edit } = by
  switch (writes.kind) {
    case 'controls':
      return writeRows(tx, systemId, writes.writings, { actor, as: writes.as, at, way: 'import' })
    case 'assessed': {
      const { document, list, answers, as } = writes
      await writeAssessed(tx, document, list, { actor, as, at, way: 'import' })
      if (answers.length > 0) await saveFields(tx, { documentId: document.id, typed: answers, actor, at, edit })
      return
    }
    case 'acts':
      return
    default:
      writes satisfies never
  }
}

const FATES = { new: '新規', changed: '変更', left: '取り込まず', same: '同じ' } as const

const SHOWN = 200

/** `clock` tells what day it is where an import is only looked at. `from`: the upload. */
export const oscalImportBinding = (clock: () => Date): Binding<OscalImport> => ({
  process: oscalImport,
  load,
  draft: (tx, id, from, actor, asked) =>
    draftImport(tx, { id, uploadId: from['upload'] ?? '', actor, at: clock(), lock: asked !== undefined }),
  save: async (tx, after, before, { at, actor, entryId }) => {
    if (before !== null) return
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what begins was drafted here, and rules keep what they do not know
    const { plan: _plan, version: _, systemName: _name, lines, notes, writes, ...row } = after as Writing
    await tx
      .insertInto('oscalImport')
      .values({ ...row, lines: JSON.stringify(lines), notes: JSON.stringify(notes) })
      .execute()
    if (writes) await write(tx, after.systemId, writes, { actor, at, edit: entryId })
  },
  facts: (m) => [
    ['情報システム', m.systemName, `/systems/${m.systemId}`],
    ['文書の種類', OSCAL_MODELS[m.model]],
    ['題名', m.title],
    ['ファイル', m.fileName],
    ['ファイルの要約値（SHA-256）', m.sha256],
    ['新しいもの', `${m.newLines}件`],
    ['変わったもの', `${m.changedLines}件`],
    ['すでに同じもの', `${m.sameLines}件`],
    ['取り込まなかったもの', `${m.leftLines}件`],
    ...(m.other ? ([['確かめたこと', '別の名で書かれた文書であること']] as const) : []),
    ['取込み', `${m.appliedBy}　${clockText(m.appliedAt)}`],
    ...m.notes.map((note) => ['知らせ', note] as const),
  ],
  lines: (m) => ({
    title: '取り込んだもの・取り込まなかったもの',
    side: m.lines.length > SHOWN ? `初めの${SHOWN}件` : '',
    empty: 'ありません。',
    rows: m.lines.slice(0, SHOWN).map((line) => ({
      text: line.title,
      detail: line.says.join('　'),
      href: line.href ?? `/systems/${m.systemId}/oscal/uploads/${m.uploadId}`,
      state: FATES[line.fate],
      note: null,
    })),
  }),
})

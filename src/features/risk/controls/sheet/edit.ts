import type { Tx } from '#kernel/db/database.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'
import type { UnderReview } from '../baseline/store.ts'
import { judgeWritten, notAWriter, underReview as locked, writesControls } from './judge.ts'
import { providers, providing, sheetRows } from './read-store.ts'
import { sameWritten, tidied, type SheetRow, type Written } from './row.ts'
import type { Many } from './edit-input.ts'
import { lockSheet, markSeen, writeRows, type Way } from './write-store.ts'

export type Editing = { systemId: string; actor: Actor; at: Date; underReview: UnderReview }

export type Judged = { row: SheetRow; after: Written; refusal: Refusal | null; same: boolean }

export type Plan = { ok: true; judged: readonly Judged[] } | { ok: false; refusal: Refusal }

const absent: Refusal = {
  code: 'no-list-chosen',
  rules: ['R119'],
  sentence: 'この情報システムは、従う管理策をまだ選んでいないか、今の官職では見られません。',
}

/** What would become of these controls, each judged; nothing is written. `controlIds` null: all that are chosen. */
export const planEdits = async (
  tx: Tx,
  { systemId, actor, underReview }: Editing,
  controlIds: readonly string[] | null,
  after: (row: SheetRow) => Written,
): Promise<Plan> => {
  const as = writesControls(actor, systemId)
  if (!as) return { ok: false, refusal: notAWriter }
  if ((await underReview(tx, [systemId])).has(systemId)) return { ok: false, refusal: locked }
  const provides = providing(await providers(tx, systemId, null))
  const rows = await sheetRows(tx, systemId, controlIds)
  return {
    ok: true,
    judged: rows.map((row) => {
      const next = tidied(after(row))
      const { label, controlId } = row
      return {
        row,
        after: next,
        same: sameWritten(row, next),
        refusal: judgeWritten({ label, controlId, systemId, before: row, after: next, as, provides }),
      }
    }),
  }
}

export type Outcome =
  | { kind: 'done'; written: number; refused: readonly Judged[] }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'met'; row: SheetRow }
  | { kind: 'absent' }

/** Writes one control, unless somebody else wrote of it since it was shown. */
export const editOne = async (
  tx: Tx,
  editing: Editing,
  of: { controlId: string; revision: number; after: Written },
): Promise<Outcome> => {
  if (!(await lockSheet(tx, editing.systemId))) return { kind: 'refused', refusal: absent }
  const plan = await planEdits(tx, editing, [of.controlId], () => of.after)
  if (!plan.ok) return { kind: 'refused', refusal: plan.refusal }
  const [judged] = plan.judged
  if (!judged?.row.chosen) return { kind: 'absent' }
  if (judged.refusal) return { kind: 'refused', refusal: judged.refusal }
  if (judged.row.revision !== of.revision && !judged.same) return { kind: 'met', row: judged.row }
  return write(tx, editing, judged.same ? [] : [judged], 'page')
}

const write = async (tx: Tx, editing: Editing, judged: readonly Judged[], way: Way): Promise<Outcome> => {
  const as = writesControls(editing.actor, editing.systemId)
  if (!as) return { kind: 'refused', refusal: notAWriter }
  await writeRows(tx, editing.systemId, judged, { actor: editing.actor, as, at: editing.at, way })
  return { kind: 'done', written: judged.length, refused: [] }
}

/** What a change of many makes of one row: what it leaves out stays. */
export const manyOver =
  (said: Many) =>
  (row: SheetRow): Written => ({
    applicability: said.applicability ?? row.applicability,
    reason: said.reason ?? row.reason,
    inheritedFrom: said.inheritedFrom ?? row.inheritedFrom,
    status: said.status ?? row.status,
    description: said.description ?? row.description,
    responsibility: said.responsibility ?? row.responsibility,
    evidence: said.evidence ?? row.evidence,
  })

/** Writes those of many that may be written so; the others are told, each with its reason, and left as they are. */
export const editMany = async (
  tx: Tx,
  editing: Editing,
  controlIds: readonly string[],
  said: Many,
): Promise<Outcome> => {
  if (!(await lockSheet(tx, editing.systemId))) return { kind: 'refused', refusal: absent }
  const plan = await planEdits(tx, editing, controlIds, manyOver(said))
  if (!plan.ok) return { kind: 'refused', refusal: plan.refusal }
  const done = await write(
    tx,
    editing,
    plan.judged.filter((j) => j.row.chosen && !j.same && j.refusal === null),
    'bulk',
  )
  return done.kind === 'done' ? { ...done, refused: plan.judged.filter((j) => j.refusal !== null) } : done
}

/** Says that what an inherited control's provider changed was looked at. */
export const lookedAtProvider = async (tx: Tx, editing: Editing, controlId: string): Promise<Outcome> => {
  if (!(await lockSheet(tx, editing.systemId))) return { kind: 'refused', refusal: absent }
  const plan = await planEdits(tx, editing, [controlId], (row) => row)
  if (!plan.ok) return { kind: 'refused', refusal: plan.refusal }
  const as = writesControls(editing.actor, editing.systemId)
  const [judged] = plan.judged
  if (!judged || !as) return { kind: 'absent' }
  if (judged.refusal) return { kind: 'refused', refusal: judged.refusal }
  await markSeen(tx, editing.systemId, judged.row, { actor: editing.actor, as, at: editing.at, way: 'seen' })
  return { kind: 'done', written: 1, refused: [] }
}

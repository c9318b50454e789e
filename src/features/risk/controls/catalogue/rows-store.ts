import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { newId } from '#kernel/id.ts'
import { canonicalJson } from '#kernel/pure/canonical.ts'
import { foldForSearch } from '#kernel/pure/normalise.ts'
import type { ControlText } from '../../oscal/control-text.ts'
import type { Counts } from './model.ts'

const digestOf = (control: ControlText): string => createHash('sha256').update(canonicalJson(control)).digest('hex')

type Standing = { controlId: string; sha256: string; withdrawn: string | null; removed: boolean }

const standing = async (tx: Tx, catalogId: string | null): Promise<ReadonlyMap<string, Standing>> => {
  if (catalogId === null) return new Map()
  const rows = await tx
    .selectFrom('control')
    .select(['controlId', 'sha256', 'withdrawn', 'removed'])
    .where('catalogId', '=', catalogId)
    .execute()
  return new Map(rows.map((row) => [row.controlId, row]))
}

export type ListChange = {
  controlId: string
  label: string
  title: string
  what: 'added' | 'changed' | 'withdrawn' | 'removed'
}

const changeOf = (control: ControlText, was: Standing | undefined): ListChange['what'] | null => {
  if (!was || was.removed) return 'added'
  if (control.withdrawn !== null && was.withdrawn === null) return 'withdrawn'
  return was.sha256 === digestOf(control) ? null : 'changed'
}

/** What a list would change of one that is there (null: a new one), in its order; what falls out of it last. */
export const listChanges = async (
  tx: Tx,
  controls: readonly ControlText[],
  catalogId: string | null,
): Promise<readonly ListChange[]> => {
  const before = await standing(tx, catalogId)
  const here = new Set(controls.map((c) => c.controlId))
  const changes = controls.flatMap((control): ListChange[] => {
    const what = changeOf(control, before.get(control.controlId))
    const { controlId, label, title } = control
    return what === null ? [] : [{ controlId, label, title, what }]
  })
  const gone = [...before.values()].filter((was) => !was.removed && !here.has(was.controlId))
  return [
    ...changes,
    ...gone.map(({ controlId }): ListChange => ({ controlId, label: controlId, title: '', what: 'removed' })),
  ]
}

export const countsOf = (total: number, changes: readonly ListChange[]): Counts => {
  const count = (what: ListChange['what']) => changes.filter((c) => c.what === what).length
  return {
    total,
    added: count('added'),
    changed: count('changed'),
    withdrawn: count('withdrawn'),
    removed: count('removed'),
  }
}

/**
 * Brings the rows of a list to what it says now, in two statements however many there are. A control keeps its row and its
 * identity for as long as its list has the identifier; what the list has not any more stays, marked.
 */
export const writeControls = async (
  tx: Tx,
  catalogId: string,
  controls: readonly ControlText[],
  at: Date,
): Promise<void> => {
  const rows = controls.map((control, sort) => ({
    id: newId(at),
    ...control,
    sort,
    sha256: digestOf(control),
    folded: foldForSearch(`${control.label} ${control.controlId} ${control.title} ${control.statement}`),
  }))
  await sql`update control set removed = true, changed_at = ${at}
    where catalog_id = ${catalogId}::uuid and not removed
      and not exists (select 1 from jsonb_array_elements_text(${JSON.stringify(controls.map((c) => c.controlId))}::jsonb) as h(id)
        where h.id = control.control_id)`.execute(tx)
  await sql`insert into control as k (id, catalog_id, control_id, parent_id, family, family_title, label, title, statement,
      guidance, assessment, withdrawn, removed, sort, sha256, folded, changed_at)
    select r.id, ${catalogId}::uuid, r."controlId", r."parentId", r.family, r."familyTitle", r.label, r.title, r.statement,
      r.guidance, r.assessment, r.withdrawn, false, r.sort, r.sha256, r.folded, ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "controlId" text, "parentId" text, family text,
      "familyTitle" text, label text, title text, statement text, guidance text, assessment text, withdrawn text, sort integer,
      sha256 text, folded text)
    on conflict (catalog_id, control_id) do update set parent_id = excluded.parent_id, family = excluded.family,
      family_title = excluded.family_title, label = excluded.label, title = excluded.title, statement = excluded.statement,
      guidance = excluded.guidance, assessment = excluded.assessment, withdrawn = excluded.withdrawn, removed = false,
      sort = excluded.sort, folded = excluded.folded,
      changed_at = case when k.sha256 = excluded.sha256 and not k.removed then k.changed_at else excluded.changed_at end,
      sha256 = excluded.sha256`.execute(tx)
}

import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { canonicalJson } from '#kernel/pure/canonical.ts'
import { questionsOf } from './sheets-known.ts'
import { isAnswerable } from './open-sheet.ts'
import { merged, sentReplies, type Kept, type Stored } from './stored.ts'
import type { RosterState, Standing } from '../words.ts'

type Found = {
  state: RosterState
  standing: Standing
  campaignState: string
  sheetId: string
  content: Stored | null
}

export type Saved = { kind: 'done'; kept: readonly Kept[]; draft: Stored } | { kind: 'closed' } | { kind: 'absent' }

/** Locks the person's own row, so that two windows are saved one after the other. */
const locked = async (tx: Tx, rosterId: string, personId: string): Promise<Found | undefined> => {
  const { rows } = await sql<Found>`
    select r.state, r.standing, c.state as campaign_state, d.content,
      coalesce(a.sheet_id, (select s.id from self_inspection_sheet s
        where s.campaign_id = r.campaign_id and s.stratum = r.stratum and s.state = 'frozen'
        order by s.version desc limit 1)) as sheet_id
    from self_inspection_roster r
      join self_inspection c on c.id = r.campaign_id
      left join self_inspection_answer a on a.id = r.answer_id
      left join self_inspection_draft d on d.roster_id = r.id
    where r.id = ${rosterId}::uuid and r.person_id = ${personId}::uuid
    for update of r`.execute(tx)
  return rows[0]
}

type Saving = {
  rosterId: string
  personId: string
  sent: Readonly<Record<string, string | string[]>>
  edit: string
  at: Date
}

/**
 * Takes what a page sends into the draft: an observation, not an act. The submission binds what the draft says then. A sheet
 * that is submitted, or whose campaign is not open, takes nothing.
 */
export const saveDraft = async (tx: Tx, { rosterId, personId, sent, edit, at }: Saving): Promise<Saved> => {
  const found = await locked(tx, rosterId, personId)
  if (!found) return { kind: 'absent' }
  if (!isAnswerable(found)) return { kind: 'closed' }
  const keys = new Set((await questionsOf(tx, found.sheetId)).map((q) => q.key))
  const { draft, changed, kept } = merged(found.content ?? {}, sentReplies(keys, sent), edit)
  if (changed)
    await sql`
      with draft as (
        insert into self_inspection_draft (roster_id, person_id, content, revision, saved_at)
        values (${rosterId}::uuid, ${personId}::uuid, ${canonicalJson(draft)}::jsonb, 1, ${at})
        on conflict (roster_id) do update
          set content = excluded.content, revision = self_inspection_draft.revision + 1, saved_at = excluded.saved_at
      )
      update self_inspection_roster set state = 'draft' where id = ${rosterId}::uuid and state = 'none'`.execute(tx)
  return { kind: 'done', kept, draft }
}

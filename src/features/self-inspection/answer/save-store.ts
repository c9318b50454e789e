import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Answer, Reply } from './model.ts'

const repliesIn = (after: Answer): RawBuilder<unknown> => {
  const replies: readonly Reply[] = after.drafted?.replies ?? []
  const of = (key: keyof Reply) => replies.map((r) => r[key])
  return sql`insert into self_inspection_reply (answer_id, question_key, reply, reason, action, action_due)
    select ${after.id}::uuid, * from unnest(${of('key')}::text[], ${of('reply')}::text[], ${of('reason')}::text[],
      ${of('action')}::text[], ${of('actionDue')}::date[])`
}

const standsSubmitted = (after: Answer, at: Date): RawBuilder<unknown> => sql`
  update self_inspection_roster set state = 'submitted', receipt = ${after.receipt}, submitted_at = ${at}, answer_id = ${after.id}::uuid
  where id = ${after.rosterId}::uuid`

const draftGone = (after: Answer): RawBuilder<unknown> =>
  sql`delete from self_inspection_draft where roster_id = ${after.rosterId}::uuid`

/** Answer, replies, roster and draft in one statement: the morning everybody submits, round trips are what counts. */
export const submitFirst = async (tx: Tx, after: Answer, at: Date): Promise<void> => {
  await sql`
    with answered as (
      insert into self_inspection_answer (id, roster_id, campaign_id, person_id, unit_id, system_id, stratum, sheet_id, state,
        receipt, round, digest, submitted_at, submitted_by, yes_count, no_count, na_count)
      values (${after.id}::uuid, ${after.rosterId}::uuid, ${after.campaignId}::uuid, ${after.personId}::uuid, ${after.unitId}::uuid,
        ${after.systemId}::uuid, ${after.stratum}, ${after.sheetId}::uuid, ${after.state}, ${after.receipt}, ${after.round},
        ${after.digest}, ${at}, ${after.submittedBy}, ${after.yesCount}, ${after.noCount}, ${after.naCount})
    ), replied as (${repliesIn(after)}), gone as (${draftGone(after)})
    ${standsSubmitted(after, at)}`.execute(tx)
}

/** What was submitted before is kept as it was; the new replies take its place. */
export const resubmit = async (tx: Tx, after: Answer, before: Answer, at: Date): Promise<void> => {
  await sql`
    insert into self_inspection_reply_before (answer_id, round, digest, content, submitted_at)
    select ${before.id}::uuid, ${before.round}, ${before.digest}, coalesce(jsonb_agg(to_jsonb(r) - 'answer_id' order by r.question_key), '[]'),
      ${before.submittedAt}
    from self_inspection_reply r where r.answer_id = ${before.id}::uuid`.execute(tx)
  await tx.deleteFrom('selfInspectionReply').where('answerId', '=', after.id).execute()
  await sql`
    with answered as (
      update self_inspection_answer set state = ${after.state}, round = ${after.round}, digest = ${after.digest}, submitted_at = ${at},
        submitted_by = ${after.submittedBy}, returned_reason = null, yes_count = ${after.yesCount}, no_count = ${after.noCount},
        na_count = ${after.naCount}
      where id = ${after.id}::uuid
    ), replied as (${repliesIn(after)}), gone as (${draftGone(after)})
    ${standsSubmitted(after, at)}`.execute(tx)
}

/** Returned: the person goes on from what was submitted. */
export const takeBack = async (tx: Tx, after: Answer, at: Date): Promise<void> => {
  await sql`
    with returned as (
      update self_inspection_answer set state = 'returned', returned_reason = ${after.returnedReason} where id = ${after.id}::uuid
    ), again as (
      insert into self_inspection_draft (roster_id, person_id, content, revision, saved_at)
      select ${after.rosterId}::uuid, ${after.personId}::uuid, jsonb_object_agg(r.question_key, jsonb_strip_nulls(jsonb_build_object(
        'reply', r.reply, 'reason', r.reason, 'action', r.action, 'actionDue', r.action_due))), 0, ${at}
      from self_inspection_reply r where r.answer_id = ${after.id}::uuid having count(*) > 0
      on conflict (roster_id) do nothing
    )
    update self_inspection_roster set state = 'returned' where id = ${after.rosterId}::uuid`.execute(tx)
}

import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { newId } from '#kernel/id.ts'
import type { Actor } from '#kernel/pure/actor.ts'

export type Reply = { id: string; kind: 'answer' | 'resolve' | 'reopen'; text: string; at: Date; by: string }

export type Remark = {
  id: string
  field: string
  must: boolean
  text: string
  at: Date
  by: string
  state: 'open' | 'answered' | 'resolved'
  replies: readonly Reply[]
}

/** Unresolved remarks whose writer asks that they be resolved before a version is finalised. */
export const unresolvedOf = async (tx: Tx, documentId: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from document_comment c
    where c.document_id = ${documentId}::uuid and c.must and coalesce((
      select r.kind from document_reply r where r.document_id = c.document_id and r.comment_id = c.id
      order by r.nth desc limit 1), '') <> 'resolve'`.execute(tx)
  return rows[0]?.n ?? 0
}

const stateOf = (replies: readonly Reply[]): Remark['state'] => {
  const last = replies.at(-1)
  return last === undefined || last.kind === 'reopen' ? 'open' : last.kind === 'resolve' ? 'resolved' : 'answered'
}

const signed = (row: { personName: string; postTitle: string }) => `${row.postTitle}　${row.personName}`.trim()

/** Everything said of a document, in the order it was said. */
export const remarksOf = async (tx: Tx, documentId: string): Promise<readonly Remark[]> => {
  const comments = await tx
    .selectFrom('documentComment')
    .selectAll()
    .where('documentId', '=', documentId)
    .orderBy('nth')
    .execute()
  const replies = await tx
    .selectFrom('documentReply')
    .selectAll()
    .where('documentId', '=', documentId)
    .orderBy('nth')
    .execute()
  const byComment = Map.groupBy(replies, (r) => r.commentId)
  return comments.map((c) => {
    const said = (byComment.get(c.id) ?? []).map((r): Reply => ({
      id: r.id,
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a check constraint holds it to these words
      kind: r.kind as Reply['kind'],
      text: r.text,
      at: r.at,
      by: signed(r),
    }))
    return {
      id: c.id,
      field: c.field,
      must: c.must,
      text: c.text,
      at: c.at,
      by: signed(c),
      replies: said,
      state: stateOf(said),
    }
  })
}

/** Who says it, and in which post. */
export type Speaker = { actor: Actor; post: string; at: Date }

const who = ({ actor, post, at }: Speaker) => ({
  personId: actor.personId,
  personName: `${actor.rank} ${actor.name}`.trim(),
  postTitle: post,
  at,
})

export const remark = (
  tx: Tx,
  of: { documentId: string; field: string; must: boolean; text: string; by: Speaker },
): Promise<unknown> =>
  tx
    .insertInto('documentComment')
    .values({
      id: newId(of.by.at),
      documentId: of.documentId,
      field: of.field,
      must: of.must,
      text: of.text,
      ...who(of.by),
    })
    .execute()

/** Answers, resolves or takes up again; false where there is no such remark on this document. */
export const reply = async (
  tx: Tx,
  of: { documentId: string; remarkId: string; kind: Reply['kind']; text: string; by: Speaker },
): Promise<boolean> => {
  const found = await tx
    .selectFrom('documentComment')
    .select('id')
    .where('id', '=', of.remarkId)
    .where('documentId', '=', of.documentId)
    .executeTakeFirst()
  if (!found) return false
  await tx
    .insertInto('documentReply')
    .values({
      id: newId(of.by.at),
      commentId: of.remarkId,
      documentId: of.documentId,
      kind: of.kind,
      text: of.text,
      ...who(of.by),
    })
    .execute()
  return true
}

import type { Actor } from '#kernel/pure/actor.ts'
import { mayReceive } from '#kernel/pure/receipt.ts'
import { widen, writeAs, type Database, type Tx } from '../db/database.ts'
import { newId } from '../id.ts'
import { appendEntry } from '../ledger/write.ts'
import { tellLive } from '../live/tell.ts'
import { Stop, stop, type NotDone } from './outcome.ts'

type Asked = { noticeId: string; actor: Actor; at: Date }

export type Received = { kind: 'done'; entryId: string; seq: number; caseId: string } | NotDone

const located = async (tx: Tx, { noticeId }: Asked) => {
  const notice = await tx.selectFrom('notice').selectAll().where('id', '=', noticeId).forUpdate().executeTakeFirst()
  if (!notice) return stop({ kind: 'absent' })
  await widen(tx)
  const file = await tx
    .selectFrom('caseFile as c')
    .leftJoin('unit as u', 'u.id', 'c.unitId')
    .select(['c.process', 'c.state', 'c.unitId', 'u.name as unitName'])
    .where('c.id', '=', notice.caseId)
    .executeTakeFirstOrThrow()
  return { notice, file }
}

const receive = async (tx: Tx, asked: Asked): Promise<Received> => {
  const { actor, at } = asked
  const { notice, file } = await located(tx, asked)
  const verdict = mayReceive(actor, { ...notice, received: notice.receivedAt !== null })
  if (!verdict.ok) return stop({ kind: 'refused', refusals: verdict.refusals })
  const as = verdict.value
  const entryId = newId(at)
  const { seq } = await appendEntry(tx, {
    id: entryId,
    at,
    process: file.process,
    caseId: notice.caseId,
    act: 'receive-notice',
    stateBefore: file.state,
    stateAfter: file.state,
    title: `${notice.fromPostTitle}からの${notice.verb}を受領した：${notice.text}`,
    personId: actor.personId,
    personName: actor.name,
    personRank: actor.rank,
    postId: as.postId,
    postTitle: as.postTitle,
    unitId: file.unitId,
    unitName: file.unitName ?? '',
    lane: '受領',
    actingRole: as.role,
    rules: notice.rules,
    input: { notice: notice.id, toldBy: notice.entryId },
    changes: {},
    corrects: null,
    requestKey: null,
  })
  const by = {
    receivedBy: actor.personId,
    receivedPost: as.postTitle,
    receivedName: `${actor.rank} ${actor.name}`.trim(),
  }
  await tx
    .updateTable('notice')
    .set({
      ...by,
      receivedAt: at,
      receivedEntryId: entryId,
      seenAt: notice.seenAt ?? at,
      seenBy: notice.seenBy ?? actor.personId,
    })
    .where('id', '=', notice.id)
    .execute()
  await tellLive(tx, { caseId: notice.caseId, told: [] })
  return { kind: 'done', entryId, seq, caseId: notice.caseId }
}

/**
 * The addressee's post confirms that a notice reached it. An act like every other: one transaction, decided by a pure
 * rule, written to the ledger of the case that told it. It changes no state of that case, so it has no process of its own.
 */
export const receiveNotice = async (db: Database, asked: Asked): Promise<Received> => {
  try {
    return await writeAs(db, asked.actor, (tx) => receive(tx, asked))
  } catch (error) {
    if (error instanceof Stop) return error.outcome
    throw error
  }
}

import type { Tx } from '#kernel/db/database.ts'
import { newId } from '#kernel/id.ts'
import type { Medium, Use } from './model.ts'

/**
 * By medium, the use that is open; else, of those that wait for confirmation, the oldest: each return is confirmed, also
 * where the medium was used again before.
 */
export const currentUses = async (tx: Tx, mediumIds: readonly string[]): Promise<ReadonlyMap<string, Use>> => {
  if (mediumIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('mediumUse')
    .distinctOn('mediumId')
    .selectAll()
    .where('mediumId', 'in', [...mediumIds])
    .where((e) => e.or([e('returnedAt', 'is', null), e('confirmedAt', 'is', null)]))
    .orderBy('mediumId')
    .orderBy((e) => e('returnedAt', 'is not', null))
    .orderBy('takenAt')
    .execute()
  return new Map(rows.map((row) => [row.mediumId, row]))
}

/** The line of whoever hands the medium on ends when the next one begins; it was not put back, so nobody confirms it. */
const closeHandedOver = async (tx: Tx, next: Use, before: Medium | null) => {
  if (before?.use?.returnedAt !== null) return
  await tx
    .updateTable('mediumUse')
    .set({
      returnedAt: next.takenAt,
      returnNote: `引継ぎにより${next.userName}に渡した（保管場所には戻していない）`,
      confirmedAt: next.takenAt,
      confirmedBy: '連動',
    })
    .where('id', '=', before.use.id)
    .execute()
}

export const saveUse = async (tx: Tx, after: Medium, before: Medium | null) => {
  const { use } = after
  if (use === before?.use || use === null) return
  if (use.id === '') {
    await closeHandedOver(tx, use, before)
    await tx
      .insertInto('mediumUse')
      .values({ ...use, id: newId(use.takenAt), mediumId: after.id, unitId: after.unitId })
      .execute()
    return
  }
  await tx
    .updateTable('mediumUse')
    .set({
      receivedAt: use.receivedAt,
      returnedAt: use.returnedAt,
      returnNote: use.returnNote,
      confirmedAt: use.confirmedAt,
      confirmedBy: use.confirmedBy,
    })
    .where('id', '=', use.id)
    .execute()
}

/** What ended a use that nobody put back: infection first, then what was done about it; or loss. */
const ENDINGS: Readonly<Record<string, string>> = {
  'clear-infection': '感染による使用停止のため、戻しの記録なく終了（駆除を確認）',
  erase: '感染による使用停止のため、戻しの記録なく終了（媒体を消去）',
  destroy: '感染による使用停止のため、戻しの記録なく終了（媒体を破棄）',
  'find-again': '所在不明のため、戻しの記録なく終了（発見して保管）',
  'give-up': '所在不明のまま戻らず終了（亡失）',
}

/** A use cut short by infection or loss is closed with the reason instead of staying open for ever. */
export const closeAbandonedUse = async (
  tx: Tx,
  after: Medium,
  before: Medium | null,
  { act, at }: { act: string; at: Date },
) => {
  if (before?.use?.returnedAt !== null || after.use !== null) return
  await tx
    .updateTable('mediumUse')
    .set({ returnedAt: at, returnNote: ENDINGS[act] ?? '戻しの記録なく終了', confirmedAt: at, confirmedBy: '連動' })
    .where('id', '=', before.use.id)
    .execute()
}

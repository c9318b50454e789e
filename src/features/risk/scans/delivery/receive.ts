import type { Product } from '#kernel/http/product.ts'
import { Fault } from '#kernel/http/fault.ts'
import { readAs } from '#kernel/db/database.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { noteRefusal } from '#kernel/security-events.ts'
import { deliveringAct, NOT_YOURS } from './deliverer.ts'
import { beginDelivery, changeDelivery, endDelivery, scanOfFile } from './deliveries.ts'
import { keepParts } from './keep-parts.ts'

type Given = { systemId: string; fileName: string; closes: boolean; pieces: AsyncIterable<Uint8Array> }

/** Refuses whoever may not bring scans of this system in, before a byte of the file is taken. */
export const maySend = async (product: Product, actor: Actor, systemId: string, at: Date): Promise<void> => {
  const there = await readAs(product.db, actor, (tx) =>
    tx.selectFrom('system').select(['id', 'isClass']).where('id', '=', systemId).executeTakeFirst(),
  )
  if (!there || there.isClass) throw new Fault(404, 'その情報システムはありません。')
  if (deliveringAct(actor, systemId) !== null) return
  await noteRefusal(product.db, actor, {
    processKey: 'risk.scan',
    actKey: 'deliver',
    caseId: null,
    refusals: [{ code: 'not-your-role', rules: ['R132'], sentence: NOT_YOURS }],
    at,
  })
  throw new Fault(403, NOT_YOURS)
}

/**
 * Takes a scanner's file in as it arrives and asks for it to be read in the background. Answers with the delivery's id. The
 * very same file a second time ends at once and changes nothing.
 */
export const receiveScan = async (product: Product, actor: Actor, given: Given, at: Date): Promise<string> => {
  const { db } = product
  await maySend(product, actor, given.systemId, at)
  const id = await beginDelivery(db, actor, { ...given, at })
  try {
    const kept = await keepParts(db, id, given.pieces)
    if (kept.bytes === 0) {
      await endDelivery(db, id, { state: 'refused', problem: 'ファイルが選ばれていないか、空です。', problemLine: 1 })
      return id
    }
    await changeDelivery(db, id, ['receiving'], { ...kept, state: 'waiting' })
    const earlier = await scanOfFile(db, given.systemId, kept.sha256)
    if (earlier !== null) {
      await endDelivery(db, id, { state: 'same', scanId: earlier })
      return id
    }
  } catch (error) {
    await endDelivery(db, id, { state: 'refused', problem: 'ファイルが最後まで届きませんでした。' })
    throw error
  }
  const workId = await product.work.ask({ kind: 'scan.read', data: { deliveryId: id }, actor })
  await changeDelivery(db, id, ['waiting', 'reading', 'refused', 'cancelled', 'same', 'applied'], { workId })
  return id
}

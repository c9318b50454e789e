import type { Tx } from '#kernel/db/database.ts'
import type { DataKind, MediaType } from '../words.ts'
import { sourceOf, type SentMedium, type SlipLine, type Transfer } from './model.ts'

/** The sender's register row is joined loosely: the recipient may read the slip but not that register. */
export const loadLines = async (tx: Tx, transferId: string): Promise<readonly SlipLine[]> => {
  const rows = await tx
    .selectFrom('transferItem as i')
    .leftJoin('medium as m', 'm.id', 'i.mediumId')
    .select(['i.line', 'i.mediumId', 'i.model', 'i.number', 'i.quantity', 'i.received', 'i.receivedModel'])
    .select(['i.receivedNumber', 'i.receivedQuantity', 'i.registeredAs'])
    .select(['m.kind', 'm.mediaType', 'm.capacity', 'm.serialNumber', 'm.encrypts', 'm.writeProtectedOn'])
    .select('m.separationGrounds')
    .where('i.transferId', '=', transferId)
    .orderBy('i.line')
    .execute()
  return rows.map((r) => ({
    line: r.line,
    mediumId: r.mediumId,
    model: r.model,
    number: r.number,
    quantity: r.quantity,
    received: r.received,
    receivedModel: r.receivedModel,
    receivedNumber: r.receivedNumber,
    receivedQuantity: r.receivedQuantity,
    registeredAs: r.registeredAs,
    medium: r.kind === null ? null : sentMedium(r),
  }))
}

type Joined = { [K in keyof SentMedium]: SentMedium[K] | string | null }

// Check constraints hold kind and type to the words.
const sentMedium = (r: Joined): SentMedium => ({
  kind: r.kind as DataKind,
  mediaType: r.mediaType as MediaType,
  capacity: r.capacity,
  serialNumber: r.serialNumber,
  encrypts: r.encrypts === true,
  writeProtectedOn: r.writeProtectedOn,
  separationGrounds: r.separationGrounds,
})

const insertLines = (tx: Tx, m: Transfer) =>
  tx
    .insertInto('transferItem')
    .values(
      m.lines.map((l) => ({
        transferId: m.id,
        mediumId: l.mediumId,
        line: l.line,
        model: l.model,
        number: l.number,
        quantity: l.quantity,
      })),
    )
    .execute()

const updateArrival = async (tx: Tx, m: Transfer) => {
  for (const { line, received, receivedModel, receivedNumber, receivedQuantity } of m.lines)
    await tx
      .updateTable('transferItem')
      .set({ received, receivedModel, receivedNumber, receivedQuantity })
      .where('transferId', '=', m.id)
      .where('line', '=', line)
      .execute()
}

/** The registrations made with the receipt have their identities only now, one act later in the same transaction. */
const linkRegistrations = async (tx: Tx, m: Transfer) => {
  for (const { line } of m.lines.filter((l) => l.received))
    await tx
      .updateTable('transferItem')
      .set((e) => ({
        registeredAs: e
          .selectFrom('medium')
          .select('medium.id')
          .where('medium.unitId', '=', m.toUnitId)
          .where('medium.receivedFrom', '=', sourceOf(m, line))
          .limit(1),
      }))
      .where('transferId', '=', m.id)
      .where('line', '=', line)
      .execute()
}

export const saveLines = async (tx: Tx, after: Transfer, before: Transfer | null, act: string): Promise<void> => {
  if (before === null) await insertLines(tx, after)
  else if (after.lines !== before.lines) await updateArrival(tx, after)
  if (act === 'note-registered') await linkRegistrations(tx, after)
}

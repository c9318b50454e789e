import type { Tx } from '#kernel/db/database.ts'
import { mediaTransferSheet, type MediaTransferSheet } from '../forms/media-transfer-slip.ts'
import { recipientOf, type Transfer } from './model.ts'
import { loadTransfer } from './store.ts'

const receiptOf = (m: Transfer) =>
  m.receivedOn === null
    ? null
    : {
        receiverUnit: recipientOf(m),
        responsible: { post: m.receiverPost ?? '', rank: m.receiverRank ?? '', name: m.receiverName ?? '' },
        media: m.lines.flatMap((l) =>
          l.received
            ? [
                {
                  model: l.receivedModel ?? l.model,
                  registrationNumber: l.receivedNumber ?? l.number,
                  quantity: l.receivedQuantity ?? l.quantity,
                },
              ]
            : [],
        ),
        receivedOn: m.receivedOn,
        remarks: [m.receiptNote, m.difference].filter((text) => text !== null).join('\n') || null,
      }

/** Both halves of 付紙第３ for one transfer in the reader's reach; the receipt stays blank until it is filled in. */
export const transferSlipData = async (tx: Tx, id: string): Promise<MediaTransferSheet | null> => {
  const m = await loadTransfer(tx, id)
  if (!m) return null
  return mediaTransferSheet(
    {
      senderUnit: m.unitName,
      sender: { post: m.senderPost, rank: m.senderRank, name: m.senderName },
      media: m.lines.map((l) => ({ model: l.model, registrationNumber: l.number, quantity: l.quantity })),
      // Printed to go with the media, before the day is known: an empty day leaves the line for the pen.
      sentOn: m.sentOn ?? '',
      remarks: m.note,
    },
    receiptOf(m),
    { code: m.code },
  )
}

import type { Duty } from '#kernel/pure/duty.ts'
import { REMINDERS_ARE_OURS } from './reminders.ts'

/** The recipient has a slip on the way and has not filled in its receipt. */
export const receiveWhatWasSent: Duty = {
  key: 'media.transfer.receive',
  title: '送達された媒体を受領し、受領票に記入する',
  rules: ['R046'],
  role: 'UNIT',
  configurable: REMINDERS_ARE_OURS,
}

/** The recipient has filled in the receipt and not sent it back. */
export const returnTheSlip: Duty = {
  key: 'media.transfer.return-slip',
  title: '受領票を速やかに返信する',
  rules: ['R047'],
  role: 'UNIT',
  configurable: REMINDERS_ARE_OURS,
}

/** The sender has sent and the receipt is not back. */
export const awaitTheReceipt: Duty = {
  key: 'media.transfer.await-receipt',
  title: '返っていない受領票を確かめ、督促する',
  rules: ['R047'],
  role: 'UNIT',
  configurable: REMINDERS_ARE_OURS,
}

import type { Duty } from '#kernel/pure/duty.ts'

/** Days after registration from which a missing number is a duty of its own and not only a turn. */
export const DAYS_TO_SHOW_THE_NUMBER = 1

/** Whoever has taken a medium out of the central place puts it back. */
export const returnWhatIsUsed: Duty = {
  key: 'media.return-use',
  title: '使用中の媒体を集中保管場所に戻す',
  rules: ['R053', 'R048'],
  role: 'USER',
  configurable: '返す日は達に定めがなく、取り出すときに使用者が記す日（記さなければ当日）。',
}

/** What was put back has not been looked at by another. */
export const confirmWhatIsBack: Duty = {
  key: 'media.confirm-storage',
  title: '戻された媒体の格納を確かめる',
  rules: ['R049', 'R053'],
  role: 'UNIT',
}

/** The same work, which an 情報保証担当者 may do for the officer. */
export const confirmWhatIsBackFor: Duty = {
  ...confirmWhatIsBack,
  key: 'media.confirm-storage.for',
  role: 'UNIT_IAP',
}

/** Days after a medium was handed out from which the receiver's silence is a duty of its own and not only a turn. */
export const DAYS_TO_CONFIRM_RECEIPT = 1

const RECEIPT = `受領を確かめる期日は達に定めがなく、渡された日の${DAYS_TO_CONFIRM_RECEIPT}日後とするのは本製品の設定。`

/** Whoever was handed a medium says whether it came. */
export const confirmReceipt: Duty = {
  key: 'media.receipt',
  title: '渡された媒体の受領を確かめる',
  rules: ['R053'],
  role: 'USER',
  configurable: RECEIPT,
}

/** What was handed out has not been confirmed by whoever received it. */
export const seeUnconfirmedReceipts: Duty = {
  key: 'media.receipt-unconfirmed',
  title: '受領を確かめていない使用者に確かめさせる',
  rules: ['R049', 'R053'],
  role: 'UNIT',
  configurable: RECEIPT,
}

/** The same work, which an 情報保証担当者 may do for the officer. */
export const seeUnconfirmedReceiptsFor: Duty = {
  ...seeUnconfirmedReceipts,
  key: 'media.receipt-unconfirmed.for',
  role: 'UNIT_IAP',
}

/** A medium has not come back by its day, from use or from outside. */
export const seeWhatIsLate: Duty = {
  key: 'media.late',
  title: '返却期限を過ぎた媒体を確かめる',
  rules: ['R049', 'R053', 'R054'],
  role: 'UNIT',
}

/** An infected medium must not be used until it is clean. */
export const cleanWhatIsInfected: Duty = {
  key: 'media.infected',
  title: '使用を止めた媒体の駆除を確認する',
  rules: ['R016'],
  role: 'UNIT',
}

/** A registered medium must bear its number. */
export const showTheNumber: Duty = {
  key: 'media.show-number',
  title: '登録番号を媒体に表示する',
  rules: ['R051', 'R057'],
  role: 'UNIT',
  configurable: `表示の期日は達に定めがなく、登録の${DAYS_TO_SHOW_THE_NUMBER}日後とするのは本製品の設定。`,
}

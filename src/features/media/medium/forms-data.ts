import type { BoundForm } from '#kernel/http/product.ts'
import { timeText } from '#kernel/pure/clock-text.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { columnDay } from '#kernel/print/printed-date.ts'
import { mediaRegisterLinesPerPage, mediaRegisterSheet, mediaRegisterTemplate } from '../forms/media-register.ts'
import {
  mediaUseLogLinesPerPage,
  mediaUseLogSheet,
  mediaUseLogTemplate,
  type MediaUseEntry,
} from '../forms/media-use-log.ts'
import { keeperOf, rowsToPrint } from '../printing.ts'
import { printedHistories } from './printed-history.ts'
import { printedLines } from './printed-register.ts'
import { boundMediaRegister } from './register-store.ts'
import { boundMediaUseRegister } from './use-register-store.ts'
import type { UseRow } from './use-register.ts'

/** 可搬記憶媒体登録簿 as prescribed. Pointers to secret media stay out: the secrecy registers are their book (R052). */
const registerForm = (clock: () => Date): BoundForm => ({
  form: {
    key: 'media-register',
    title: '可搬記憶媒体登録簿',
    provision: '付紙第4 1(1)ア(ｱ)、イ',
    rules: ['R050', 'R056'],
    template: mediaRegisterTemplate,
  },
  data: async (tx, { query, blank }, actor) => {
    const keeper = await keeperOf(tx, query, actor)
    if (blank) return mediaRegisterSheet([], { ...keeper, blankLines: mediaRegisterLinesPerPage })
    const all = await rowsToPrint(boundMediaRegister(clock).all(tx, query, actor))
    const rows = all.filter((m) => m.kind !== 'secret-pointer')
    const histories = await printedHistories(
      tx,
      rows.map((m) => m.id),
    )
    const none = { corrections: [], numberShownOn: null, sent: null, received: null }
    return mediaRegisterSheet(
      rows.flatMap((m) => printedLines(m, histories.get(m.id) ?? none)),
      keeper,
    )
  },
  file: () => '可搬記憶媒体登録簿',
})

/** What the book says of a handing out: by whom, and whether the user has said that it came. */
const handing = (u: UseRow): string | null => {
  if (u.handedBy === null) return null
  const receipt = u.receivedAt === null ? '受領未確認' : `${columnDay(dayOf(u.receivedAt))}受領`
  return `${receipt}（渡した者 ${u.handedBy}）`
}

const useEntry = (u: UseRow): MediaUseEntry => {
  const usedOn = dayOf(u.takenAt)
  const backOn = u.returnedAt && dayOf(u.returnedAt)
  // A loan over midnight would otherwise read as if it had come back on the day it left.
  const overnight = backOn === null || backOn === usedOn ? null : `${columnDay(backOn)}格納`
  return {
    usedOn,
    registrationNumber: u.number ?? '',
    user: `${u.userPost} ${u.userName}`,
    takenAt: timeText(u.takenAt),
    placeAndTerminal: u.place,
    purpose: u.purpose,
    virusCheck: u.virusCheck,
    returnedAt: u.returnedAt && timeText(u.returnedAt),
    returnConfirmedBy: u.confirmedBy,
    remarks: [handing(u), overnight, u.returnNote].filter((text) => text !== null).join('　') || null,
  }
}

const useLogForm = (clock: () => Date): BoundForm => ({
  form: {
    key: 'media-use-log',
    title: '可搬記憶媒体使用記録簿',
    provision: '付紙第4 1(1)ア(ｲ)',
    rules: ['R053', 'R015'],
    template: mediaUseLogTemplate,
  },
  data: async (tx, { query, blank }, actor) => {
    const keeper = await keeperOf(tx, query, actor)
    if (blank) return mediaUseLogSheet([], { ...keeper, blankLines: mediaUseLogLinesPerPage })
    const rows = await rowsToPrint(boundMediaUseRegister(clock).all(tx, query, actor))
    // The paper book is written downwards in time.
    return mediaUseLogSheet(rows.toReversed().map(useEntry), keeper)
  },
  file: () => '可搬記憶媒体使用記録簿',
})

export const mediumForms = (clock: () => Date): readonly BoundForm[] => [registerForm(clock), useLogForm(clock)]

import { sql } from 'kysely'
import type { BoundForm } from '#kernel/http/product.ts'
import { dayOf } from '#kernel/pure/day.ts'
import type { MediaTakeOut, Official } from '../forms/media-take-out.ts'
import {
  mediaTakeOutLogLinesPerPage,
  mediaTakeOutLogSheet,
  mediaTakeOutLogTemplate,
} from '../forms/media-take-out-log.ts'
import { mediaTakeOutPermitSheet, mediaTakeOutPermitTemplate } from '../forms/media-take-out-permit.ts'
import { keeperOf, rowsToPrint } from '../printing.ts'
import { VIRUS_CHECK } from '../words.ts'
import { boundTakeOutRegister, takeOutRows } from './register-store.ts'
import type { TakeOutRow } from './register.ts'
import { takeOut } from './process.ts'

/** Kept as one text when the act was done: 官職 階級 氏名, the name itself perhaps in two parts. */
const officialFrom = (unit: string, text: string): Official => {
  const [post = '', rank = '', ...name] = text.split(' ')
  return { unit, post, rank, name: name.join(' ') }
}

/** 氏名 alone carries the rank; the post stands in its own field. */
const bearerOf = (t: TakeOutRow): Official => {
  const [rank = '', ...name] = t.applicantName.split(' ')
  return { unit: t.applicantUnit, post: t.applicantPost, rank, name: name.join(' ') }
}

/** What came of it where it did not simply leave and return. */
const endOf = (t: TakeOutRow): string | null =>
  ['refused', 'sent-back', 'withdrawn'].includes(t.state)
    ? `${takeOut.states[t.state]?.label ?? t.state}${t.state === 'withdrawn' || t.refusedReason === null ? '' : `：${t.refusedReason}`}`
    : null

const remarksOf = (t: TakeOutRow): string | null =>
  [
    endOf(t),
    t.permitNote === null ? null : `条件：${t.permitNote}`,
    t.encryption === 'not-required' ? '暗号化を要しないデータ' : null,
    t.returnCheck,
  ]
    .filter((text) => text !== null)
    .join('　') || null

export const printedTakeOut = (t: TakeOutRow): MediaTakeOut => ({
  appliedOn: t.appliedOn,
  media: [{ registrationNumber: t.number ?? '', model: t.model ?? '', quantity: 1 }],
  bearer: bearerOf(t),
  destination: t.destination,
  destinationArea: t.area === 'outside' ? '防衛省が管理する区域外' : '防衛省が管理する他の区域',
  businessReason: t.reason,
  from: t.startsOn,
  until: t.endsOn,
  storedData: t.contents,
  dataClass: t.kind === 'disclosable' ? '開示' : '業務用',
  confirmations: {
    onlyNeededData: t.onlyNeededData === true,
    instructedAgainstCopying: t.purposeInstructed === true,
    virusChecked: t.virusCheck === VIRUS_CHECK.clean,
    encrypted: t.encryption === 'encrypted',
    encryptionException: t.encryption === 'exempt' ? t.exemptionNumber : null,
  },
  permission:
    t.permittedBy === null || t.permittedAt === null
      ? null
      : { by: officialFrom(t.unitName, t.permittedBy), at: t.permittedAt },
  takenOutAt: t.leftAt,
  returned: t.returnedAt === null ? null : { at: t.returnedAt, confirmedBy: t.returnConfirmedBy ?? '' },
  remarks: remarksOf(t),
})

const logForm = (clock: () => Date): BoundForm => ({
  form: {
    key: 'media-take-out-log',
    title: '可搬記憶媒体持出簿',
    provision: '付紙第4 1(1)ア(ｳ)',
    rules: ['R054', 'R012', 'R013', 'R014'],
    template: mediaTakeOutLogTemplate,
  },
  data: async (tx, { query, blank }, actor) => {
    const keeper = await keeperOf(tx, query, actor)
    if (blank) return mediaTakeOutLogSheet([], { ...keeper, blankLines: mediaTakeOutLogLinesPerPage })
    const rows = await rowsToPrint(boundTakeOutRegister(clock).all(tx, query, actor))
    // The paper book is written downwards in time.
    return mediaTakeOutLogSheet(rows.toReversed().map(printedTakeOut), keeper)
  },
  file: () => '可搬記憶媒体持出簿',
})

const sheetForm = (clock: () => Date): BoundForm => ({
  form: {
    key: 'take-out-sheet',
    title: '可搬記憶媒体持出許可票',
    provision: '付紙第4 1(1)ア(ｳ)',
    rules: ['R054', 'R070'],
    template: mediaTakeOutPermitTemplate,
  },
  data: async (tx, { id, query, blank }, actor) => {
    if (id === null) return blank ? mediaTakeOutPermitSheet(null, await keeperOf(tx, query, actor)) : null
    const [row] = await takeOutRows(
      tx,
      sql`select r.* from take_out r where r.id = ${id}::uuid`,
      sql`r.id`,
      dayOf(clock()),
    )
    return row ? mediaTakeOutPermitSheet(printedTakeOut(row), { unit: row.unitName }) : null
  },
  file: () => '可搬記憶媒体持出許可票',
})

export const takeOutForms = (clock: () => Date): readonly BoundForm[] => [logForm(clock), sheetForm(clock)]

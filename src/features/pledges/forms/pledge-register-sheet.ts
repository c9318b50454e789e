import { columnDay } from '#kernel/print/printed-date.ts'
import { registerEntry, type RegisterSheet } from '#kernel/print/register-sheet.ts'
import type { PledgeRow } from '../register.ts'

export const pledgeRegisterTemplate = 'features/pledges/forms/pledge-register-sheet.typ'

/** Lines that fill one page, for a blank print. */
export const PLEDGE_LINES_PER_PAGE = 14

/** 誓約書管理簿 as printed. */
export const pledgeRegisterSheet = (rows: readonly PledgeRow[], blank: number, unit: string | null): RegisterSheet => ({
  frame: {
    title: '誓約書管理簿',
    provision: '本文　第４（様式は本製品の定め）',
    ...(unit === null ? {} : { unit }),
  },
  entries: rows.map((r) =>
    registerEntry(
      [
        r.number ?? '',
        [r.personName, r.postTitle],
        r.belonging,
        columnDay(r.signedOn),
        [columnDay(r.acceptedOn), r.acceptedBy ?? ''],
        [r.paper ? '紙' : '画面', r.place ?? ''],
        r.state,
      ],
      null,
    ),
  ),
  blank,
})

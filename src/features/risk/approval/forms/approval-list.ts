import type { BoundForm } from '#kernel/http/product.ts'
import type { Day } from '#kernel/pure/day.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { columnDay, printedDay } from '#kernel/print/printed-date.ts'
import { registerEntry, type RegisterSheet } from '#kernel/print/register-sheet.ts'
import { boundApprovalRegister } from '../register-store.ts'
import { validityWords, type ApprovalRow } from '../register.ts'

/** Lines that fill one page, for a blank print. */
const LINES_PER_PAGE = 16

const on = (day: Day | null): string => (day === null ? '' : columnDay(day))

const line = (row: ApprovalRow) =>
  registerEntry(
    [
      row.annexNumber === null ? '' : String(row.annexNumber),
      row.systemName,
      row.devPost ?? '',
      [row.stateLabel, ...(row.overdueDays === null ? [] : [`期限超過${row.overdueDays}日`])].join('\n'),
      on(row.dueOn),
      row.number ?? '',
      on(row.decidedOn),
      [on(row.validUntil), validityWords(row.validDays)].filter((text) => text !== '').join('\n'),
    ],
    null,
  )

const sheetOf = (rows: readonly ApprovalRow[], asOf: Day, blank: number): RegisterSheet => ({
  frame: { title: '運用承認簿', provision: '付紙第９', footnote: `${printedDay(asOf)}現在` },
  entries: rows.map(line),
  blank,
})

/** 運用承認簿: the systems of the reader's reach under the register's filters, A4 landscape. */
export const approvalListForm = (clock: () => Date): BoundForm => {
  const register = boundApprovalRegister(clock)
  return {
    form: {
      key: 'approval-list',
      title: '運用承認簿',
      provision: '付紙第9',
      rules: ['R035', 'R118'],
      template: 'features/risk/approval/forms/approval-list.typ',
    },
    data: async (tx, { query, blank }, actor) => {
      const rows: ApprovalRow[] = []
      if (!blank) for await (const row of register.all(tx, query, actor)) rows.push(row)
      return sheetOf(rows, dayOf(clock()), blank ? LINES_PER_PAGE : 0)
    },
    file: () => '運用承認簿',
  }
}

import type { Day } from '#kernel/pure/day.ts'
import { columnDay, printedDay } from '#kernel/print/printed-date.ts'
import { registerEntry, type RegisterSheet } from '#kernel/print/register-sheet.ts'
import type { FrameOptions } from '#kernel/print/sheet-frame.ts'
import { AGES, SEVERITIES, SIDES } from '../words.ts'
import { lateAge, stateOf, type PlanRow } from '../register.ts'

export const planListTemplate = 'features/risk/plan/forms/plan-list.typ'

const step = (m: PlanRow['milestones'][number]): string =>
  `${columnDay(m.dueOn)} ${m.title}${m.reachedOn === null ? '' : '（到達）'}`

const late = (row: PlanRow): string => {
  const age = lateAge(row)
  return age === null || age === 'within' ? '' : `超過 ${AGES[age]}`
}

const line = (row: PlanRow) =>
  registerEntry(
    [
      [row.number, row.controlId ?? ''],
      row.systemName,
      [row.title, row.weakness],
      [row.severity === null ? '' : SEVERITIES[row.severity], SIDES[row.side]],
      [row.dueOn === null ? '' : columnDay(row.dueOn), row.extendedOn === null ? '' : columnDay(row.extendedOn)],
      row.milestones.map(step).join('\n'),
      [stateOf(row), row.acceptedUntil === null ? late(row) : `期限 ${columnDay(row.acceptedUntil)}`],
      row.resources ?? '',
    ],
    null,
  )

/** The 将来対応計画 as a list on A4, one line an item. */
export const planListSheet = (
  rows: readonly PlanRow[],
  asOf: Day,
  { blankLines = 0, ...options }: FrameOptions & { blankLines?: number } = {},
): RegisterSheet => ({
  frame: {
    title: '将来対応計画　一覧',
    provision: '付紙第９－４、付紙第１０－５・９',
    footnote: `${printedDay(asOf)}現在`,
    ...options,
  },
  entries: rows.map(line),
  blank: blankLines,
})

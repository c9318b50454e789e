import { CALENDAR, calendarDay } from '#directive/calendar.ts'
import type { Day } from '#kernel/pure/day.ts'

const dayIn = (key: string, fiscalYear: number): Day => {
  const entry = CALENDAR.find((e) => e.key === key)
  if (!entry) throw new Error(`no ${key} in the calendar`)
  return calendarDay(entry, fiscalYear)
}

/** 1月15日 of the 年度 (R030). */
export const baseDateOf = (fiscalYear: number): Day => dayIn('self-inspection-base', fiscalYear)

/** The last day of February (R033). */
export const reportDueOf = (fiscalYear: number): Day => dayIn('self-inspection-report', fiscalYear)

/** What a campaign's days are before anybody changes them: reminders and closing are this product's, not the directive's. */
export const standardDays = (fiscalYear: number) => ({
  baseDate: baseDateOf(fiscalYear),
  opensOn: baseDateOf(fiscalYear),
  remindOn: [dayIn('self-inspection-reminder-1', fiscalYear)],
  closesOn: dayIn('self-inspection-reminder-2', fiscalYear),
  reportDue: reportDueOf(fiscalYear),
})

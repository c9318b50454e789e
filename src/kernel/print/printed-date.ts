import { timeText } from '#kernel/pure/clock-text.ts'
import { dayOf, type Day } from '#kernel/pure/day.ts'
import { wareki, warekiShort } from '#kernel/pure/wareki.ts'

/** 令和7年12月2日; nothing printed for a day not yet known. */
export const printedDay = (day: Day | null | undefined): string => (day ? wareki(day) : '')

/** 令和7年12月2日 09:30. */
export const printedMoment = (at: Date | null | undefined): string => (at ? `${wareki(dayOf(at))} ${timeText(at)}` : '')

/** R7.12.2, for the narrow columns of a register. */
export const columnDay = (day: Day | null | undefined): string => (day ? warekiShort(day) : '')

/** R7.12.2 09:30, for the narrow columns of a register. */
export const columnMoment = (at: Date | null | undefined): string =>
  at ? `${warekiShort(dayOf(at))} ${timeText(at)}` : ''

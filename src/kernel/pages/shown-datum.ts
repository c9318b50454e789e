import { timeText } from '#kernel/pure/clock-text.ts'
import { dayOf, isDay } from '#kernel/pure/day.ts'
import type { Register } from '#kernel/pure/register.ts'
import { warekiShort } from '#kernel/pure/wareki.ts'

/** A register's datum as a page shows it: days in 和暦, moments in 和暦 and the time of Japan, nothing as a dash. */
export const shownDatum = (column: Register<unknown>['columns'][number], row: unknown): string => {
  const datum = column.value(row)
  if (datum === null || datum === '') return '―'
  const text = String(datum)
  if (column.kind === 'day') return isDay(text) ? warekiShort(text) : text
  if (column.kind !== 'moment') return text
  const at = new Date(text)
  return Number.isNaN(at.getTime()) ? text : `${warekiShort(dayOf(at))} ${timeText(at)}`
}

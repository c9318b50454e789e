import type { Actor } from '#kernel/pure/actor.ts'
import { addDays, isWeekend, type Day } from '#kernel/pure/day.ts'
import { holidayName } from '#kernel/pure/holiday.ts'

/** One section of the sample organisation: its people, its places, and its media in the order they were registered. */
export type Office = {
  key: string
  unitId: string
  officer: Actor
  keeper: Actor
  staff: readonly Actor[]
  places: string[]
  media: string[]
  /** The next medium nobody has used for anything yet. */
  spare: () => string
}

/** A moment of a day in Japan. */
export const clock = (day: Day, hour: number, minute = 0): Date =>
  new Date(`${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00+09:00`)

/** The day, or the last working day before it. */
export const workday = (day: Day): Day =>
  isWeekend(day) || holidayName(day) !== undefined ? workday(addDays(day, -1)) : day

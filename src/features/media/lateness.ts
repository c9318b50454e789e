import { isDay, type Day } from '#kernel/pure/day.ts'

/** 期限超過, 本日, or neither. */
export type Lateness = 'late' | 'today' | null

export const latenessOf = (dueOn: Day | null, today: Day): Lateness =>
  dueOn === null || !isDay(dueOn) ? null : dueOn < today ? 'late' : dueOn === today ? 'today' : null

import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { REMINDER_DAYS, REMINDER_SETTING } from './reminders.ts'

/** The days in force, as an array of integers in rising order. */
export const reminderDays = sql<number[]>`(select array(select jsonb_array_elements_text(coalesce(
  (select value from setting where key = ${REMINDER_SETTING} and jsonb_typeof(value) = 'array' and value <> '[]'),
  ${JSON.stringify(REMINDER_DAYS)}::jsonb))::int))`

/** Days after which a missing receipt is first asked for again. */
export const firstReminder = async (tx: Tx): Promise<number> => {
  const { rows } = await sql<{ days: number }>`select (${reminderDays})[1] as days`.execute(tx)
  return rows[0]?.days ?? REMINDER_DAYS[0]
}

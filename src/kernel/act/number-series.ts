import { sql } from 'kysely'
import { fiscalYearOf } from '#kernel/pure/fiscal-year.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { Tx } from '../db/database.ts'
import { highestLater } from '../db/together.ts'

export type Numbered = { series: string; unitId: string; prefix: string; width: number }

/** The next number of a unit's series in its 年度. Taken inside the act's transaction, so a refused act leaves no gap. */
export const nextNumber = async (tx: Tx, of: Numbered, today: Day): Promise<string> => {
  const { last } = await tx
    .insertInto('numberSeries')
    .values({ series: of.series, unitId: of.unitId, fiscalYear: fiscalYearOf(today), last: 1 })
    .onConflict((c) => c.columns(['series', 'unitId', 'fiscalYear']).doUpdateSet({ last: sql`number_series.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow()
  return `${of.prefix}${String(last).padStart(of.width, '0')}`
}

/** The series goes on after a number that was given before the product was there. */
export const passOver = async (
  tx: Tx,
  of: { series: string; unitId: string; last: number },
  today: Day,
): Promise<void> => {
  const { series, unitId } = of
  const fiscalYear = fiscalYearOf(today)
  const write = (last: number) =>
    tx
      .insertInto('numberSeries')
      .values({ series, unitId, fiscalYear, last })
      .onConflict((c) =>
        c
          .columns(['series', 'unitId', 'fiscalYear'])
          .doUpdateSet({ last: sql`greatest(number_series.last, excluded.last)` }),
      )
      .execute()
  if (!highestLater(tx, `${series} ${unitId} ${fiscalYear}`, of.last, write)) await write(of.last)
}

import { sql } from 'kysely'
import type { AnyRegister } from '#kernel/http/product.ts'
import { listedRegister, ofSystem, ofWord } from '../../listed.ts'
import { improvement } from './process.ts'
import { improvementRegister, type ImprovementRow } from './register.ts'

/** Improvement instructions for the systems in the reader's reach, the newest first. */
export const boundImprovementRegister = (clock: () => Date): AnyRegister =>
  listedRegister<ImprovementRow>(
    {
      register: improvementRegister,
      process: 'risk.improvement',
      href: (row) => `/cases/${row.id}`,
      tone: (row) => (row.late ? 'late' : null),
      table: sql`improvement r`,
      by: sql`r.given_on`,
      type: 'date',
      down: true,
      keyOf: (row) => row.givenOn,
      where: (query) => [
        ...ofSystem(query),
        ...ofWord(query, 'state', Object.keys(improvement.states), (word) => sql`r.state = ${word}`),
      ],
      select: (rows, today) => sql`
        select r.*, s.name as system_name, (r.state = 'instructed' and r.due_on < ${today}::date) as late
        from ${rows} join system s on s.id = r.system_id`,
    },
    clock,
  )

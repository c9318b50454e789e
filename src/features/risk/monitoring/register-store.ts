import { sql } from 'kysely'
import type { AnyRegister } from '#kernel/http/product.ts'
import { listedRegister, ofSystem, ofWord } from '../listed.ts'
import { monitoringRegister, type MonitoringRow } from './register.ts'
import { OWNERS, RESULTS } from './words.ts'

/** What is watched of the systems in the reader's reach, the next first. */
export const boundMonitoringRegister = (clock: () => Date): AnyRegister =>
  listedRegister<MonitoringRow>(
    {
      register: monitoringRegister,
      process: 'risk.monitoring-item',
      href: (row) => `/cases/${row.id}`,
      tone: (row) => (row.late ? 'late' : null),
      table: sql`monitoring_item r`,
      by: sql`r.next_on`,
      type: 'date',
      down: false,
      keyOf: (row) => row.nextOn,
      where: (query, today) => [
        ...ofSystem(query),
        ...ofWord(query, 'owner', Object.keys(OWNERS), (word) => sql`r.owner = ${word}`),
        ...ofWord(query, 'result', Object.keys(RESULTS), (word) => sql`r.last_result = ${word}`),
        ...(query['due'] === 'late' ? [sql`r.next_on < ${today}::date`] : []),
        ...(query['state'] === 'all' ? [] : [sql`r.state = 'watching'`]),
      ],
      select: (rows, today) => sql`
        select r.*, s.name as system_name, (r.state = 'watching' and r.next_on < ${today}::date) as late
        from ${rows} join system s on s.id = r.system_id`,
    },
    clock,
  )

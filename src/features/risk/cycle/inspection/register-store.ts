import { sql } from 'kysely'
import type { AnyRegister } from '#kernel/http/product.ts'
import { listedRegister, ofSystem, ofWord } from '../../listed.ts'
import { PARTNERS } from './inputs.ts'
import { inspection } from './process.ts'
import { inspectionRegister, type InspectionRow } from './register.ts'

/** Inspections in the reader's reach, the newest first. */
export const boundInspectionRegister = (clock: () => Date): AnyRegister =>
  listedRegister<InspectionRow>(
    {
      register: inspectionRegister,
      process: 'risk.inspection',
      href: (row) => `/cases/${row.id}`,
      table: sql`inspection r`,
      by: sql`r.planned_from`,
      type: 'date',
      down: true,
      units: [sql`r.cir_unit_id`],
      keyOf: (row) => row.plannedFrom,
      where: (query) => [
        ...ofSystem(query),
        ...ofWord(query, 'state', Object.keys(inspection.states), (word) => sql`r.state = ${word}`),
        ...ofWord(query, 'partner', Object.keys(PARTNERS), (word) => sql`r.partner = ${word}`),
      ],
      select: (rows) => sql`
        select r.*, s.name as system_name,
          (select count(*)::int from inspection_vulnerability v where v.inspection_id = r.id) as vulnerabilities,
          (select count(*)::int from inspection_scan x where x.inspection_id = r.id) as scans
        from ${rows} join system s on s.id = r.system_id`,
    },
    clock,
  )

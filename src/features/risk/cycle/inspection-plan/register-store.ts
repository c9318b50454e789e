import { sql } from 'kysely'
import type { AnyRegister } from '#kernel/http/product.ts'
import { listedRegister, ofSystem, ofWord } from '../../listed.ts'
import { inspectionPlan } from './process.ts'
import { inspectionPlanRegister, type InspectionPlanRow } from './register.ts'

/** Plans of inspections in the reader's reach, the newest first. */
export const boundInspectionPlanRegister = (clock: () => Date): AnyRegister =>
  listedRegister<InspectionPlanRow>(
    {
      register: inspectionPlanRegister,
      process: 'risk.inspection-plan',
      href: (row) => `/cases/${row.id}`,
      table: sql`inspection_plan r`,
      by: sql`r.starts_on`,
      type: 'date',
      down: true,
      units: [sql`r.cir_unit_id`, sql`r.unit_id`],
      keyOf: (row) => row.startsOn,
      where: (query) => [
        ...ofSystem(query),
        ...ofWord(query, 'state', Object.keys(inspectionPlan.states), (word) => sql`r.state = ${word}`),
      ],
      select: (rows) => sql`
        select r.*, s.name as system_name, (r.notified_at at time zone 'Asia/Tokyo')::date as notified_on
        from ${rows} join system s on s.id = r.system_id`,
    },
    clock,
  )

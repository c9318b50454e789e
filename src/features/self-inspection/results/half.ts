import { countingSchedule } from '../counting/schedule.ts'
import type { Half } from '../half.ts'
import { openRemedies } from '../remedy/open-remedies-store.ts'
import { boundRemedyRegister } from '../remedy/register-store.ts'
import { remedyBinding } from '../remedy/store.ts'
import { reportDuties } from '../report/owed.ts'
import { reportForms } from '../report/form-data.ts'
import { unitReportBinding } from '../report/store.ts'
import { boundNoesRegister } from './noes-register.ts'
import { boundResultRegister } from './register-store.ts'
import { resultRoutes } from './routes.tsx'

/** What becomes of the answers: confirmation, reports, the year's result, 是正, and what they show. */
export const results = (clock: () => Date): Half => ({
  bindings: [unitReportBinding, remedyBinding],
  registers: [boundResultRegister, boundNoesRegister, boundRemedyRegister(clock)],
  duties: reportDuties,
  open: [openRemedies],
  forms: reportForms,
  routes: resultRoutes,
  schedules: [countingSchedule],
})

import { answerRoutes } from './answer/routes.tsx'
import { answerBinding } from './answer/store.ts'
import { boundCampaignRegister } from './campaign/register-store.ts'
import { campaignBinding } from './campaign/store.ts'
import { classingBinding } from './classing/store.ts'
import { answeringDuties } from './duties-store.ts'
import type { Half } from './half.ts'
import { boundRosterRegister } from './roster/register-store.ts'
import { questionsImport } from './sheet/import.ts'
import { sheetRoutes } from './sheet/routes.tsx'
import { sheetBinding } from './sheet/store.ts'

/** From the question sheets to the end of answering. */
export const answering = (clock: () => Date): Half => ({
  bindings: [campaignBinding(clock), sheetBinding, answerBinding, classingBinding(clock)],
  registers: [boundCampaignRegister, boundRosterRegister],
  duties: answeringDuties,
  imports: [questionsImport],
  routes: [...answerRoutes, ...sheetRoutes],
})

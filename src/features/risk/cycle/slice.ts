import type { Slice, SliceNeeds } from '../slice.ts'
import { boardRoutes } from './board/routes.tsx'
import { cycleDuties } from './duties-store.ts'
import { frequencyBinding } from './frequency/store.ts'
import { boundImprovementRegister } from './improvement/register-store.ts'
import { improvementBinding } from './improvement/store.ts'
import { boundInspectionPlanRegister } from './inspection-plan/register-store.ts'
import { inspectionPlanBinding } from './inspection-plan/store.ts'
import { boundInspectionRegister } from './inspection/register-store.ts'
import { inspectionBinding } from './inspection/store.ts'
import { cycleBinding } from './store.ts'

export const cycleSlice = ({ clock }: SliceNeeds): Slice => ({
  bindings: [
    cycleBinding(clock),
    inspectionBinding(clock),
    inspectionPlanBinding(clock),
    improvementBinding,
    frequencyBinding(clock),
  ],
  registers: [boundInspectionRegister(clock), boundInspectionPlanRegister(clock), boundImprovementRegister(clock)],
  duties: cycleDuties,
  routes: boardRoutes,
})

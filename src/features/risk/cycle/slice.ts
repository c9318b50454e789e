import type { Slice, SliceNeeds } from '../slice.ts'
import { frequencyBinding } from './frequency/store.ts'
import { improvementBinding } from './improvement/store.ts'
import { inspectionPlanBinding } from './inspection-plan/store.ts'
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
})

import type { Slice, SliceNeeds } from '../slice.ts'
import { planDuties } from './duties-store.ts'
import { boundPlanRegister } from './register-store.ts'
import { planItemBinding } from './store.ts'

export const planSlice = (needs: SliceNeeds): Slice => ({
  bindings: [planItemBinding(needs.clock)],
  registers: [boundPlanRegister(needs.clock)],
  duties: planDuties,
})

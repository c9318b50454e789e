import type { Slice, SliceNeeds } from '../slice.ts'
import { monitoringDuties } from './duties-store.ts'
import { boundMonitoringRegister } from './register-store.ts'
import { monitoringBinding } from './store.ts'

export const monitoringSlice = ({ clock }: SliceNeeds): Slice => ({
  bindings: [monitoringBinding],
  registers: [boundMonitoringRegister(clock)],
  duties: monitoringDuties,
})

import type { Slice, SliceNeeds } from '../slice.ts'
import { boundRiskRegister } from './register-store.ts'
import { riskMapRoutes } from './routes.tsx'
import { riskBinding } from './store.ts'

export const risksSlice = ({ clock }: SliceNeeds): Slice => ({
  bindings: [riskBinding],
  registers: [boundRiskRegister(clock)],
  routes: riskMapRoutes,
})

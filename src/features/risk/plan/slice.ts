import type { AnyRegister } from '#kernel/http/product.ts'
import type { Slice, SliceNeeds } from '../slice.ts'
import { planDuties } from './duties-store.ts'
import { planListForm } from './forms/plan-form.ts'
import { planImport } from './import/plan-import.ts'
import { boundPlanRegister } from './register-store.ts'
import { planRoutes } from './routes.tsx'
import { planItemBinding } from './store.ts'

/** 将来対応計画: its items, their list, charts, duties, print and exchange by spreadsheet. */
export const planSlice = ({ clock }: SliceNeeds): Slice => {
  const register: AnyRegister = boundPlanRegister(clock)
  return {
    bindings: [planItemBinding(clock)],
    registers: [register],
    duties: planDuties,
    forms: [planListForm(clock)],
    imports: [planImport],
    routes: planRoutes,
  }
}

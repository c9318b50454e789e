import type { AnyRegister } from '#kernel/http/product.ts'
import { underReview } from '../approval/read.ts'
import type { Slice, SliceNeeds } from '../slice.ts'
import { boundAssessments } from './assessment/register.ts'
import { assessmentRoutes } from './assessment/routes.tsx'
import { baselineBinding } from './baseline/store.ts'
import { boundCatalogueControls, boundListRegister } from './catalogue/registers.ts'
import { catalogueRoutes } from './catalogue/routes.tsx'
import { catalogueBinding } from './catalogue/store.ts'
import { boundControlRegister } from './sheet/register-store.ts'
import { sheetImport } from './sheet/import.ts'
import { sheetRoutes } from './sheet/routes.tsx'

const REGISTERS: readonly AnyRegister[] = [
  boundListRegister,
  boundCatalogueControls,
  boundControlRegister,
  boundAssessments,
]

/** セキュリティ管理策: the lists they come from, what each system does of them, and how that was assessed. */
export const controlsSlice = (_needs: SliceNeeds): Slice => ({
  bindings: [catalogueBinding, baselineBinding(underReview)],
  registers: REGISTERS,
  imports: [sheetImport],
  routes: [...catalogueRoutes, ...sheetRoutes(underReview), ...assessmentRoutes],
})

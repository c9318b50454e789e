import type { AnyRegister } from '#kernel/http/product.ts'
import type { Slice, SliceNeeds } from '../slice.ts'
import { boundAssessments } from './assessment/register.ts'
import { assessmentRoutes } from './assessment/routes.tsx'
import { baselineBinding, type UnderReview } from './baseline/store.ts'
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

const nobody: UnderReview = async () => new Set()

/** セキュリティ管理策: the lists they come from, what each system does of them, and how that was assessed. */
export const controlsSlice = (_needs: SliceNeeds): Slice => ({
  bindings: [catalogueBinding, baselineBinding(nobody)],
  registers: REGISTERS,
  imports: [sheetImport],
  routes: [...catalogueRoutes, ...sheetRoutes(nobody), ...assessmentRoutes],
})

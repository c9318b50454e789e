import type { Slice, SliceNeeds } from '../slice.ts'
import { documentForm } from './printed.ts'
import { readingRoutes } from './reading-routes.tsx'
import { boundDocumentRegister } from './register-store.ts'
import { startRoutes } from './start-routes.tsx'
import { documentBinding } from './store.ts'
import { writingRoutes } from './writing-routes.tsx'

export const documentsSlice = ({ clock }: SliceNeeds): Slice => ({
  bindings: [documentBinding(clock)],
  registers: [boundDocumentRegister],
  forms: [documentForm(clock)],
  routes: [...startRoutes, ...readingRoutes, ...writingRoutes],
})

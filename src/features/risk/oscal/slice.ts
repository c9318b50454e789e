import type { Slice, SliceNeeds } from '../slice.ts'
import { oscalRoutes } from './routes.tsx'
import { oscalApiPaths } from './take-in/open-api.ts'
import { oscalImportBinding } from './take-in/store.ts'

/** The field's formats, out and in. */
export const oscalSlice = ({ clock }: SliceNeeds): Slice => ({
  bindings: [oscalImportBinding(clock)],
  apiPaths: oscalApiPaths,
  routes: oscalRoutes,
})

import type { Slice, SliceNeeds } from '../slice.ts'
import { oscalRoutes } from './routes.tsx'

/** The field's formats, out and in. */
export const oscalSlice = (_needs: SliceNeeds): Slice => ({ routes: oscalRoutes })

import type { Slice, SliceNeeds } from '../slice.ts'

export const oscalSlice = (_needs: SliceNeeds): Slice => ({})

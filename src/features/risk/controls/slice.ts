import type { Slice, SliceNeeds } from '../slice.ts'

export const controlsSlice = (_needs: SliceNeeds): Slice => ({})

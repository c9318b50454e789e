import type { Slice, SliceNeeds } from '../slice.ts'

export const cycleSlice = (_needs: SliceNeeds): Slice => ({})

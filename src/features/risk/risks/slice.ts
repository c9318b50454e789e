import type { Slice, SliceNeeds } from '../slice.ts'

export const risksSlice = (_needs: SliceNeeds): Slice => ({})

import type { Slice, SliceNeeds } from '../slice.ts'

export const planSlice = (_needs: SliceNeeds): Slice => ({})

import type { Slice, SliceNeeds } from '../slice.ts'

export const approvalSlice = (_needs: SliceNeeds): Slice => ({})

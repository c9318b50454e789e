import type { Slice, SliceNeeds } from '../slice.ts'

export const monitoringSlice = (_needs: SliceNeeds): Slice => ({})

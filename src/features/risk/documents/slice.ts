import type { Slice, SliceNeeds } from '../slice.ts'

export const documentsSlice = (_needs: SliceNeeds): Slice => ({})

import type { Slice, SliceNeeds } from '../slice.ts'

export const scansSlice = (_needs: SliceNeeds): Slice => ({})

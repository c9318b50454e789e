import type { Slice, SliceNeeds } from '../slice.ts'
import { monitoringBinding } from './store.ts'

export const monitoringSlice = (_needs: SliceNeeds): Slice => ({ bindings: [monitoringBinding] })

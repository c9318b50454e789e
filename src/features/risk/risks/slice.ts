import type { Slice, SliceNeeds } from '../slice.ts'
import { riskBinding } from './store.ts'

export const risksSlice = (_needs: SliceNeeds): Slice => ({ bindings: [riskBinding] })

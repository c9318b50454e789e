import type { AnyRegister } from '#kernel/http/product.ts'
import type { Slice, SliceNeeds } from '../slice.ts'
import { readScanWork } from './delivery/read-work.ts'
import { deliveryRoutes } from './delivery/routes.tsx'
import { scanApiRoutes } from './api/routes.ts'
import { boundFindingsRegister } from './findings/register-store.ts'
import { findingRoutes } from './findings/routes.tsx'
import { boundScansRegister } from './history/register-store.ts'
import { scanRoutes } from './history/routes.tsx'
import { kevRoutes } from './kev/routes.tsx'
import { kevBinding } from './kev/store.ts'
import { scanBinding } from './store.ts'

const registers: readonly AnyRegister[] = [boundScansRegister, boundFindingsRegister]

/** 脆弱性検査の結果: what scanners deliver, and the findings that come of it. */
export const scansSlice = (_needs: SliceNeeds): Slice => ({
  bindings: [scanBinding, kevBinding],
  registers,
  work: [readScanWork],
  routes: [...scanApiRoutes, ...deliveryRoutes, ...scanRoutes, ...findingRoutes, ...kevRoutes],
})

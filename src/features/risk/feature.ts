import type { Feature } from '#kernel/http/product.ts'
import type { Route } from '#kernel/http/route.ts'
import { approvalSlice } from './approval/slice.ts'
import { controlsSlice } from './controls/slice.ts'
import { cycleSlice } from './cycle/slice.ts'
import { documentsSlice } from './documents/slice.ts'
import { monitoringSlice } from './monitoring/slice.ts'
import { oscalSlice } from './oscal/slice.ts'
import { planSlice } from './plan/slice.ts'
import { risksSlice } from './risks/slice.ts'
import { scansSlice } from './scans/slice.ts'
import type { Slice, SliceNeeds } from './slice.ts'

const slicesOf = (needs: SliceNeeds): readonly Slice[] => [
  documentsSlice(needs),
  controlsSlice(needs),
  approvalSlice(needs),
  cycleSlice(needs),
  risksSlice(needs),
  monitoringSlice(needs),
  scansSlice(needs),
  planSlice(needs),
  oscalSlice(needs),
]

/** リスク管理 (本文 第7-1・第7-2、付紙第9・付紙第10): approval of operation, yearly analysis, plan of action. */
export const riskFeature = (needs: SliceNeeds): Feature => {
  const slices = slicesOf(needs)
  return {
    key: 'risk',
    title: 'リスク管理',
    bindings: slices.flatMap((s) => s.bindings ?? []),
    registers: slices.flatMap((s) => s.registers ?? []),
    duties: slices.flatMap((s) => s.duties ?? []),
    forms: slices.flatMap((s) => s.forms ?? []),
    held: slices.flatMap((s) => s.held ?? []),
    open: slices.flatMap((s) => s.open ?? []),
    imports: slices.flatMap((s) => s.imports ?? []),
    work: slices.flatMap((s) => s.work ?? []),
    schedules: slices.flatMap((s) => s.schedules ?? []),
    apiPaths: Object.assign({}, ...slices.map((s) => s.apiPaths ?? {})) as Readonly<Record<string, object>>,
  }
}

export const riskRoutes = (needs: SliceNeeds): readonly Route[] => slicesOf(needs).flatMap((s) => s.routes ?? [])

import { planPanel } from './plan/panel.ts'
import { scansPanel } from './scans/panel.ts'
import type { SystemPanel } from './system-panel.ts'

/** Every part's panel, in the order a system's page shows them. */
export const SYSTEM_PANELS: readonly SystemPanel[] = [scansPanel, planPanel]

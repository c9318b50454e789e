import { oscalPanel } from './oscal/panel.ts'
import { controlsPanel } from './controls/panel.ts'
import { cyclePanel } from './cycle/panel.ts'
import { monitoringPanel } from './monitoring/panel.ts'
import { planPanel } from './plan/panel.ts'
import { risksPanel } from './risks/panel.ts'
import { scansPanel } from './scans/panel.ts'
import type { SystemPanel } from './system-panel.ts'

/** Every part's panel, in the order a system's page shows them. */
export const SYSTEM_PANELS: readonly SystemPanel[] = [
  controlsPanel,
  cyclePanel,
  risksPanel,
  monitoringPanel,
  scansPanel,
  planPanel,
  oscalPanel,
]

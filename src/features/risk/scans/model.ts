import type { CaseModel } from '#kernel/pure/process.ts'
import type { Tool } from './read/scanned.ts'

/** 検査結果の取込み: one file of a scanner, as it was taken into one system's findings. */
export type Scan = CaseModel & {
  systemId: string
  systemName: string
  deliveryId: string
  tool: Tool
  fileName: string
  sha256: string
  reportName: string
  scannedFrom: Date | null
  scannedAt: Date
  /** What the hosts no longer show is closed. */
  closes: boolean
  hosts: number
  items: number
  deliveredAt: Date
  deliveredBy: string
  deliveredPersonId: string
  /** A host of this file of which a later scan is known, if there is one. */
  newerHost: string | null
  /** The same file is among the system's scans already. */
  already: boolean
  newItems: number
  stillItems: number
  closedItems: number
  reopenedItems: number
  unsureItems: number
}

// Written by scripts/schema.ts from the migrated database; do not edit.
import type { Generated } from 'kysely'
import type { Int8, Json } from './column.ts'

type FindingTable = {
  id: string
  systemId: string
  key: string
  nth: number
  tool: string
  checkId: string
  plugin: string
  title: string
  host: string
  port: number
  protocol: string
  service: string
  severity: number
  cvss2: string | null
  cvss3: string | null
  cvss4: string | null
  evidence: string
  state: string
  firstScanId: string
  lastScanId: string
  closedScanId: string | null
  firstSeenAt: Date
  lastSeenAt: Date
  credentialed: boolean
  knownExploited: Generated<boolean>
}

type FindingEventTable = {
  findingId: string
  scanId: string
  what: string
  severity: number
  systemId: string
}

type KevCatalogueTable = {
  id: string
  uploadId: string
  state: string
  release: string
  releasedOn: string
  entryCount: number
  sha256: string
  loadedAt: Date
  loadedBy: string
}

type KevEntryTable = {
  cve: string
  vendor: string
  product: string
  name: string
  description: string
  requiredAction: string
  addedOn: string
  dueOn: string | null
  ransomware: boolean
}

type KevUploadTable = {
  id: string
  personId: string
  fileName: string
  receivedAt: Date
  sha256: string
  release: string
  releasedOn: string
  entryCount: number
  entries: Json
}

type ScanTable = {
  id: string
  systemId: string
  deliveryId: string
  tool: string
  fileName: string
  sha256: string
  reportName: string
  scannedFrom: Date | null
  scannedAt: Date
  deliveredAt: Date
  deliveredBy: string
  deliveredPersonId: string
  state: string
  closes: boolean
  hosts: number
  items: number
  newItems: Generated<number>
  stillItems: Generated<number>
  closedItems: Generated<number>
  reopenedItems: Generated<number>
  unsureItems: Generated<number>
}

type ScanCheckTable = {
  id: string
  tool: string
  plugin: string
  title: string
  family: string
  summary: string
  description: string
  solution: string
  cvss2Vector: string | null
  cvss3Vector: string | null
  cvss4Vector: string | null
  cvss2: string | null
  cvss3: string | null
  cvss4: string | null
  refs: Generated<string[]>
}

type ScanCheckCveTable = {
  checkId: string
  cve: string
}

type ScanDeliveryTable = {
  id: string
  systemId: string
  personId: string
  fileName: string
  receivedAt: Date
  closes: boolean
  state: string
  bytes: Int8
  sha256: string | null
  workId: string | null
  tool: string | null
  reportName: Generated<string>
  scannedFrom: Date | null
  scannedAt: Date | null
  hosts: Generated<number>
  items: Generated<number>
  problem: string | null
  problemLine: number | null
  scanId: string | null
}

type ScanHostTable = {
  scanId: string
  host: string
  systemId: string
  tool: string
  ip: string | null
  fqdn: string | null
  mac: string | null
  os: string | null
  credentialed: boolean | null
  startedAt: Date | null
  endedAt: Date | null
  items: Generated<number>
}

type ScanPartTable = {
  deliveryId: string
  part: number
  bytes: Buffer
}

type ScanStagedHostTable = {
  deliveryId: string
  number: number
  host: string
  ip: string | null
  fqdn: string | null
  mac: string | null
  os: string | null
  credentialed: boolean | null
  startedAt: Date | null
  endedAt: Date | null
}

type ScanStagedItemTable = {
  id: string
  deliveryId: string
  number: number
  key: string
  nth: Generated<number>
  checkId: string
  host: string
  port: number
  protocol: string
  service: string
  severity: number
  evidence: string
}

export type ScansTables = {
  finding: FindingTable
  findingEvent: FindingEventTable
  kevCatalogue: KevCatalogueTable
  kevEntry: KevEntryTable
  kevUpload: KevUploadTable
  scan: ScanTable
  scanCheck: ScanCheckTable
  scanCheckCve: ScanCheckCveTable
  scanDelivery: ScanDeliveryTable
  scanHost: ScanHostTable
  scanPart: ScanPartTable
  scanStagedHost: ScanStagedHostTable
  scanStagedItem: ScanStagedItemTable
}

// Written by scripts/schema.ts from the migrated database; do not edit.
import type { Generated, GeneratedAlways } from 'kysely'

type StocktakeTable = {
  id: string
  number: string
  unitId: string
  state: string
  scope: string
  startsOn: string
  endsOn: string
  note: string | null
  plannedBy: string
  baseAt: Date | null
  countedAt: Date | null
  reportedAt: Date | null
  reportedBy: string | null
  digest: string | null
  itemCount: number | null
  scanCount: number | null
  missingCount: number | null
  remarks: string | null
}

type StocktakeCounterTable = {
  stocktakeId: string
  personId: string
  name: string
  active: Generated<boolean>
  placeId: string | null
  placeName: string | null
}

type StocktakeFindingTable = {
  id: string
  stocktakeId: string
  unitId: string
  personId: string
  state: string
  reason: string | null
  statedBy: string
  statedAt: Date
}

type StocktakeFindingItemTable = {
  findingId: string
  mediumId: string
  number: string
  result: string
}

type StocktakeItemTable = {
  stocktakeId: string
  mediumId: string
  unitId: string
  number: string
  numberBackwards: GeneratedAlways<string | null>
  code: string
  mediaType: string
  model: string
  capacity: string | null
  stateThen: string
  placeId: string | null
  placeName: string | null
  holderId: string | null
  holderName: string | null
  method: string
  result: string
  resultAt: Date | null
  resultBy: string | null
  foundPlace: string | null
  remark: string | null
  running: Generated<boolean>
}

type StocktakePlaceTable = {
  stocktakeId: string
  placeId: string
}

type StocktakeScanTable = {
  stocktakeId: string
  id: string
  unitId: string
  personId: string
  personName: string
  placeId: string | null
  placeName: string | null
  code: string
  way: string
  result: string
  mediumId: string | null
  line: string
  scannedAt: Date
  receivedAt: Date
}

export type StocktakeTables = {
  stocktake: StocktakeTable
  stocktakeCounter: StocktakeCounterTable
  stocktakeFinding: StocktakeFindingTable
  stocktakeFindingItem: StocktakeFindingItemTable
  stocktakeItem: StocktakeItemTable
  stocktakePlace: StocktakePlaceTable
  stocktakeScan: StocktakeScanTable
}

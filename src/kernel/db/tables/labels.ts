// Written by scripts/schema.ts from the migrated database; do not edit.

type LabelPrintTable = {
  id: string
  unitId: string
  state: string
  number: string
  profile: string
  startPosition: number
  count: number
  reprints: number
  digest: string
  reason: string | null
  reasonNote: string | null
  printedAt: Date
  printedBy: string
  personId: string
}

type LabelPrintItemTable = {
  printId: string
  line: number
  mediumId: string | null
  placeId: string | null
  word: string
  number: string
  note: string
  code: string
  again: boolean
}

export type LabelsTables = {
  labelPrint: LabelPrintTable
  labelPrintItem: LabelPrintItemTable
}

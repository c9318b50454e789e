// Written by scripts/schema.ts from the migrated database; do not edit.
import type { Generated } from 'kysely'

type HandoverTable = {
  id: string
  state: string
  postId: string | null
  postTitle: string
  incumbencyId: string | null
  unitId: string
  fromId: string
  fromName: string
  toId: string | null
  toName: string | null
  effectiveOn: string
  fromGone: Generated<boolean>
  openedBy: string
  openedOn: string
  handedId: string | null
  handedBy: string | null
  handedAt: Date | null
  acceptedId: string | null
  acceptedBy: string | null
  acceptedAt: Date | null
  insteadReason: string | null
  note: string | null
}

type HandoverItemTable = {
  id: string
  handoverId: string
  line: number
  key: string
  grouped: string
  label: string
  detail: string
  href: string
  caseId: string | null
  bound: string
  why: string | null
  rule: string | null
  handProcess: string | null
  handAct: string | null
  state: string
  note: string | null
}

export type SuccessionTables = {
  handover: HandoverTable
  handoverItem: HandoverItemTable
}

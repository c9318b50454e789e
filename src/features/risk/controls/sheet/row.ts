import type { Applicability, ImplementationStatus, Responsibility } from '../words.ts'

/** What is written of one control of a system. */
export type Written = {
  applicability: Applicability
  /** 適用除外の理由. */
  reason: string | null
  inheritedFrom: string | null
  status: ImplementationStatus
  description: string | null
  responsibility: Responsibility
  evidence: string | null
}

export type SheetRow = Written & { id: string; controlId: string; label: string; chosen: boolean; revision: number }

export const FIELDS = [
  'applicability',
  'reason',
  'inheritedFrom',
  'status',
  'description',
  'responsibility',
  'evidence',
] as const satisfies readonly (keyof Written)[]

export const writtenOf = (row: Written): Written => ({
  applicability: row.applicability,
  reason: row.reason,
  inheritedFrom: row.inheritedFrom,
  status: row.status,
  description: row.description,
  responsibility: row.responsibility,
  evidence: row.evidence,
})

export const sameWritten = (a: Written, b: Written): boolean => FIELDS.every((field) => a[field] === b[field])

/** A reason belongs to what is excluded, a source to what is inherited: what does not belong falls away. */
export const tidied = (w: Written): Written => ({
  ...w,
  reason: w.applicability === 'excluded' ? w.reason : null,
  inheritedFrom: w.applicability === 'inherited' ? w.inheritedFrom : null,
})

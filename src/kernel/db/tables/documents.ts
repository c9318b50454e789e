// Written by scripts/schema.ts from the migrated database; do not edit.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Json } from './column.ts'

type DocumentTable = {
  id: string
  kind: string
  systemId: string | null
  unitId: string | null
  fiscalYear: number | null
  title: string
  state: string
  content: ColumnType<unknown, string | undefined, string>
  marks: ColumnType<unknown, string | undefined, string>
  revision: Generated<number>
  carriedFrom: string | null
  updatedAt: Date
  updatedBy: string
}

type DocumentAttachmentTable = {
  id: string
  documentId: string
  name: string
  mediaType: string
  size: number
  sha256: string
  addedAt: Date
  addedBy: string
  removedAt: Date | null
  removedBy: string | null
}

type DocumentAttachmentPieceTable = {
  attachmentId: string
  nth: number
  bytes: Buffer
}

type DocumentCommentTable = {
  id: string
  nth: GeneratedAlways<number>
  documentId: string
  field: string
  must: boolean
  text: string
  at: Date
  personId: string
  personName: string
  postTitle: string
}

type DocumentEditTable = {
  id: string
  nth: GeneratedAlways<number>
  documentId: string
  field: string
  base: number
  revision: number | null
  value: Json
  at: Date
  personId: string
  personName: string
}

type DocumentReplyTable = {
  id: string
  nth: GeneratedAlways<number>
  commentId: string
  documentId: string
  kind: string
  text: string
  at: Date
  personId: string
  personName: string
  postTitle: string
}

type DocumentVersionTable = {
  id: string
  documentId: string
  number: number
  content: Json
  sha256: string
  frozenAt: Date
  personId: string
  personName: string
  postTitle: string
}

export type DocumentsTables = {
  document: DocumentTable
  documentAttachment: DocumentAttachmentTable
  documentAttachmentPiece: DocumentAttachmentPieceTable
  documentComment: DocumentCommentTable
  documentEdit: DocumentEditTable
  documentReply: DocumentReplyTable
  documentVersion: DocumentVersionTable
}

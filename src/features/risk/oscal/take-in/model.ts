import { z } from 'zod'
import { carried, check, whole } from '#kernel/pure/field.ts'
import type { CaseModel } from '#kernel/pure/process.ts'
import type { Exported } from '../exports.ts'
import type { Follow } from '#kernel/pure/process.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'
import type { Line, Whose } from './lines.ts'

/** One file, taken into the documents of one system. */
export type OscalImport = CaseModel & {
  systemId: string
  systemName: string
  uploadId: string
  model: Exported
  title: string
  fileName: string
  sha256: string
  documentId: string | null
  /** Taken in though the file does not say it is of this system. */
  other: boolean
  newLines: number
  changedLines: number
  sameLines: number
  leftLines: number
  /** What changes and what is left; what is the same is only counted. */
  lines: readonly Line[]
  notes: readonly string[]
  appliedAt: Date
  appliedBy: string
  personId: string
  /** What is about to be done, while nothing is done yet. */
  plan: Plan | null
}

/** `says`: whose document the file says it is. `blocked`: why nothing of it can be taken in. `acts`: those that follow. */
export type Plan = { whose: Whose; says: string; blocked: Refusal | null; acts: readonly Follow[] }

const count = (title: string) => whole(title, { max: 10_000_000 })

/** All of it ties the act to what was shown: the file, and how many things it changes as they stand now. */
export const Apply = z.object({
  sha256: carried('ファイルのSHA-256'),
  newLines: count('新しくなるものの数'),
  changedLines: count('変わるものの数'),
  leftLines: count('取り込まないものの数'),
  other: check('別の名で書かれた文書であることを確かめた'),
})

import type { CaseModel } from '#kernel/pure/process.ts'
import type { MailChoice } from '../words.ts'

/** Where one person gets mail of this product, and how. */
export type Recipient = CaseModel & {
  personId: string
  personName: string
  address: string | null
  choice: MailChoice
  /** Domains the office sends to; none means any. */
  domains: readonly string[]
  /** The case that holds it already, where a new one is asked for. */
  existing: string | null
}

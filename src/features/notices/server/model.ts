import type { CaseModel } from '#kernel/pure/process.ts'
import type { Security } from '../words.ts'

/** How mail leaves the product. Before the first setting everything is empty. */
export type MailServerCase = CaseModel & {
  enabled: boolean
  host: string
  port: number
  security: Security
  login: string | null
  fromAddress: string
  domains: readonly string[]
  verbs: readonly string[]
  mandatory: readonly string[]
  /** The case that holds the settings already, where a new one is asked for. */
  existing: string | null
}

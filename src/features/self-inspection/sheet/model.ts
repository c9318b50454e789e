import type { CaseModel } from '#kernel/pure/process.ts'
import type { Stratum } from '../words.ts'

/** One question as it is written: `rules` are the rules of the directive it asks about. */
export type SheetQuestion = {
  key: string
  section: string
  text: string
  rules: readonly string[]
  help: string | null
  sort: number
}

/** One version of the 自己点検表 of one stratum. Once frozen it never changes: a change is a new version. */
export type Sheet = CaseModel & {
  campaignId: string
  campaignState: string
  fiscalYear: number
  stratum: Stratum
  /** 版. Not the case's own version. */
  edition: number
  /** The questions are this product's sample and not those shown by the 指揮通信システム部長. */
  sample: boolean
  /** Where the questions were taken over from, in words. */
  source: string | null
  sha256: string | null
  frozenAt: Date | null
  questions: readonly SheetQuestion[]
  /** What a freeze would bind now. */
  digest: string
  /** By stratum, the highest version there is and whether one is being written; known only where a sheet is begun. */
  standing: readonly { stratum: Stratum; edition: number; drafting: boolean }[]
  /** Sheets whose questions a new one may take over. */
  sources: readonly SheetSource[]
}

export type SheetSource = {
  id: string
  stratum: Stratum
  label: string
  sample: boolean
  questions: readonly SheetQuestion[]
}

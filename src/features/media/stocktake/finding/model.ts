import type { CaseModel } from '#kernel/pure/process.ts'
import type { Result } from '../words.ts'

/** Expected media that are still open, as the stocktake and the register show them now. */
export type OpenItem = {
  mediumId: string
  number: string
  result: Result
  /** Who holds it by the frozen list, where its holder is to be asked. */
  holderId: string | null
  placeName: string | null
  holderName: string | null
  /** The medium's state in the register today. */
  mediumState: string
}

export type Settled = { mediumId: string; number: string; result: Result }

/** One statement about media of a stocktake: a holder's answer, a reason, or that they are missing. */
export type Finding = CaseModel & {
  stocktakeId: string
  stocktakeNumber: string
  stocktakeState: string
  unitId: string
  unitName: string
  personId: string
  reason: string | null
  statedBy: string
  statedAt: Date | null
  /** What may be spoken about: the holder's own for an answer, what is open for a settlement; a step's worth at most. */
  items: readonly OpenItem[]
  settled: readonly Settled[]
}

/** A medium is declared missing by an act of its own, so a step takes so many at once and may be repeated. */
export const AT_ONCE = 200

import type { Day } from '#kernel/pure/day.ts'

/** A take-out of media as the 可搬記憶媒体持出簿 and the permit show it. */
export type MediaTakeOut = {
  appliedOn: Day
  media: readonly MediaTakenOut[]
  bearer: Official
  destination: string
  /** Another place the ministry manages, or a place outside all of them. */
  destinationArea: '防衛省が管理する他の区域' | '防衛省が管理する区域外'
  businessReason: string
  from: Day
  until: Day
  storedData: string
  dataClass: '業務用' | '開示'
  confirmations: TakeOutConfirmations
  permission: { by: Official; at: Date } | null
  takenOutAt: Date | null
  returned: { at: Date; confirmedBy: string } | null
  remarks: string | null
}

export type MediaTakenOut = { registrationNumber: string; model: string; quantity: number }

/** 所属・官職・階級・氏名 as they were at that moment. */
export type Official = { unit: string; post: string; rank: string; name: string }

export type TakeOutConfirmations = {
  /** ① R012 */
  onlyNeededData: boolean
  /** ② R013 */
  instructedAgainstCopying: boolean
  /** ③ R015 */
  virusChecked: boolean
  /** ④ R064, or the number of the approved exception of R065 */
  encrypted: boolean
  encryptionException: string | null
}

export const tick = (done: boolean): string => (done ? '☑' : '□')

/** What is counted of wrong passwords. `lockedUntil` is the instant of the last failure where it locked nothing. */
export type Failures = { count: number; lockedUntil: Date | null }

export const NONE: Failures = { count: 0, lockedUntil: null }

const MINUTE = 60_000
export const TRIES = 5
const LONGEST_MINUTES = 30
/** Failures this long past are forgotten, so that the delay grows against guessing and not against people. */
export const FORGOTTEN_AFTER_MINUTES = 60

/** For how long the so-many-th failure locks: 0, then 1, 2, 4 … up to 30 minutes. */
export const lockMinutes = (count: number): number =>
  count < TRIES ? 0 : Math.min(LONGEST_MINUTES, 2 ** Math.min(count - TRIES, 10))

/** Is nothing accepted at this instant, whatever is typed? */
export const isLocked = ({ count, lockedUntil }: Failures, at: Date): boolean =>
  count >= TRIES && lockedUntil !== null && lockedUntil > at

/** The count with one more failure. */
export const afterFailure = (before: Failures, at: Date): Failures => {
  const forgotten =
    before.lockedUntil !== null && before.lockedUntil.getTime() + FORGOTTEN_AFTER_MINUTES * MINUTE <= at.getTime()
  const count = (forgotten ? 0 : before.count) + 1
  return { count, lockedUntil: new Date(at.getTime() + lockMinutes(count) * MINUTE) }
}

const minutesLeft = (until: Date, at: Date) => Math.max(1, Math.ceil((until.getTime() - at.getTime()) / MINUTE))

/** Why nothing is accepted now, and until when. */
export const lockedSentence = ({ lockedUntil }: Failures, at: Date): string =>
  `続けて間違えたため、あと${minutesLeft(lockedUntil ?? at, at)}分ほど受け付けません。待ってから、もう一度入力してください。`

/** What a wrong password is answered with: the same words whether the login exists or not. */
export const failedSentence = ({ count }: Failures, wrong: string): string => {
  const left = TRIES - count
  return left > 2 || left <= 0 ? wrong : `${wrong}あと${left}回間違えると、しばらく受け付けません。`
}

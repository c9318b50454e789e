import type { Mark } from './answer.ts'

const KEY = 'mamori-scan-sound'

/** One melody a meaning: frequencies in hertz, each for the given seconds. */
const MELODIES: Readonly<Record<Mark, readonly (readonly [hertz: number, seconds: number])[]>> = {
  ok: [[1320, 0.08]],
  place: [
    [990, 0.08],
    [1320, 0.08],
  ],
  again: [
    [880, 0.06],
    [880, 0.06],
  ],
  elsewhere: [
    [660, 0.12],
    [880, 0.12],
  ],
  several: [
    [660, 0.12],
    [660, 0.12],
  ],
  blocked: [[220, 0.3]],
  unknown: [
    [330, 0.15],
    [220, 0.25],
  ],
}

export const soundIsOn = (): boolean => {
  try {
    return localStorage.getItem(KEY) === 'on'
  } catch {
    return false
  }
}

export const setSound = (on: boolean): void => {
  try {
    localStorage.setItem(KEY, on ? 'on' : 'off')
  } catch {
    // A browser that keeps nothing stays silent the next time.
  }
}

let context: AudioContext | null = null

/** Sounds what became of a scan. Nothing is said by sound alone: the word stands in the list. */
export const play = (mark: Mark): void => {
  context ??= new AudioContext()
  let at = context.currentTime
  for (const [hertz, seconds] of MELODIES[mark]) {
    const tone = context.createOscillator()
    const level = context.createGain()
    tone.frequency.value = hertz
    level.gain.setValueAtTime(0.12, at)
    level.gain.exponentialRampToValueAtTime(0.001, at + seconds)
    tone.connect(level).connect(context.destination)
    tone.start(at)
    tone.stop(at + seconds)
    at += seconds + 0.03
  }
}

import type { RosterState, Standing, Stratum } from '../words.ts'
import { classOf } from './standing.ts'

/** An entry of the roster as it is now, and as the sums have it. */
export type Touched = {
  rosterId: string
  answerId: string | null
  unitId: string
  stratum: Stratum
  standing: Standing
  state: RosterState
  digest: string | null
  /** Put on the roster after it was frozen. */
  joined: boolean
  was: { standing: Standing; state: RosterState; digest: string | null } | null
}

export type Sums = { people: number; absent: number; submitted: number; returned: number; confirmed: number }

export type ProgressDelta = Sums & { unitId: string; stratum: Stratum }

const NOTHING: Sums = { people: 0, absent: 0, submitted: 0, returned: 0, confirmed: 0 }

const sumsOf = (standing: Standing, state: RosterState): Sums => {
  const counted = classOf(standing, state)
  return counted === 'open' ? { ...NOTHING, people: 1 } : { ...NOTHING, people: 1, [counted]: 1 }
}

/** Of an entry that no refresh has met: everybody frozen was counted as one who is to answer; late joiners came since. */
const before = (t: Touched): Sums => {
  if (t.was !== null) return sumsOf(t.was.standing, t.was.state)
  return t.joined ? NOTHING : sumsOf('due', 'none')
}

const KEYS = ['people', 'absent', 'submitted', 'returned', 'confirmed'] as const

/** What the sums of each unit and stratum change by; those that stay are left out. */
export const progressDeltas = (touched: readonly Touched[]): readonly ProgressDelta[] => {
  const byKey = new Map<string, ProgressDelta>()
  for (const t of touched) {
    const key = `${t.unitId} ${t.stratum}`
    const delta = byKey.get(key) ?? { ...NOTHING, unitId: t.unitId, stratum: t.stratum }
    const [was, is] = [before(t), sumsOf(t.standing, t.state)]
    for (const k of KEYS) delta[k] += is[k] - was[k]
    byKey.set(key, delta)
  }
  return [...byKey.values()].filter((d) => KEYS.some((k) => d[k] !== 0))
}

/** Answers whose replies come into the sums, and those whose earlier replies go out of them. */
export const replyDeltas = (touched: readonly Touched[]) => {
  const changed = touched.filter((t) => t.answerId !== null && t.digest !== (t.was?.digest ?? null))
  return {
    plus: changed.flatMap((t) => (t.answerId === null ? [] : [t.answerId])),
    minus: changed.flatMap((t) =>
      t.answerId === null || t.was === null || t.was.digest === null
        ? []
        : [{ answerId: t.answerId, digest: t.was.digest }],
    ),
  }
}

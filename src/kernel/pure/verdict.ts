import type { RuleNumber } from '#directive/rule.ts'

/**
 * A rule said no. `sentence` tells a person why, `rules` cite the provisions, `remedy` says what would make it possible.
 * `code` reads after "no:", is kebab-case and is never reused for another meaning.
 */
export type Refusal = {
  code: string
  rules: readonly RuleNumber[]
  sentence: string
  remedy?: Remedy
  /** Name of the input field the refusal is about, where there is one. */
  field?: string
}

export type Remedy = { text: string; href?: string }

export type Verdict<T> = { ok: true; value: T } | { ok: false; refusals: readonly [Refusal, ...Refusal[]] }

export const granted = <T>(value: T): Verdict<T> => ({ ok: true, value })

export const refused = (first: Refusal, ...rest: Refusal[]): Verdict<never> => ({
  ok: false,
  refusals: [first, ...rest],
})

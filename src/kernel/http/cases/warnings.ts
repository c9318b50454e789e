import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { isRuleNumber } from '#directive/rules.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'

const NAME = 'mamori_warned'

/** What the rules only warn of is told once, on the page the act leads to. */
export const keepWarnings = (c: Context, warnings: readonly Refusal[]): void => {
  if (warnings.length === 0) return
  const kept = warnings.map(({ sentence, rules }) => ({ sentence, rule: rules[0] ?? '' }))
  setCookie(c, NAME, encodeURIComponent(JSON.stringify(kept)), {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    maxAge: 60,
  })
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(decodeURIComponent(text))
  } catch {
    return null
  }
}

const isKept = (value: unknown): value is { sentence: string; rule: string } =>
  typeof value === 'object' &&
  value !== null &&
  'sentence' in value &&
  typeof value.sentence === 'string' &&
  'rule' in value

export const takeWarnings = (c: Context): readonly Refusal[] => {
  const text = getCookie(c, NAME)
  if (text === undefined) return []
  deleteCookie(c, NAME, { path: '/' })
  const kept = parsed(text)
  if (!Array.isArray(kept)) return []
  return kept.filter(isKept).map(({ sentence, rule }) => ({
    code: 'warning',
    sentence,
    rules: isRuleNumber(rule) ? [rule] : [],
  }))
}

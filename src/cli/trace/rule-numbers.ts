import type { RuleNumber } from '#directive/rule.ts'
import { isRuleNumber } from '#directive/rules.ts'

// R012, and R012–R014 or R012〜014 for all three.
const MENTION = /\bR(\d{3})(?:(?:\s*[-–—〜~]\s*R|[-–—〜~])(\d{3}))?\b/gu

/** The rules a test's name speaks of, in order and once each; a range stands for every rule in it. */
export function ruleNumbersIn(text: string): readonly RuleNumber[] {
  const found = new Set<RuleNumber>()
  for (const [, first, last] of text.normalize('NFKC').matchAll(MENTION)) {
    for (let number = Number(first); number <= Number(last ?? first); number += 1) {
      const id = `R${String(number).padStart(3, '0')}`
      if (isRuleNumber(id)) found.add(id)
    }
  }
  return [...found].toSorted()
}

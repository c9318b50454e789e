import type { Chapter, Rule, RuleNumber } from './rule.ts'
import { ANNEX_1_TO_3 } from './rules/annex-1-3.ts'
import { ANNEX_10 } from './rules/annex-10.ts'
import { ANNEX_11_FIGURES } from './rules/annex-11-figures.ts'
import { ANNEX_11_TEXT } from './rules/annex-11-text.ts'
import { ANNEX_4_TO_6 } from './rules/annex-4-6.ts'
import { ANNEX_4_MEDIA } from './rules/annex-4-media.ts'
import { ANNEX_7_PREVENTION } from './rules/annex-7-prevention.ts'
import { ANNEX_7_RESPONSE } from './rules/annex-7-response.ts'
import { ANNEX_8 } from './rules/annex-8.ts'
import { ANNEX_9 } from './rules/annex-9.ts'
import { MAIN_1_TO_3 } from './rules/main-1-3.ts'
import { MAIN_4_TO_6 } from './rules/main-4-6.ts'
import { MAIN_7 } from './rules/main-7.ts'

/** Every rule of the directive, R001 to R176, in the order of its text. */
export const RULES: readonly Rule[] = [
  ...MAIN_1_TO_3,
  ...MAIN_4_TO_6,
  ...MAIN_7,
  ...ANNEX_1_TO_3,
  ...ANNEX_4_MEDIA,
  ...ANNEX_4_TO_6,
  ...ANNEX_7_PREVENTION,
  ...ANNEX_7_RESPONSE,
  ...ANNEX_8,
  ...ANNEX_9,
  ...ANNEX_10,
  ...ANNEX_11_TEXT,
  ...ANNEX_11_FIGURES,
]

const BY_NUMBER: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.id, rule]))

/** The rule behind a number. */
export function ruleOf(id: RuleNumber): Rule {
  const rule = BY_NUMBER.get(id)
  if (rule === undefined) throw new RangeError(`no rule ${id}`)
  return rule
}

/** The label by which screens and papers cite a rule, such as 付紙第9-4. */
export function provisionOf(id: RuleNumber): string {
  return ruleOf(id).provision
}

/** Is this text the number of a rule? */
export function isRuleNumber(text: string): text is RuleNumber {
  return BY_NUMBER.has(text)
}

/** The rules of one part of the directive, in order. */
export function rulesOfChapter(chapter: Chapter): readonly Rule[] {
  return RULES.filter((rule) => rule.chapter === chapter)
}

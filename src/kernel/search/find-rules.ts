import type { Rule } from '#directive/rule.ts'
import { RULES } from '#directive/rules.ts'
import { foldForSearch } from '#kernel/pure/normalise.ts'
import type { Sought } from '#kernel/pure/sought.ts'

const INDEX = RULES.map((rule) => ({
  rule,
  id: rule.id.toLowerCase(),
  label: foldForSearch(rule.provision),
  text: foldForSearch([rule.id, rule.provision, rule.summary, rule.subject.text, rule.deadline ?? ''].join(' ')),
}))

/** Provisions that hold every word: named by their number first, then by where they stand, then by what they ask. */
export const findRules = ({ words }: Sought): readonly Rule[] => {
  const place = (of: (typeof INDEX)[number]) => {
    if (words.includes(of.id)) return 0
    return words.every((word) => of.label.includes(word)) ? 1 : 2
  }
  return INDEX.filter((of) => words.every((word) => of.text.includes(word)))
    .map((of) => ({ rule: of.rule, place: place(of) }))
    .toSorted((a, b) => a.place - b.place)
    .map((of) => of.rule)
}

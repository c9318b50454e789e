import type { Rule } from '#directive/rule.ts'
import type { AnyRegister, Product } from '../http/product.ts'
import type { FoundCase } from './find-cases.ts'

/** What was found of one kind, the best first. */
export type Answers = {
  kind: string
  title: string
  cases: readonly FoundCase[]
  /** The register that lists them all, where there is one. */
  register: AnyRegister | null
}

/** One list a process; the list with the best answer first. */
export const byKind = (product: Product, cases: readonly FoundCase[]): readonly Answers[] => {
  const registers = new Map([...product.registers.values()].map((r) => [r.process, r]))
  return [...Map.groupBy(cases, (c) => c.process)].map(([kind, of]) => {
    const register = registers.get(kind) ?? null
    const title = register?.register.title ?? product.bindings.get(kind)?.process.title ?? kind
    return { kind, title, cases: of, register }
  })
}

/** A line under the search field. */
export type Suggestion = { href: string; title: string; kind: string; note: string }

const MOST_LINES = 10
/** Cases leave this much room to provisions, as far as there are any. */
const ROOM_FOR_RULES = 3

/** At most ten lines, cases before provisions unless a provision was named by its number. */
export const suggestionsOf = (
  product: Product,
  cases: readonly FoundCase[],
  rules: readonly Rule[],
  named: boolean,
): readonly Suggestion[] => {
  const ofRules = rules.slice(0, Math.max(ROOM_FOR_RULES, MOST_LINES - cases.length)).map((rule) => ({
    href: `/rules/${rule.id}`,
    title: rule.summary,
    kind: '条項',
    note: `${rule.provision} ${rule.id}`,
  }))
  const ofCases = cases.slice(0, MOST_LINES - ofRules.length).map((c) => {
    const process = product.bindings.get(c.process)?.process
    return {
      href: `/cases/${c.id}`,
      title: c.title,
      kind: process?.title ?? c.process,
      note: [c.number, c.unitName].filter((t) => t !== null).join(' '),
    }
  })
  return named ? [...ofRules, ...ofCases] : [...ofCases, ...ofRules]
}

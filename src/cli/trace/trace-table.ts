import type { Rule, RuleNumber } from '#directive/rule.ts'
import { mustBeCarried } from '#directive/rule.ts'
import { ruleNumbersIn } from './rule-numbers.ts'
import type { PassedTest } from './test-report.ts'
import { testLabel } from './test-report.ts'

/** The kinds of definition that can carry a rule out, in the order they are listed. */
export const CARRIER_KINDS = ['process', 'act', 'gate', 'register', 'duty', 'form'] as const

/** Something running that names the rules it carries out. */
export type Carrier = {
  readonly kind: (typeof CARRIER_KINDS)[number]
  readonly key: string
  readonly title: string
  readonly rules: readonly RuleNumber[]
}

/** One rule with all that carries it out and all that proves it. */
export type TraceRow = { readonly rule: Rule; readonly carriers: readonly Carrier[]; readonly tests: readonly string[] }

/** `carried` counts rules with a carrier, `tested` those of them with a passed test that names them. */
export type TraceTable = {
  readonly total: number
  readonly carried: number
  readonly tested: number
  readonly rows: readonly TraceRow[]
}

/** Which rule is carried out by what, and proved by which passed tests? The order of the input does not matter. */
export function traceTable(
  rules: readonly Rule[],
  carriers: readonly Carrier[],
  tests: readonly PassedTest[],
): TraceTable {
  const testsOf = new Map<RuleNumber, Set<string>>()
  for (const test of tests) {
    for (const id of ruleNumbersIn(test.name)) testsOf.set(id, (testsOf.get(id) ?? new Set()).add(testLabel(test)))
  }
  const carriersOf = new Map<RuleNumber, Map<string, Carrier>>()
  for (const carrier of carriers) {
    for (const id of carrier.rules) {
      carriersOf.set(id, (carriersOf.get(id) ?? new Map<string, Carrier>()).set(carrierLabel(carrier), carrier))
    }
  }
  const rows = rules.map((rule) => ({
    rule,
    carriers: [...(carriersOf.get(rule.id)?.values() ?? [])].toSorted(byKindAndKey),
    tests: [...(testsOf.get(rule.id) ?? [])].toSorted(),
  }))
  return {
    total: rows.length,
    carried: rows.filter((row) => row.carriers.length > 0).length,
    tested: rows.filter(isProved).length,
    rows,
  }
}

/** Rules of binding force that nothing carries out, and carried ones that no passed test names. */
export function gapsOf(table: TraceTable): { readonly uncarried: readonly Rule[]; readonly untested: readonly Rule[] } {
  const binding = table.rows.filter((row) => mustBeCarried(row.rule.force))
  return {
    uncarried: binding.filter((row) => row.carriers.length === 0).map((row) => row.rule),
    untested: binding.filter((row) => row.carriers.length > 0 && row.tests.length === 0).map((row) => row.rule),
  }
}

/** How a carrier is named in every output. */
export function carrierLabel(carrier: Carrier): string {
  return `${carrier.kind}:${carrier.key}`
}

function isProved(row: TraceRow): boolean {
  return row.carriers.length > 0 && row.tests.length > 0
}

function byKindAndKey(a: Carrier, b: Carrier): number {
  const kinds = CARRIER_KINDS.indexOf(a.kind) - CARRIER_KINDS.indexOf(b.kind)
  if (kinds !== 0 || a.key === b.key) return kinds
  return a.key < b.key ? -1 : 1
}

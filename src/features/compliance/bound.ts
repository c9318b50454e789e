import { ROLES, type RoleKey } from '#directive/roles.ts'
import type { Rule, RuleNumber } from '#directive/rule.ts'
import { isRuleNumber, RULES } from '#directive/rules.ts'
import { carriersOf, type Carrier } from '#kernel/carriers.ts'
import type { Feature } from '#kernel/http/product.ts'
import type { SubjectKind } from './states.ts'

/** Which subject a role is judged by: a person's duties are judged by the unit, the ministry's and the product's not at all. */
const KIND_OF_LEVEL = {
  organisation: 'post',
  unit: 'unit',
  system: 'system',
  person: 'unit',
  ministry: null,
  product: null,
} as const satisfies Record<string, SubjectKind | null>

export const kindOfRole = (role: RoleKey): SubjectKind | null => KIND_OF_LEVEL[ROLES[role].level]

/** Whom a rule binds. What only defines or draws binds nobody; what binds everybody is judged by unit. */
export const kindsOf = (rule: Rule): readonly SubjectKind[] => {
  if (rule.force === 'definition' || rule.force === 'explanatory') return []
  if (rule.subject.roles.length === 0) return ['unit']
  return [...new Set(rule.subject.roles.map(kindOfRole))].filter((kind) => kind !== null)
}

/** Roles whose appointments say which units, systems or posts a rule binds on a day. */
export const rolesBinding = (rule: Rule, kind: SubjectKind): readonly RoleKey[] => {
  const own = rule.subject.roles.filter((role) => kindOfRole(role) === kind)
  return kind === 'unit' ? ['UNIT'] : own
}

/** What the running definitions say of the rules: asked once at the start. */
export type Definitions = {
  /** Rules something in the product carries. */
  carried: ReadonlySet<RuleNumber>
  carriers: ReadonlyMap<RuleNumber, readonly Carrier[]>
  /** Rules that have something to apply to as soon as a case of the process exists. */
  ofProcess: ReadonlyMap<string, readonly RuleNumber[]>
  /** Rules an act shows to be kept beyond those its entry names: those of the gates it passed, key `process.act`. */
  ofGates: ReadonlyMap<string, readonly RuleNumber[]>
  kinds: ReadonlyMap<RuleNumber, readonly SubjectKind[]>
  /** A change of this text means that everything must be drawn anew. */
  fingerprint: string
}

const grouped = (pairs: readonly (readonly [string, RuleNumber])[]): ReadonlyMap<string, readonly RuleNumber[]> => {
  const map = new Map<string, Set<RuleNumber>>()
  for (const [key, rule] of pairs) map.set(key, (map.get(key) ?? new Set()).add(rule))
  return new Map([...map].map(([key, rules]) => [key, [...rules].toSorted()]))
}

/** Bumped where the meaning of what is drawn changes though no definition does. */
const DRAWING = '1'

export const definitionsOf = (features: readonly Feature[]): Definitions => {
  const list = carriersOf(features)
  const carriers = new Map(
    RULES.map((rule) => [rule.id, list.filter((carrier) => carrier.rules.includes(rule.id))] as const),
  )
  const processes = features.flatMap((feature) => feature.bindings.map((binding) => binding.process))
  // Not those of gates: a gate may look at what other processes left behind.
  const ofProcess = grouped(
    processes.flatMap((process) =>
      [...process.rules, ...Object.values(process.acts).flatMap((act) => act.rules)].map(
        (rule) => [process.key, rule] as const,
      ),
    ),
  )
  const ofGates = grouped(
    processes.flatMap((process) =>
      Object.entries(process.acts).flatMap(([key, act]) =>
        (act.gates ?? [])
          .filter((gate) => gate.force !== 'warn')
          .flatMap((gate) => gate.rules.map((rule) => [`${process.key}.${key}`, rule] as const)),
      ),
    ),
  )
  const kinds = new Map(RULES.map((rule) => [rule.id, kindsOf(rule)] as const))
  return {
    carried: new Set(RULES.flatMap((rule) => ((carriers.get(rule.id)?.length ?? 0) > 0 ? [rule.id] : []))),
    carriers,
    ofProcess,
    ofGates,
    kinds,
    fingerprint: JSON.stringify([DRAWING, [...ofProcess], [...ofGates], [...kinds]]),
  }
}

/** The rules of a list that bind a kind of subject. */
export const bindingKind = (
  definitions: Definitions,
  rules: readonly string[],
  kind: SubjectKind,
): readonly RuleNumber[] =>
  rules.filter((rule): rule is RuleNumber => isRuleNumber(rule) && (definitions.kinds.get(rule) ?? []).includes(kind))

import type { RuleNumber } from '#directive/rule.ts'

/** 様式: a printed A4 document. `template` names the typesetting file; data comes from the feature. */
export type Form = { key: string; title: string; provision: string; rules: readonly RuleNumber[]; template: string }

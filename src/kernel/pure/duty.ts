import type { RuleNumber } from '#directive/rule.ts'
import type { RoleKey } from '#directive/roles.ts'

/** 義務: who owes what by when. The rows come from one SQL query of the feature; the sentence stands here. */
export type Duty = {
  key: string
  title: string
  rules: readonly RuleNumber[]
  role: RoleKey
  /** Said where the directive gives no date and the product's setting does. */
  configurable?: string
}

/** One thing owed. `dueOn` null means without a date; `since` tells how long it has been open. */
export type DutyRow = {
  unitId: string | null
  systemId: string | null
  personId: string | null
  subject: string
  href: string
  dueOn: string | null
  since: Date | null
}

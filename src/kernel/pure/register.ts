import type { RuleNumber } from '#directive/rule.ts'

/** A column a person recognises from the paper register. `value` gives the machine-readable datum. */
export type Column<Row> = {
  key: string
  title: string
  kind: 'text' | 'day' | 'moment' | 'number' | 'code'
  value: (row: Row) => string | number | null
  /** What the screen shows where it differs from the datum. */
  shown?: (row: Row) => string
  /** Where only certain words stand here, all of them: the code table that goes with an export. */
  codes?: readonly string[]
  /** Left out of the list page, kept in exports. */
  exportOnly?: true
}

export type Filter = {
  key: string
  title: string
  kind: 'text' | 'choice'
  hint?: string
  options?: readonly (readonly [string, string])[]
  /** Options that depend on the reader: supplied under this name. */
  source?: string
  /** What holds when nothing is chosen, named so that the person sees it. */
  standard?: string
}

/** 台帳: a typed table with columns, filters, export and print. The rows come from the feature's store. */
export type Register<Row> = {
  key: string
  title: string
  provision: string
  rules: readonly RuleNumber[]
  columns: readonly Column<Row>[]
  filters: readonly Filter[]
}

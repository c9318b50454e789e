import { sql } from 'kysely'
import type { AnyRegister, Query } from '#kernel/http/product.ts'
import { listedRegister, ofSystem, ofWord } from '../listed.ts'
import { risk } from './process.ts'
import { riskRegister, type RiskRow } from './register.ts'
import { LEVELS, rangeOf, TREATMENTS, type Level } from './words.ts'

const STEPS = ['1', '2', '3', '4', '5']

const isLevel = (word: string): word is Level => Object.hasOwn(LEVELS, word)

/** What the register's filters ask: before the treatment, or (`basis=after`) of what remains, the untreated as they are. */
export const riskConditions = (query: Query) => {
  const after = query['basis'] === 'after'
  const likelihood = after ? sql`coalesce(r.residual_likelihood, r.likelihood)` : sql`r.likelihood`
  const impact = after ? sql`coalesce(r.residual_impact, r.impact)` : sql`r.impact`
  const score = after ? sql`coalesce(r.residual_score, r.score)` : sql`r.score`
  const state = query['state'] ?? ''
  const level = query['level'] ?? ''
  return [
    ...ofSystem(query),
    ...ofWord(query, 'likelihood', STEPS, (n) => sql`${likelihood} = ${Number(n)}`),
    ...ofWord(query, 'impact', STEPS, (n) => sql`${impact} = ${Number(n)}`),
    ...ofWord(query, 'treatment', Object.keys(TREATMENTS), (word) => sql`r.treatment = ${word}`),
    ...(isLevel(level) ? [sql`${score} >= ${rangeOf(level)[0]} and ${score} < ${rangeOf(level)[1]}`] : []),
    ...(Object.hasOwn(risk.states, state)
      ? [sql`r.state = ${state}`]
      : state === 'all'
        ? []
        : [sql`r.state <> 'closed'`]),
  ]
}

/** Risks in the reader's reach, the highest value first. */
export const boundRiskRegister = (clock: () => Date): AnyRegister =>
  listedRegister<RiskRow>(
    {
      register: riskRegister,
      process: 'risk.risk',
      href: (row) => `/cases/${row.id}`,
      table: sql`risk r`,
      by: sql`r.score`,
      type: 'integer',
      down: true,
      keyOf: (row) => String(row.score),
      where: riskConditions,
      select: (rows) => sql`select r.*, s.name as system_name from ${rows} join system s on s.id = r.system_id`,
    },
    clock,
  )

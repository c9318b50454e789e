import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { BoundRegister, Query } from '#kernel/http/product.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { dayOf, type Day } from '#kernel/pure/day.ts'
import { countRows, pagesOf, type Keyset } from '#kernel/db/keyset.ts'
import { allOf, newestFirst, unitOptions, unitsAsked, type Fragment } from '../reach-rows.ts'
import { containsNumber, dayTyped } from '../typed-filters.ts'
import { secretPointerRegister, type SecretInputRow } from './secret-register.ts'

const byDay = newestFirst(sql`r.entered_on`, 'date')

const condition = (query: Query, actor: Actor, today: Day): Fragment => {
  const units = unitsAsked(query, actor)
  const [from, to] = [dayTyped(query['from'], today), dayTyped(query['to'], today)]
  return allOf([
    units && sql`r.unit_id = any (${units}::uuid[])`,
    containsNumber(sql`m.number`, query['no']),
    containsNumber(sql`r.reference_number`, query['reference']),
    from === null ? null : sql`r.entered_on >= ${from}::date`,
    to === null ? null : sql`r.entered_on <= ${to}::date`,
  ])
}

// The medium's own policy decides who sees its record: a row without its medium does not appear.
const joined = sql`secret_input r join medium m on m.id = r.medium_id`

const keyset = (tx: Tx, query: Query, actor: Actor, today: Day): Keyset<SecretInputRow> => ({
  parts: ['day', 'id'],
  keyOf: (s) => [s.enteredOn, s.id],
  read: async (cursor, direction, limit) => {
    const { rows } = await sql<SecretInputRow>`
      select r.id, r.medium_id, m.number, u.name as unit_name, m.pointer_register, r.entered_on, r.entered_by,
        r.reference_number, r.before_designation, r.erased_on
      from ${joined} join unit u on u.id = r.unit_id
      where ${allOf([condition(query, actor, today), byDay.beyond(cursor, direction)])}
      order by ${byDay.order(direction)} limit ${limit}`.execute(tx)
    return rows
  },
})

/** `clock` completes a day typed without its year. */
export const boundSecretPointerRegister = (clock: () => Date): BoundRegister<SecretInputRow> => ({
  register: secretPointerRegister,
  ...pagesOf(
    (tx, query, actor) => keyset(tx, query, actor, dayOf(clock())),
    (tx, query, actor, upTo) => countRows(tx, sql`${joined} where ${condition(query, actor, dayOf(clock()))}`, upTo),
  ),
  href: (s) => `/cases/${s.mediumId}`,
  options: async (tx, source, actor) => (source === 'unit' ? unitOptions(tx, actor) : []),
})

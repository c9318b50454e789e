import { sql } from 'kysely'
import type { AnyRegister } from '#kernel/http/product.ts'
import { optionsOf } from '../candidates-store.ts'
import { sortedRegister } from '../sorted-register.ts'
import { whereId, whereWord } from '../register-conditions.ts'
import { supervisionRegister, type SupervisionRow } from './register.ts'

/** Supervision and control in the reader's reach, newest first. */
export const supervisionRegisterPage = (clock: () => Date): AnyRegister =>
  sortedRegister<SupervisionRow>(
    {
      register: supervisionRegister,
      process: 'organisation.supervision',
      caseId: sql`s.id`,
      href: (row) => `/cases/${row.id}`,
      tone: (row) => (row.late ? 'late' : null),
      options: (tx, source) => optionsOf(tx, source, {}),
      begins: [
        {
          href: '/begin/organisation.supervision/instruct',
          label: 'システム利用者を監督する',
          process: 'organisation.supervision',
          act: 'instruct',
        },
        {
          href: '/begin/organisation.supervision/control',
          label: '職員以外の者を統制する',
          process: 'organisation.supervision',
          act: 'control',
        },
      ],
      rows: (query, today, found) => sql`
        select s.id::text as id, (date '9999-12-31' - s.taken_on)::text as k, s.kind, s.state, u.name as unit_name, s.target,
          s.subject, s.taken_on, s.taken_by, s.due_on, s.confirmed_on,
          (s.state in ('instructed', 'controlled') and s.due_on < ${today}::date) as late
        from supervision s join unit u on u.id = s.unit_id
        where ${found} and ${whereId(query, 'unit', (id) => sql`s.unit_id = ${id}`)}
          and ${whereWord(query, 'kind', ['instruct', 'control'], (word) => sql`s.kind = ${word}`)}`,
    },
    clock,
  )

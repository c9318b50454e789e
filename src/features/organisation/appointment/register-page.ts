import { sql } from 'kysely'
import type { AnyRegister } from '#kernel/http/product.ts'
import { optionsOf } from '../candidates-store.ts'
import { sortedRegister } from '../sorted-register.ts'
import { holdersOf, unlessAll, whereId, whereWord } from '../register-conditions.ts'
import { unitTree } from '../unit-tree.ts'
import { DESIGNATED_ROLES } from '../words.ts'
import { designationRegister, type DesignationRow } from './register.ts'

/** Who is designated as what by which document, role by role in the order of the directive. */
export const designationRegisterPage = (clock: () => Date): AnyRegister =>
  sortedRegister<DesignationRow>(
    {
      register: designationRegister,
      process: 'organisation.appointment',
      caseId: sql`a.id`,
      href: (row) => `/cases/${row.id}`,
      tone: (row) => (row.endsOn === null ? null : 'struck'),
      options: (tx, source) => optionsOf(tx, source, {}),
      begins: [
        {
          href: '/begin/organisation.appointment/designate',
          label: '官職を指定する',
          process: 'organisation.appointment',
          act: 'designate',
        },
      ],
      rows: (query, today, found) => sql`
        with recursive ${unitTree}
        select a.id::text as id,
          lpad(array_position(${[...DESIGNATED_ROLES]}::text[], a.role)::text, 2, '0') || '/'
            || coalesce(ut.k, lpad(coalesce(s.annex_number, 999999)::text, 6, '0') || s.name, '') || '/' || pt.k || a.starts_on as k,
          a.role, coalesce(ut.full_name, s.name) as over, p.title as post_title, pt.full_name as unit_name,
          ${holdersOf(sql`p.id`, today)} as holder, d.title || coalesce('（' || d.number || '）', '') as document,
          a.provision, a.starts_on, a.ends_on, a.inferred
        from appointment a join post p on p.id = a.post_id join tree pt on pt.id = p.unit_id
          join governing_document d on d.id = a.document_id
          left join tree ut on ut.id = a.unit_id left join system s on s.id = a.system_id
        where ${unlessAll(query, sql`a.state = 'designated'`)} and ${found}
          and ${whereId(query, 'post', (id) => sql`a.post_id = ${id}`)}
          and ${whereWord(query, 'role', DESIGNATED_ROLES, (word) => sql`a.role = ${word}`)}`,
    },
    clock,
  )

import { sql } from 'kysely'
import type { AnyRegister } from '#kernel/http/product.ts'
import { optionsOf } from '../candidates-store.ts'
import { sortedRegister } from '../sorted-register.ts'
import { holdersOf, unlessAll, whereId } from '../register-conditions.ts'
import { unitTree } from '../unit-tree.ts'
import { officerRegister, unitRegister, type OfficerRow, type UnitRow } from './register.ts'

const inForce = (today: string) =>
  sql`a.starts_on <= ${today}::date and (a.ends_on is null or a.ends_on > ${today}::date)`

/** The tree of units, each with the officer who answers for it. */
export const unitRegisterPage = (clock: () => Date): AnyRegister =>
  sortedRegister<UnitRow>(
    {
      register: unitRegister,
      process: 'organisation.unit',
      caseId: sql`u.id`,
      href: (row) => `/cases/${row.id}`,
      tone: (row) => (row.endsOn === null ? null : 'struck'),
      options: (tx, source) => optionsOf(tx, source, {}),
      begins: [
        {
          href: '/begin/organisation.unit/establish',
          label: '部隊等・課等を設ける',
          process: 'organisation.unit',
          act: 'establish',
        },
      ],
      rows: (query, today, found) => sql`
        with recursive ${unitTree}
        select u.id::text as id, t.k, u.name, t.full_name, t.depth, u.abbreviation, u.kind, u.starts_on, u.ends_on, u.inferred,
          o.title as officer, o.holder,
          (select count(*) from person h where (h.home_unit_id = u.id or h.next_home_unit_id = u.id)
            and home_unit(h, ${today}::date) = u.id and h.state = 'present') as people
        from unit u join tree t on t.id = u.id
        left join lateral (
          select string_agg(p.title, '、' order by p.sort) as title,
            string_agg(${holdersOf(sql`p.id`, today)}, '、' order by p.sort) as holder
          from appointment a join post p on p.id = a.post_id
          where a.role = 'UNIT' and a.unit_id = u.id and ${inForce(today)}
        ) o on true
        where ${unlessAll(query, sql`u.state = 'established'`)} and ${found}
          and ${whereId(query, 'under', (id) => sql`${id}::uuid = any (t.path)`)}`,
    },
    clock,
  )

/** 付紙第２ as it stands today. */
export const officerRegisterPage = (clock: () => Date): AnyRegister =>
  sortedRegister<OfficerRow>(
    {
      register: officerRegister,
      finds: 'organisation.appointment',
      caseId: sql`a.id`,
      href: (row) => `/cases/${row.id}`,
      tone: (row) => (row.endsOn === null ? null : 'struck'),
      rows: (query, today, found) => sql`
        with recursive ${unitTree}
        select a.id::text as id, t.k, root.name as organisation,
          case when t.root_id = t.id then t.name else btrim(substr(t.full_name, length(root.name) + 1)) end as unit_name,
          p.title as post_title, ${holdersOf(sql`p.id`, today)} as holder,
          d.title || coalesce('（' || d.number || '）', '') as document, a.starts_on, a.ends_on, a.inferred
        from appointment a join tree t on t.id = a.unit_id join unit root on root.id = t.root_id
          join post p on p.id = a.post_id join governing_document d on d.id = a.document_id
        where a.role = 'UNIT' and ${unlessAll(query, sql`a.state = 'designated'`)} and ${found}`,
    },
    clock,
  )

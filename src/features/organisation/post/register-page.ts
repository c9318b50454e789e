import { sql } from 'kysely'
import type { AnyRegister } from '#kernel/http/product.ts'
import { optionsOf } from '../candidates-store.ts'
import { sortedRegister } from '../sorted-register.ts'
import { holdersOf, unlessAll, whereId, whereWord } from '../register-conditions.ts'
import { unitTree } from '../unit-tree.ts'
import { postRegister, type PostRow } from './register.ts'

/** Posts in the order of the tree, with who holds them today and what they are designated as. */
export const postRegisterPage = (clock: () => Date): AnyRegister =>
  sortedRegister<PostRow>(
    {
      register: postRegister,
      process: 'organisation.post',
      caseId: sql`p.id`,
      href: (row) => `/cases/${row.id}`,
      tone: (row) => (row.endsOn === null ? null : 'struck'),
      options: (tx, source) => optionsOf(tx, source, {}),
      begins: [
        {
          href: '/begin/organisation.post/establish',
          label: '官職を設ける',
          process: 'organisation.post',
          act: 'establish',
        },
      ],
      rows: (query, today, found) => sql`
        with recursive ${unitTree}
        select p.id::text as id, t.k || '/' || lpad(p.sort::text, 6, '0') as k, p.title, t.full_name as unit_name, o.holder,
          array(select distinct a.role from appointment a where a.post_id = p.id and a.starts_on <= ${today}::date
            and (a.ends_on is null or a.ends_on > ${today}::date) order by a.role) as roles,
          p.starts_on, p.ends_on, p.inferred
        from post p join tree t on t.id = p.unit_id
          left join lateral (select ${holdersOf(sql`p.id`, today)} as holder) o on true
        where ${unlessAll(query, sql`p.state = 'established'`)} and ${found}
          and ${whereId(query, 'unit', (id) => sql`${id}::uuid = any (t.path)`)}
          and ${whereWord(query, 'held', ['vacant'], () => sql`o.holder is null`)}`,
    },
    clock,
  )

import { sql } from 'kysely'
import type { AnyRegister } from '#kernel/http/product.ts'
import { optionsOf } from '../candidates-store.ts'
import { sortedRegister } from '../sorted-register.ts'
import { unlessAll, whereId, whereWord } from '../register-conditions.ts'
import { unitTree } from '../unit-tree.ts'
import { INCUMBENCY_KINDS } from '../words.ts'
import { incumbencyRegister, type IncumbencyRow } from './register.ts'

/** Who held, holds and will hold which post, post by post in the order of the tree. */
export const incumbencyRegisterPage = (clock: () => Date): AnyRegister =>
  sortedRegister<IncumbencyRow>(
    {
      register: incumbencyRegister,
      process: 'organisation.incumbency',
      caseId: sql`i.id`,
      href: (row) => `/cases/${row.id}`,
      tone: (row) => (row.over ? 'struck' : null),
      options: (tx, source) => optionsOf(tx, source, {}),
      begins: [
        {
          href: '/begin/organisation.incumbency/appoint',
          label: '補職・代理等を記録する',
          process: 'organisation.incumbency',
          act: 'appoint',
        },
      ],
      rows: (query, today, found) => sql`
        with recursive ${unitTree}
        select i.id::text as id, t.k || '/' || lpad(p.sort::text, 6, '0') || '/' || i.starts_on as k, p.title as post_title,
          t.full_name as unit_name, btrim(h.rank || ' ' || h.name) as person_name, i.kind, i.starts_on, i.ends_on,
          coalesce(i.order_number, d.number, d.title) as "order",
          (i.ends_on is not null and i.ends_on <= ${today}::date) as over
        from incumbency i join post p on p.id = i.post_id join tree t on t.id = p.unit_id
          join person h on h.id = i.person_id left join governing_document d on d.id = i.document_id
        where ${unlessAll(query, sql`(i.ends_on is null or i.ends_on > ${today}::date)`)} and ${found}
          and ${whereId(query, 'post', (id) => sql`i.post_id = ${id}`)}
          and ${whereWord(query, 'kind', Object.keys(INCUMBENCY_KINDS), (word) => sql`i.kind = ${word}`)}`,
    },
    clock,
  )

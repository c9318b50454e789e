import { sql } from 'kysely'
import type { AnyRegister } from '#kernel/http/product.ts'
import { optionsOf } from '../candidates-store.ts'
import { sortedRegister } from '../sorted-register.ts'
import { unlessAll, whereId, whereWord } from '../register-conditions.ts'
import { unitTree } from '../unit-tree.ts'
import { personRegister, type PersonRow } from './register.ts'

/** People by kana, with the posts they hold today. */
export const personRegisterPage = (clock: () => Date): AnyRegister =>
  sortedRegister<PersonRow>(
    {
      register: personRegister,
      process: 'organisation.person',
      caseId: sql`h.id`,
      href: (row) => `/cases/${row.id}`,
      tone: (row) => (row.endsOn === null ? null : 'struck'),
      options: (tx, source) => optionsOf(tx, source, {}),
      begins: [
        {
          href: '/begin/organisation.person/register',
          label: '職員等を登録する',
          process: 'organisation.person',
          act: 'register',
        },
        {
          href: '/people-import',
          label: '名簿を取り込む',
          process: 'organisation.personnel-import',
          act: 'apply',
        },
      ],
      rows: (query, today, found) => sql`
        with recursive ${unitTree}
        select h.id::text as id, h.kana as k, h.kind, h.service_number, h.rank, h.name, h.kana, t.full_name as unit_name,
          (select string_agg(p.title || case i.kind when 'deputy' then '（代理）' when 'acting' then '（事務取扱）' else '' end,
              '、' order by i.kind desc, p.sort)
            from incumbency i join post p on p.id = i.post_id
            where i.person_id = h.id and i.starts_on <= ${today}::date and (i.ends_on is null or i.ends_on > ${today}::date)
          ) as posts,
          h.starts_on, h.ends_on
        from person h join tree t on t.id = home_unit(h, ${today}::date)
        where ${unlessAll(query, sql`h.state = 'present'`)} and ${found}
          and ${whereId(query, 'unit', (id) => sql`${id}::uuid = any (t.path)`)}
          and ${whereWord(query, 'kind', ['staff', 'attached'], (word) => sql`h.kind = ${word}`)}`,
    },
    clock,
  )

import { sql } from 'kysely'
import type { AnyRegister } from '#kernel/http/product.ts'
import { systemsToChoose } from '../candidates-store.ts'
import { sortedRegister } from '../sorted-register.ts'
import { holdersOf, unlessAll, whereId, whereWord } from '../register-conditions.ts'
import { systemRegister, type SystemRow } from './register.ts'

const head = (role: 'SYS_DEV' | 'SYS_OPS', today: string) => sql`
  left join lateral (
    select string_agg(p.title, '、' order by p.sort) as post, string_agg(${holdersOf(sql`p.id`, today)}, '、' order by p.sort) as holder,
      string_agg(a.inferred, ' ') as inferred
    from appointment a join post p on p.id = a.post_id
    where a.role = ${role} and a.system_id = s.id and a.starts_on <= ${today}::date
      and (a.ends_on is null or a.ends_on > ${today}::date)
  )`

/** 付紙第１ as it stands today: instances follow their class. */
export const systemRegisterPage = (clock: () => Date): AnyRegister =>
  sortedRegister<SystemRow>(
    {
      register: systemRegister,
      process: 'organisation.system',
      caseId: sql`s.id`,
      href: (row) => `/cases/${row.id}`,
      tone: (row) => {
        if (row.endsOn !== null) return 'struck'
        return row.isClass || (row.devPost !== null && row.opsPost !== null) ? null : 'late'
      },
      options: async (tx, source) =>
        source === 'class' ? (await systemsToChoose(tx)).filter((s) => s.isClass).map((s) => [s.id, s.name]) : [],
      begins: [
        {
          href: '/begin/organisation.system/register-instance',
          label: '類に属する情報システムを登録する',
          process: 'organisation.system',
          act: 'register-instance',
        },
        {
          href: '/begin/organisation.system/register',
          label: '情報システムを登録する',
          process: 'organisation.system',
          act: 'register',
        },
      ],
      rows: (query, today, found) => sql`
        select s.id::text as id,
          lpad(coalesce(s.annex_number, k.annex_number, 999999)::text, 6, '0') || case when s.class_id is null then '' else '/' || s.name end as k,
          s.annex_number, s.name, k.name as class_name, s.is_class, dev.post as dev_post, dev.holder as dev_holder,
          ops.post as ops_post, ops.holder as ops_holder, s.encrypts, s.starts_on, s.ends_on,
          coalesce(s.inferred, dev.inferred, ops.inferred) as inferred
        from system s left join system k on k.id = s.class_id
          ${head('SYS_DEV', today)} dev on true
          ${head('SYS_OPS', today)} ops on true
        where ${unlessAll(query, sql`s.state = 'registered'`)} and ${found}
          and ${whereId(query, 'class', (id) => sql`(s.class_id = ${id} or s.id = ${id})`)}
          and ${whereWord(query, 'head', ['missing'], () => sql`not s.is_class and (dev.post is null or ops.post is null)`)}`,
    },
    clock,
  )

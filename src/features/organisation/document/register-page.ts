import { sql, type RawBuilder } from 'kysely'
import { DOCUMENT_SLOTS } from '#directive/document-slots.ts'
import type { AnyRegister, Query } from '#kernel/http/product.ts'
import { soughtOf } from '#kernel/pure/sought.ts'
import { sortedRegister } from '../sorted-register.ts'
import { unlessAll, whereWord } from '../register-conditions.ts'
import { DOCUMENT_KINDS } from '../words.ts'
import { documentRegister, type DocumentRow } from './register.ts'

const slots = sql`unnest(
  ${DOCUMENT_SLOTS.map((s) => s.key)}::text[], ${DOCUMENT_SLOTS.map((s) => s.title)}::text[],
  ${DOCUMENT_SLOTS.map((s) => s.provision)}::text[], ${DOCUMENT_SLOTS.map((s) => s.kind)}::text[],
  ${DOCUMENT_SLOTS.map((s) => s.inferred ?? null)}::text[]
) with ordinality as s(key, title, provision, kind, inferred, nth)`

/** A slot that nothing fills has no case: its title is compared. */
const named = (query: Query, found: RawBuilder<unknown>) => {
  const sought = soughtOf(query['q'])
  return sought === null
    ? sql`true`
    : sql`((d.id is null and s.title like all (${sought.patterns}::text[])) or ${found})`
}

/** All texts in force, after the places the directive leaves open, filled or not. */
export const documentRegisterPage = (clock: () => Date): AnyRegister =>
  sortedRegister<DocumentRow>(
    {
      register: documentRegister,
      process: 'organisation.document',
      caseId: sql`d.id`,
      href: (row) =>
        row.laidDown ? `/cases/${row.id}` : `/begin/organisation.document/enter?slot=${row.slotKey ?? ''}`,
      tone: (row) => (row.endsOn === null ? null : 'struck'),
      begins: [
        {
          href: '/begin/organisation.document/enter',
          label: '文書を登録する',
          process: 'organisation.document',
          act: 'enter',
        },
      ],
      rows: (query, _today, found) => sql`
        select coalesce(d.id::text, 'slot:' || s.key) as id,
          case when s.key is null then '1' || d.kind || d.title else '0' || lpad(s.nth::text, 4, '0') end as k,
          s.key as slot_key, s.title as slot_title, s.provision, d.id is not null as laid_down, d.title, d.number,
          coalesce(d.kind, s.kind) as kind, d.dated_on, d.effective_on, d.ends_on, d.place, d.points_to,
          coalesce(d.inferred, s.inferred) as inferred
        from ${slots}
          full join (select * from governing_document g where ${unlessAll(query, sql`g.state = 'in-force'`)}) d on d.slot = s.key
        where ${named(query, found)}
          and ${whereWord(query, 'slots', ['all', 'empty'], (word) => (word === 'all' ? sql`s.key is not null` : sql`d.id is null`))}
          and ${whereWord(query, 'kind', Object.keys(DOCUMENT_KINDS), (word) => sql`coalesce(d.kind, s.kind) = ${word}`)}`,
    },
    clock,
  )

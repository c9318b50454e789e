import { sql, type RawBuilder } from 'kysely'
import type { Query } from '#kernel/http/product.ts'
import { isId } from '#kernel/id.ts'

export const unlessAll = (query: Query, current: RawBuilder<unknown>): RawBuilder<unknown> =>
  query['state'] === 'all' ? sql`true` : current

/** A condition on an id the query names; a query that names no id asks for nothing. */
export const whereId = (
  query: Query,
  name: string,
  condition: (id: string) => RawBuilder<unknown>,
): RawBuilder<unknown> => {
  const id = query[name] ?? ''
  return isId(id) ? condition(id) : sql`true`
}

export const whereWord = (
  query: Query,
  name: string,
  words: readonly string[],
  condition: (word: string) => RawBuilder<unknown>,
): RawBuilder<unknown> => {
  const word = query[name] ?? ''
  return words.includes(word) ? condition(word) : sql`true`
}

/** Who holds a post today, deputies named as such; null while it is vacant. */
export const holdersOf = (postId: RawBuilder<unknown>, today: string): RawBuilder<unknown> => sql`(
  select string_agg(btrim(h.rank || ' ' || h.name)
      || case i.kind when 'deputy' then '（代理）' when 'acting' then '（事務取扱）' else '' end, '、' order by i.kind desc, h.kana)
  from incumbency i join person h on h.id = i.person_id
  where i.post_id = ${postId} and i.starts_on <= ${today}::date and (i.ends_on is null or i.ends_on > ${today}::date))`

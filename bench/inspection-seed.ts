import { createHash } from 'node:crypto'
import type { House } from './house.ts'

/** People a unit, its officer included. */
const A_UNIT = 50

const STEP = 50_000

/**
 * People by SQL, fifty in each unit of their own: one officer designated, every fifth with a post, the rest by belonging. They
 * have no history.
 */
export const seedPeople = async ({ owner }: House, people: number): Promise<void> => {
  const units = Math.ceil(people / A_UNIT)
  await owner.query('set synchronous_commit = off')
  await owner.query(
    `insert into unit (id, parent_id, name, abbreviation, kind, sort, starts_on, state)
     select bench_id('si-unit', n), (select id from unit where parent_id is null order by sort limit 1), '点検部隊' || n, '点' || n,
       'section', 20000 + n, '2020-04-01', 'active' from generate_series(1, $1::int) n`,
    [units],
  )
  for (let from = 1; from <= people; from += STEP) {
    const to = Math.min(people, from + STEP - 1)
    await owner.query(
      `insert into person (id, rank, name, kana, kind, home_unit_id, starts_on, state)
       select bench_id('si-person', n), '事務官', '点検 ' || n, 'てんけん' || lpad(n::text, 7, '0'), 'staff',
         bench_id('si-unit', 1 + (n - 1) / ${A_UNIT}), '2020-04-01', 'present' from generate_series($1::int, $2::int) n`,
      [from, to],
    )
    await owner.query(
      `insert into post (id, unit_id, title, starts_on, state)
       select bench_id('si-post', n), bench_id('si-unit', 1 + (n - 1) / ${A_UNIT}), case when n % ${A_UNIT} = 1 then '課長' else '係長' end,
         '2020-04-01', 'placed' from generate_series($1::int, $2::int) n where n % 5 = 1`,
      [from, to],
    )
    await owner.query(
      `insert into incumbency (id, post_id, person_id, kind, starts_on, state)
       select bench_id('si-incumbency', n), bench_id('si-post', n), bench_id('si-person', n), 'substantive', '2020-04-01', 'held'
       from generate_series($1::int, $2::int) n where n % 5 = 1`,
      [from, to],
    )
  }
  await owner.query(
    `insert into appointment (id, role, post_id, unit_id, document_id, provision, starts_on, state)
     select bench_id('si-appointment', n), 'UNIT', bench_id('si-post', 1 + (n - 1) * ${A_UNIT}), bench_id('si-unit', n),
       (select id from governing_document order by id limit 1), '付紙第2', '2020-04-01', 'designated' from generate_series(1, $1::int) n`,
    [units],
  )
  for (const table of ['unit', 'person', 'post', 'incumbency', 'appointment']) await owner.query(`analyze ${table}`)
  await owner.query('reset synchronous_commit')
}

export const tokenOf = (nth: number): string => createHash('sha256').update(`inspection ${nth}`).digest('base64url')

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

export type Answerer = { nth: number; rosterId: string; personId: string }

/** So many people of the roster with a session each, spread over all units. */
export const signIn = async ({ owner }: House, campaignId: string, many: number): Promise<readonly Answerer[]> => {
  const { rows } = await owner.query<{ id: string; person_id: string }>(
    `select id, person_id from (
       select r.id, r.person_id, row_number() over (order by md5(r.id::text)) as nth from self_inspection_roster r
       where r.campaign_id = $1 and r.stratum = 'staff' and r.person_name like '事務官 点検 %') r where nth <= $2`,
    [campaignId, many],
  )
  await owner.query('set synchronous_commit = off')
  await owner.query(
    `insert into account (id, person_id, login) select p, p, 'bench-' || p from unnest($1::uuid[]) p on conflict do nothing`,
    [rows.map((r) => r.person_id)],
  )
  await owner.query(
    `insert into session (id, token_hash, account_id, created_at, last_seen_at, expires_at, by)
     select gen_random_uuid(), t.hash, t.account, now(), now(), now() + interval '11 hours', 'sample'
     from unnest($1::bytea[], $2::uuid[]) as t(hash, account)`,
    [rows.map((_, nth) => hashOf(tokenOf(nth))), rows.map((r) => r.person_id)],
  )
  await owner.query('reset synchronous_commit')
  return rows.map((r, nth) => ({ nth, rosterId: r.id, personId: r.person_id }))
}

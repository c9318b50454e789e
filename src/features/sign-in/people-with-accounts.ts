import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Day } from '#kernel/pure/day.ts'
import { TRIES } from './lockout.ts'

export const ACCOUNT_FILTERS = {
  all: 'すべて',
  with: '利用者として登録済み',
  without: '未登録',
  administrator: 'システム管理者',
  'no-key': 'サインインの手段なし',
  locked: '一時受け付け停止中',
  disabled: '利用停止',
} as const

export type AccountFilter = keyof typeof ACCOUNT_FILTERS

export const isAccountFilter = (text: string | undefined): text is AccountFilter =>
  text !== undefined && Object.hasOwn(ACCOUNT_FILTERS, text)

export type PersonWithAccount = {
  personId: string
  rank: string
  name: string
  kana: string
  unitName: string
  serves: boolean
  accountId: string | null
  login: string | null
  administrator: boolean
  /** Something to sign in with: a password, or a passkey that has not been removed. */
  hasKey: boolean
  locked: boolean
  disabled: boolean
}

export type PeoplePage = {
  rows: readonly PersonWithAccount[]
  total: number
  next: string | null
  previous: string | null
}

export type PeopleQuery = { q: string; filter: AccountFilter; after?: string | undefined; before?: string | undefined }

const HAS_KEY = sql`(a.password_hash is not null
  or exists (select 1 from passkey k where k.account_id = a.id and k.removed_at is null))`

const CONDITIONS: Record<AccountFilter, RawBuilder<unknown>> = {
  all: sql`(a.id is not null or p.ends_on is null or p.ends_on > moment.day)`,
  with: sql`a.id is not null`,
  without: sql`a.id is null and (p.ends_on is null or p.ends_on > moment.day)`,
  administrator: sql`a.administrator`,
  'no-key': sql`a.id is not null and not ${HAS_KEY}`,
  locked: sql`a.failures >= ${TRIES} and a.locked_until > moment.at`,
  disabled: sql`a.disabled_at is not null`,
}

const katakana = (text: string) =>
  text.replace(/[ぁ-ゖ]/gu, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) + 0x60))
const hiragana = (text: string) =>
  text.replace(/[ァ-ヶ]/gu, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) - 0x60))

/** What a LIKE looks for so that it contains this text, whatever signs the text has. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`

/** Does a person go by this name, kana, login or number? Spaces, width and the kind of kana do not matter. */
export const goesBy = (q: string): RawBuilder<unknown> => {
  const text = q.normalize('NFKC').replace(/\s+/gu, '')
  if (text === '') return sql`true`
  return sql`(regexp_replace(p.name, '[ 　]', '', 'g') ilike ${containing(text)}
    or regexp_replace(p.kana, '[ 　]', '', 'g') like any (array[${containing(hiragana(text))}, ${containing(katakana(text))}])
    or a.login like ${containing(text.toLowerCase())} or p.service_number ilike ${containing(text)})`
}

const cursorOf = (row: PersonWithAccount | undefined): string | null =>
  row === undefined ? null : Buffer.from(JSON.stringify([row.kana, row.personId])).toString('base64url')

const readCursor = (text: string | undefined): readonly [string, string] | null => {
  if (text === undefined) return null
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (!Array.isArray(parsed)) return null
    const [kana, id]: unknown[] = parsed
    return typeof kana === 'string' && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id) ? [kana, id] : null
  } catch {
    return null
  }
}

/** One page of people in the order of their kana, with their accounts. */
export const peopleWithAccounts = async (
  tx: Tx,
  query: PeopleQuery,
  now: { at: Date; day: Day },
  size: number,
): Promise<PeoplePage> => {
  const after = readCursor(query.after)
  const before = after === null ? readCursor(query.before) : null
  const among = sql`from person p cross join (select ${now.day}::date as day, ${now.at}::timestamptz as at) moment
    join unit u on u.id = home_unit(p, moment.day) left join account a on a.person_id = p.id
    where ${CONDITIONS[query.filter]} and ${goesBy(query.q)}`
  const beyond = after
    ? sql`and (p.kana, p.id) > (${after[0]}, ${after[1]}::uuid)`
    : before
      ? sql`and (p.kana, p.id) < (${before[0]}, ${before[1]}::uuid)`
      : sql``
  const order = before ? sql`p.kana desc, p.id desc` : sql`p.kana, p.id`
  const { rows } = await sql<PersonWithAccount>`
    select p.id as person_id, p.rank, p.name, p.kana, u.name as unit_name,
      (p.starts_on <= moment.day and (p.ends_on is null or p.ends_on > moment.day)) as serves,
      a.id as account_id, a.login, coalesce(a.administrator, false) as administrator, coalesce(${HAS_KEY}, false) as has_key,
      coalesce(a.failures >= ${TRIES} and a.locked_until > moment.at, false) as locked, a.disabled_at is not null as disabled
    ${among} ${beyond} order by ${order} limit ${size + 1}`.execute(tx)
  const counted = await sql<{ total: number }>`select count(*) as total ${among}`.execute(tx)
  const page = rows.slice(0, size)
  const more = rows.length > size
  const shown = before ? page.toReversed() : page
  return {
    rows: shown,
    total: counted.rows[0]?.total ?? 0,
    next: before || more ? cursorOf(shown.at(-1)) : null,
    previous: (before ? more : after !== null) ? cursorOf(shown[0]) : null,
  }
}

/** One person with their account. */
export const personWithAccount = async (
  tx: Tx,
  by: { accountId: string } | { personId: string },
  now: { at: Date; day: Day },
) => {
  const which = 'accountId' in by ? sql`a.id = ${by.accountId}` : sql`p.id = ${by.personId}`
  const { rows } = await sql<PersonWithAccount>`
    select p.id as person_id, p.rank, p.name, p.kana, u.name as unit_name,
      (p.starts_on <= ${now.day} and (p.ends_on is null or p.ends_on > ${now.day})) as serves,
      a.id as account_id, a.login, coalesce(a.administrator, false) as administrator, coalesce(${HAS_KEY}, false) as has_key,
      coalesce(a.failures >= ${TRIES} and a.locked_until > ${now.at}, false) as locked, a.disabled_at is not null as disabled
    from person p join unit u on u.id = home_unit(p, (now() at time zone 'Asia/Tokyo')::date) left join account a on a.person_id = p.id where ${which}`.execute(
    tx,
  )
  return rows[0]
}

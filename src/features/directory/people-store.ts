import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Filter } from './filter.ts'
import type { DirectoryPerson } from './resource.ts'

const COLUMNS = sql`h.id, h.service_number, h.external_id, h.rank, h.name, h.kana, h.kind, u.id as unit_id,
  u.abbreviation as unit, unit_shown(u.id) as unit_name, h.state, c.version, c.opened_at, c.changed_at`

const people = async (tx: Tx, which: RawBuilder<unknown>, day: string) => {
  const { rows } = await sql<DirectoryPerson>`
    select ${COLUMNS} from (${which}) k join person h on h.id = k.id join case_file c on c.id = h.id
      join unit u on u.id = home_unit(h, ${day}::date)
    order by h.service_number`.execute(tx)
  return rows
}

/** A person with a number, by id. Whom no number names the directory does not know. */
export const personById = async (tx: Tx, id: string, day: string): Promise<DirectoryPerson | undefined> => {
  const rows = await people(tx, sql`select id from person where id = ${id} and service_number is not null`, day)
  return rows[0]
}

/** A page of people in the order of their numbers, those who have left among them, and how many there are. */
export const peoplePage = async (
  tx: Tx,
  filter: Filter,
  { startIndex, count }: { startIndex: number; count: number },
  day: string,
): Promise<{ rows: readonly DirectoryPerson[]; total: number }> => {
  const by = filter?.by === 'externalId' ? sql`external_id` : sql`service_number`
  const where =
    filter === null ? sql`service_number is not null` : sql`${by} = ${filter.value} and service_number is not null`
  const counted = await sql<{ n: number }>`select count(*) as n from person where ${where}`.execute(tx)
  const total = counted.rows[0]?.n ?? 0
  if (count === 0) return { rows: [], total }
  const which = sql`select id from person where ${where} order by service_number
    limit ${sql.lit(count)} offset ${sql.lit(startIndex - 1)}`
  return { rows: await people(tx, which, day), total }
}

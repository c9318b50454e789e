import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { BoundRegister, Query } from '#kernel/http/product.ts'
import { SETTINGS } from './definitions.ts'
import { settingProcess } from './process.ts'
import { answers, settingRegister, type SettingRow } from './register.ts'
import { inForce } from './value.ts'

type Kept = {
  key: string
  value: unknown
  caseId: string | null
  changedAt: Date | null
  changedBy: string | null
}

/** What the tables know of each setting, in one statement. */
const kept = async (tx: Tx): Promise<ReadonlyMap<string, Kept>> => {
  const { rows } = await sql<Kept>`
    select d.key, s.value, c.id as case_id, e.at as changed_at,
      btrim(e.post_title || '　' || e.person_rank || ' ' || e.person_name) as changed_by
    from unnest(${SETTINGS.map((s) => s.key)}::text[], ${SETTINGS.map((s) => s.number)}::text[]) as d(key, number)
      left join setting s on s.key = d.key
      left join case_file c on c.process = ${settingProcess.key} and c.number = d.number
      left join lateral (
        select l.at, l.post_title, l.person_rank, l.person_name from ledger_entry l
        where l.case_id = c.id order by l.seq desc limit 1
      ) e on true`.execute(tx)
  return new Map(rows.map((row) => [row.key, row]))
}

const rowsOf = async (tx: Tx, query: Query): Promise<readonly SettingRow[]> => {
  const known = await kept(tx)
  return SETTINGS.map((setting): SettingRow => {
    const row = known.get(setting.key)
    return {
      setting,
      value: inForce(setting, row?.value),
      caseId: row?.caseId ?? null,
      changedAt: row?.changedAt ?? null,
      changedBy: row?.changedBy ?? null,
    }
  }).filter((row) => answers(row, query['state']))
}

/** All settings on one page: they are as many as the product defines. */
export const boundSettingRegister: BoundRegister<SettingRow> = {
  register: settingRegister,
  page: async (tx, query) => {
    const rows = await rowsOf(tx, query)
    return { rows, total: rows.length, totalIsFloor: false, next: null, previous: null }
  },
  all: async function* all(tx, query) {
    yield* await rowsOf(tx, query)
  },
  href: (row) => (row.caseId === null ? `/begin/settings.value/change?key=${row.setting.key}` : `/cases/${row.caseId}`),
}

import { sql } from 'kysely'
import { isRuleNumber, provisionOf } from '#directive/rules.ts'
import { readAs, type Database, type Tx } from '#kernel/db/database.ts'
import type { Head } from '#kernel/ledger/head.ts'
import type { Reach } from '#kernel/pure/actor.ts'
import type { SheetColumn, SheetTable } from '#kernel/sheet/table.ts'
import { chosenEntries, type Scope } from '../scope.ts'

export type EntryLine = {
  seq: number
  leaf: number
  at: Date
  rules: readonly string[]
  process: string
  act: string
  title: string
  number: string | null
  caseTitle: string | null
  caseId: string
  stateAfter: string
  postTitle: string
  personRank: string
  personName: string
  unitName: string
  systemName: string | null
  entryHash: Buffer
}

const BATCH = 1000

type Reader = { reach: Reach; personId: string | null }

/** The chosen entries under a head in the order they were recorded, some hundreds in memory at a time. */
export async function* entriesOf(db: Database, who: Reader, scope: Scope, head: Head): AsyncGenerator<EntryLine> {
  for (let after = 0; ;) {
    const read = (tx: Tx) =>
      sql<EntryLine>`
        select e.seq, l.leaf_index as leaf, e.at, e.rules, e.process, e.act, e.title, c.number, c.title as case_title,
          e.case_id, e.state_after, e.post_title, e.person_rank, e.person_name, e.unit_name, s.name as system_name, e.entry_hash
        from ledger_entry e join ledger_leaf l on l.entry_id = e.id
          left join case_file c on c.id = e.case_id left join system s on s.id = c.system_id
        where e.seq > ${after} and l.leaf_index < ${head.size} and ${chosenEntries(scope)}
        order by e.seq limit ${sql.lit(BATCH)}`.execute(tx)
    const { rows } = await readAs(db, who, read)
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < BATCH) return
    after = last.seq
  }
}

/** The cases that the chosen entries are of, by id, some hundreds at a time. */
export async function* casesOf(db: Database, who: Reader, scope: Scope, head: Head): AsyncGenerator<readonly string[]> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const read = (tx: Tx) =>
      sql<{ id: string }>`
        select e.case_id as id from ledger_entry e join ledger_leaf l on l.entry_id = e.id
        where e.case_id > ${after}::uuid and l.leaf_index < ${head.size} and ${chosenEntries(scope)}
        group by e.case_id order by e.case_id limit 200`.execute(tx)
    const { rows } = await readAs(db, who, read)
    if (rows.length === 0) return
    const ids = rows.map((row) => row.id)
    yield ids
    after = ids.at(-1) ?? after
  }
}

const COLUMNS: readonly (SheetColumn & { of: (line: EntryLine) => string | number | Date | null })[] = [
  { title: '葉の番号', kind: 'number', of: (l) => l.leaf },
  { title: '日時', kind: 'moment', of: (l) => l.at },
  { title: '条項', kind: 'text', of: (l) => l.rules.map((r) => (isRuleNumber(r) ? provisionOf(r) : r)).join('、') },
  { title: '条項の番号', kind: 'code', of: (l) => l.rules.join(' ') },
  { title: '行われたこと', kind: 'text', of: (l) => l.title },
  { title: '番号', kind: 'code', of: (l) => l.number },
  { title: '件名', kind: 'text', of: (l) => l.caseTitle },
  { title: '官職', kind: 'text', of: (l) => l.postTitle },
  { title: '階級', kind: 'text', of: (l) => l.personRank },
  { title: '氏名', kind: 'text', of: (l) => l.personName },
  { title: '部隊等', kind: 'text', of: (l) => l.unitName },
  { title: '情報システム', kind: 'text', of: (l) => l.systemName },
  { title: '手続', kind: 'code', of: (l) => l.process },
  { title: '行為', kind: 'code', of: (l) => l.act },
  { title: '行為の後の状態', kind: 'code', of: (l) => l.stateAfter },
  { title: '案件の識別子', kind: 'code', of: (l) => l.caseId },
  { title: '記録のSHA-256', kind: 'code', of: (l) => l.entryHash.toString('hex') },
]

async function* rowsOf(lines: AsyncIterable<EntryLine>) {
  for await (const line of lines) yield COLUMNS.map((column) => column.of(line))
}

export const entriesTable = (lines: AsyncIterable<EntryLine>): SheetTable => ({
  name: '記録',
  columns: COLUMNS,
  rows: rowsOf(lines),
})

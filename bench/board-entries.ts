import type { Client } from 'pg'
import { canonicalJson } from '../src/kernel/pure/canonical.ts'
import { entryHash, recordOf } from '../src/kernel/ledger/entry.ts'

/** What the record says happened to a medium. */
export type Deed = 'show-number' | 'begin-use'

const SAID = {
  'show-number': { before: 'unlabelled', after: 'kept', rules: ['R050', 'R051', 'R057'] },
  'begin-use': { before: 'kept', after: 'in-use', rules: ['R015', 'R048', 'R053'] },
} as const

type Ids = { entry: string; medium: string; person: string; post: string; unit: string }

const idsOf = async (owner: Client, deed: Deed, of: { first: number; last: number; units: number }) => {
  const { rows } = await owner.query<Ids & { n: number }>(
    `select n, bench_id('board-entry-' || $4, n) as entry, bench_id('board-medium', n) as medium,
      bench_id('board-person', n) as person, bench_id('board-post', 1 + n % $3::int) as post, bench_id('board-unit', 1 + n % $3::int) as unit
     from generate_series($1::int, $2::int) n order by n`,
    [of.first, of.last, of.units, deed],
  )
  return rows
}

const COLUMNS = [
  'id',
  'at',
  'process',
  'case_id',
  'act',
  'state_before',
  'state_after',
  'title',
  'person_id',
  'person_name',
  'person_rank',
  'post_id',
  'post_title',
  'unit_id',
  'unit_name',
  'lane',
  'acting_role',
  'rules',
  'input',
  'changes',
] as const

/** Writes entries as the product does, each with its hash, many at once; the program seals them like any other. */
export const writeEntries = async (
  owner: Client,
  deed: Deed,
  of: { first: number; last: number; units: number },
): Promise<void> => {
  const said = SAID[deed]
  const now = Date.now()
  const rows = (await idsOf(owner, deed, of)).map(({ n, entry, medium, person, post, unit }) => {
    const record = recordOf(entry, {
      at: new Date(now - (n % 200) * 3_600_000),
      process: 'media.medium',
      caseId: medium,
      act: deed,
      stateBefore: said.before,
      stateAfter: said.after,
      title: '測定の行為',
      personId: person,
      personName: `測定${n}`,
      personRank: '2等陸曹',
      postId: post,
      postTitle: '測定課長',
      unitId: unit,
      unitName: '測定課',
      lane: '部隊等情報保証責任者',
      actingRole: 'UNIT',
      rules: said.rules,
      input: {},
      changes: {},
      corrects: null,
      requestKey: null,
    })
    return { ...record, entry_hash: `\\x${entryHash(record).toString('hex')}` }
  })
  await owner.query(
    `insert into ledger_entry (${COLUMNS.join(', ')}, entry_hash)
     select x.id, x.at, x.process, x.case_id, x.act, x.state_before, x.state_after, x.title, x.person_id, x.person_name,
       x.person_rank, x.post_id, x.post_title, x.unit_id, x.unit_name, x.lane, x.acting_role,
       array(select jsonb_array_elements_text(x.rules)), x.input, x.changes, x.entry_hash::bytea
     from jsonb_to_recordset($1::jsonb) x(id uuid, at timestamptz, process text, case_id uuid, act text, state_before text,
       state_after text, title text, person_id uuid, person_name text, person_rank text, post_id uuid, post_title text,
       unit_id uuid, unit_name text, lane text, acting_role text, rules jsonb, input jsonb, changes jsonb, entry_hash text)`,
    [canonicalJson(rows)],
  )
}

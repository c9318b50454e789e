import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { AnyImport, BoundImport } from '#kernel/http/product.ts'
import type { RoleKey } from '#directive/roles.ts'
import { unitTree } from '../unit-tree.ts'
import { ORGANISATION_COLUMNS, ORGANISATION_EXAMPLE, type OrganisationEntry } from './columns.ts'
import { planOrganisation } from './plan.ts'
import { designationKey, type ImportState, type NamedUnit } from './state.ts'

type UnitRow = { id: string; parentId: string | null; name: string; fullName: string; abbreviation: string }

type Row = {
  units: readonly UnitRow[]
  posts: readonly string[]
  people: readonly string[]
  incumbencies: readonly { post: string; person: string; kind: string }[]
  designations: readonly { role: RoleKey; over: string; post: string }[]
  systems: readonly (readonly [string, string])[]
  documents: readonly (readonly [string, string])[]
}

/** Everything a file may name, read by one statement. */
const read = (tx: Tx) =>
  sql<Row>`
    with recursive ${unitTree}, stands as (
      select p.id, t.full_name || '/' || p.title as ref from post p join tree t on t.id = p.unit_id where p.state = 'established'
    ), belongs as (
      select h.id, coalesce(h.service_number, t.full_name || '/' || h.name) as ref from person h join tree t on t.id = h.home_unit_id
    )
    select
      coalesce((select json_agg(json_build_object('id', u.id, 'parentId', u.parent_id, 'name', u.name, 'fullName', t.full_name,
        'abbreviation', u.abbreviation) order by t.k) from unit u join tree t on t.id = u.id where u.state = 'established'), '[]') as units,
      coalesce((select json_agg(ref) from stands), '[]') as posts,
      coalesce((select json_agg(ref) from belongs), '[]') as people,
      coalesce((select json_agg(json_build_object('post', s.ref, 'person', b.ref, 'kind', i.kind))
        from incumbency i join stands s on s.id = i.post_id join belongs b on b.id = i.person_id where i.state = 'serving'), '[]') as incumbencies,
      coalesce((select json_agg(json_build_object('role', a.role, 'over', coalesce(t.full_name, y.name, ''), 'post', s.ref))
        from appointment a join stands s on s.id = a.post_id left join tree t on t.id = a.unit_id left join system y on y.id = a.system_id
        where a.state = 'designated'), '[]') as designations,
      coalesce((select json_agg(json_build_array(name, id)) from system where state = 'registered' and not is_class), '[]') as systems,
      coalesce((select json_agg(json_build_array(n.name, d.id)) from governing_document d
        cross join lateral (values (d.title), (d.number)) n(name) where d.state = 'in-force' and n.name is not null), '[]') as documents`.execute(
    tx,
  )

const treeOf = (rows: readonly UnitRow[]): NamedUnit[] => {
  const made = new Map<string, NamedUnit>()
  for (const { id, parentId, name, fullName, abbreviation } of rows)
    made.set(id, { name, fullName, abbreviation, parent: made.get(parentId ?? '') ?? null })
  return [...made.values()]
}

const readImportState = async (tx: Tx): Promise<ImportState> => {
  const { rows } = await read(tx)
  const row = rows[0]
  const designations = new Map<string, string[]>()
  for (const { role, over, post } of row?.designations ?? []) {
    const key = designationKey(role, over)
    designations.set(key, [...(designations.get(key) ?? []), post])
  }
  return {
    units: treeOf(row?.units ?? []),
    posts: new Set(row?.posts),
    people: new Set(row?.people),
    incumbencies: new Set(row?.incumbencies.map((i) => `${i.post}|${i.person}`)),
    occupied: new Set(row?.incumbencies.filter((i) => i.kind === 'substantive').map((i) => i.post)),
    designations,
    systems: new Map(row?.systems),
    documents: new Map(row?.documents),
  }
}

const bound: BoundImport<OrganisationEntry> = {
  key: 'organisation',
  title: '編成・官職・職員等',
  help: '1行に、部隊等（課等）、官職、就く人、指定する役割を書きます。ないものは設け、既にあるものはそのままにします。行は上から順に読むので、上位の部隊等を先に書いてください。一つでも誤りのある行があれば、全体を取り込みません。',
  rules: ['R002', 'R042', 'R044'],
  who: 'administrator',
  columns: ORGANISATION_COLUMNS,
  unique: [],
  planner: async (tx, _actor, today) => {
    const state = await readImportState(tx)
    return async (_tx, rows) => planOrganisation(rows, state, today)
  },
  example: ORGANISATION_EXAMPLE,
  doneHref: '/registers/units',
}

export const organisationImport: AnyImport = bound

import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { isRoleKey } from '#directive/roles.ts'
import { ruleOf } from '#directive/rules.ts'
import type { RuleNumber } from '#directive/rule.ts'
import { bindingKind, kindOfRole, type Definitions } from '../bound.ts'
import type { Subject } from '../states.ts'

/** A sealed entry with what its case says of whom it concerns. */
export type SealedEntry = {
  id: string
  leaf: number
  seq: number
  at: Date
  process: string
  caseId: string
  act: string
  stateBefore: string | null
  stateAfter: string
  title: string
  personId: string | null
  casePersonId: string | null
  postId: string | null
  actingRole: string
  rules: readonly string[]
  unitId: string | null
  systemId: string | null
  caseState: string | null
  caseTitle: string | null
  caseNumber: string | null
}

/**
 * The entries behind so many leaves, in the order of sealing. Of a two-sided case the unit is the one whose post acted;
 * a unit under no officer of its own stands under the nearest above it.
 */
export const entriesAfter = async (tx: Tx, leaves: number, limit: number): Promise<readonly SealedEntry[]> => {
  const { rows } = await sql<SealedEntry & { ownUnitId: string | null }>`
    select e.id, l.leaf_index as leaf, e.seq, e.at, e.process, e.case_id, e.act, e.state_before, e.state_after, e.title,
      e.person_id, c.person_id as case_person_id, e.post_id, e.acting_role, e.rules, c.system_id, c.state as case_state,
      c.title as case_title, c.number as case_number,
      case when c.other_unit_id is not null and c.other_unit_id is distinct from e.unit_id and exists (
          select 1 from appointment a where a.post_id = e.post_id and a.role = e.acting_role and a.unit_id = c.other_unit_id)
        then c.other_unit_id else coalesce(e.unit_id, c.unit_id) end as own_unit_id
    from ledger_leaf l join ledger_entry e on e.id = l.entry_id left join case_file c on c.id = e.case_id
    where l.leaf_index >= ${leaves} order by l.leaf_index limit ${sql.lit(limit)}`.execute(tx)
  const answering = await answeringUnits(tx, [...new Set(rows.flatMap((row) => row.ownUnitId ?? []))])
  return rows.map((row) => ({
    ...row,
    unitId: row.ownUnitId === null ? null : (answering.get(row.ownUnitId) ?? null),
  }))
}

/** The 部隊等 each unit answers by: itself where it ever had an officer, or the nearest above it that has one now. */
export const answeringUnits = async (tx: Tx, units: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (units.length === 0) return new Map()
  const { rows } = await sql<{ id: string; answers: string | null }>`
    select x.id, case when exists (select 1 from appointment a where a.unit_id = x.id and a.role = 'UNIT') then x.id
      else assurance_unit(x.id, (now() at time zone 'Asia/Tokyo')::date) end as answers
    from unnest(${[...units]}::uuid[]) x(id)`.execute(tx)
  return new Map(rows.flatMap((row) => (row.answers === null ? [] : [[row.id, row.answers]])))
}

/** Whom an entry is about: the unit, the system, and the post that acted for the whole organisation. */
export const subjectsOf = (entry: SealedEntry): readonly Subject[] => {
  const subjects: Subject[] = []
  if (entry.unitId !== null) subjects.push({ kind: 'unit', id: entry.unitId })
  if (entry.systemId !== null) subjects.push({ kind: 'system', id: entry.systemId })
  if (entry.postId !== null && isRoleKey(entry.actingRole) && kindOfRole(entry.actingRole) === 'post')
    subjects.push({ kind: 'post', id: entry.postId })
  return subjects
}

/** Of some rules those that bind a subject of an entry; a post is bound only by rules that name the role it acted in. */
export const rulesFor = (
  definitions: Definitions,
  rules: readonly string[],
  subject: Subject,
  actingRole: string,
): readonly RuleNumber[] => {
  const binding = bindingKind(definitions, rules, subject.kind)
  if (subject.kind !== 'post') return binding
  return binding.filter((rule) => ruleOf(rule).subject.roles.some((role) => role === actingRole))
}

import { sql } from 'kysely'
import { isRuleNumber } from '#directive/rules.ts'
import { isRoleKey, type RoleKey } from '#directive/roles.ts'
import type { Tx } from '#kernel/db/database.ts'
import type { BoundDuty } from '#kernel/http/product.ts'
import type { OpenQuery, OpenThing, PostRole } from '#kernel/open-things.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { Found } from './model.ts'

/** What other features know to be open, and what their duties are; passed in where the program is put together. */
export type Sources = { open: readonly OpenQuery[]; duties: readonly BoundDuty[] }

type Of = { personId: string; postId: string | null; today: Day }

/** The roles a post gives on that day. */
const rolesOf = async (tx: Tx, postId: string | null, today: Day): Promise<readonly PostRole[]> => {
  if (postId === null) return []
  const rows = await tx
    .selectFrom('appointment')
    .select(['role', 'unitId', 'systemId'])
    .where('postId', '=', postId)
    .where('startsOn', '<=', today)
    .where((e) => e.or([e('endsOn', 'is', null), e('endsOn', '>', today)]))
    .execute()
  return rows.flatMap(({ role, ...over }) => (isRoleKey(role) ? [{ role, ...over }] : []))
}

export const isDesignated = async (tx: Tx, postId: string | null, today: Day): Promise<boolean> =>
  (await rolesOf(tx, postId, today)).length > 0

type Turn = {
  caseId: string
  task: string
  title: string
  number: string | null
  rules: readonly string[]
  own: boolean
}

/** Whose turn it is: what waits for the post, and what waits for the person alone. */
const turns = async (tx: Tx, of: Of, post: readonly PostRole[]): Promise<readonly Found[]> => {
  const { rows } = await sql<Turn>`
    with mine(role, unit_id, system_id) as (
      select * from unnest(${post.map((p) => p.role)}::text[], ${post.map((p) => p.unitId)}::uuid[], ${post.map((p) => p.systemId)}::uuid[])
    ), found as (
      select t.case_id, t.task, t.rules, true as own from case_turn t where t.person_id = ${of.personId}::uuid
      union
      select t.case_id, t.task, t.rules, false from mine m join case_turn t on t.unit_id = m.unit_id and t.role = m.role where t.person_id is null
      union
      select t.case_id, t.task, t.rules, false from mine m join case_turn t on t.system_id = m.system_id and t.role = m.role where t.person_id is null
      union
      select t.case_id, t.task, t.rules, false from mine m join case_turn t on t.role = m.role
        where t.unit_id is null and t.system_id is null and t.person_id is null
    )
    select distinct on (f.case_id) f.*, c.title, c.number from found f join case_file c on c.id = f.case_id
    where c.process <> 'succession.handover'
    order by f.case_id, f.own`.execute(tx)
  return rows.map((t) => ({
    key: `turn:${t.caseId}`,
    group: t.own ? '本人の番の手続' : '官職の番の手続',
    label: t.task,
    detail: t.number === null || t.title.includes(t.number) ? t.title : `${t.number} ${t.title}`,
    href: `/cases/${t.caseId}`,
    caseId: t.caseId,
    bound: t.own ? 'person' : 'post',
    why: t.own ? 'この手続は、本人の番です。本人が終えるか、取り下げてください。' : null,
    rule: t.rules.find(isRuleNumber) ?? null,
    handOver: null,
  }))
}

/** The post as somebody who holds it and nothing else: what its duties are, whoever the person is. */
const holderOf = (personId: string, post: readonly PostRole[]): Actor => ({
  personId,
  name: '',
  rank: '',
  posts: [],
  authorities: post.map((p) => ({
    ...p,
    postId: null,
    postTitle: '',
    kind: 'substantive',
    unitName: null,
    systemName: null,
    provision: '',
  })),
  reach: { units: [], systems: [], everything: false },
})

const caseOf = (href: string): string | null => /^\/cases\/([0-9a-f-]{36})$/.exec(href)?.[1] ?? null

const owed = async (tx: Tx, sources: Sources, of: Of, post: readonly PostRole[]): Promise<readonly Found[]> => {
  const roles = new Set<RoleKey>(post.map((p) => p.role))
  const actor = holderOf(of.personId, post)
  const found: Found[] = []
  for (const { duty, owed: query } of sources.duties)
    if (roles.has(duty.role))
      for (const row of await query(tx, actor, of.today))
        found.push({
          key: `duty:${duty.key}:${row.href}`,
          group: '官職の義務',
          label: duty.title,
          detail: row.subject,
          href: row.href,
          caseId: caseOf(row.href),
          bound: 'post',
          why: null,
          rule: duty.rules[0] ?? null,
          handOver: null,
        })
  return found
}

const foundOf = (t: OpenThing): Found => ({
  key: t.key,
  group: t.group,
  label: t.label,
  detail: t.detail,
  href: t.href,
  caseId: t.caseId,
  bound: t.bound,
  why: t.why,
  rule: t.rule,
  handOver: t.handOver,
})

/** One case is one line, said by whoever knows most of it: the feature, then the turn, then the duty. */
const onceEach = (all: readonly Found[]): readonly Found[] => {
  const cases = new Set<string>()
  const keys = new Set<string>()
  return all.filter((f) => {
    if (keys.has(f.key) || (f.caseId !== null && cases.has(f.caseId))) return false
    keys.add(f.key)
    if (f.caseId !== null) cases.add(f.caseId)
    return true
  })
}

/** Everything open in the post and on the person now, as far as the transaction sees. */
export const collect = async (tx: Tx, sources: Sources, of: Of): Promise<readonly Found[]> => {
  const post = await rolesOf(tx, of.postId, of.today)
  const things: Found[] = []
  for (const query of sources.open) things.push(...(await query(tx, { people: [of.personId], post })).map(foundOf))
  return onceEach([...things, ...(await turns(tx, of, post)), ...(await owed(tx, sources, of, post))])
}

import { sql, type RawBuilder } from 'kysely'
import type { Option } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { isId } from '#kernel/id.ts'
import {
  documentName,
  postName,
  type DesignationFact,
  type DocumentChoice,
  type PersonChoice,
  type PostChoice,
  type SystemChoice,
  type UnitChoice,
} from './candidates.ts'
import { PERSON_KINDS } from './words.ts'
import { unitTree } from './unit-tree.ts'

/** What a link or a file asked for, by id or by name; null where it asked for nothing. */
export const asked = (from: Readonly<Record<string, string>>, name: string): string | null => from[name] ?? null

const only = (id: string, ref: RawBuilder<unknown>, value: string | null) => {
  if (value === null) return sql`true`
  return isId(value) ? sql`${sql.ref(id)} = ${value}` : sql`${ref} = ${value}`
}

/** Units that stand, in the order of the tree; with `value` that one alone. */
export const unitsToChoose = async (tx: Tx, value: string | null = null): Promise<readonly UnitChoice[]> => {
  const { rows } = await sql<UnitChoice>`
    with recursive ${unitTree}
    select u.id, t.full_name as name, t.full_name as ref, u.parent_id, t.root_id, u.kind, u.starts_on, u.ends_on
    from unit u join tree t on t.id = u.id
    where u.state = 'established' and ${only('u.id', sql`t.full_name`, value)}
    order by t.k`.execute(tx)
  return rows
}

/** Posts that stand, with all who held or hold them; with `value` that one alone. */
export const postsToChoose = async (tx: Tx, value: string | null = null): Promise<readonly PostChoice[]> => {
  const { rows } = await sql<PostChoice>`
    with recursive ${unitTree}
    select p.id, t.full_name || '/' || p.title as ref, p.title, p.unit_id, t.full_name as unit_name, t.root_id, t.path as unit_path, p.starts_on, p.ends_on,
      coalesce((
        select json_agg(json_build_object('personId', i.person_id, 'name', btrim(h.rank || ' ' || h.name), 'kind', i.kind,
          'startsOn', i.starts_on, 'endsOn', i.ends_on) order by i.starts_on)
        from incumbency i join person h on h.id = i.person_id where i.post_id = p.id
      ), '[]') as holders
    from post p join tree t on t.id = p.unit_id
    where p.state = 'established' and ${only('p.id', sql`t.full_name || '/' || p.title`, value)}
    order by t.k, p.sort, p.id`.execute(tx)
  return rows
}

const personRef = sql`coalesce(h.service_number, t.full_name || '/' || h.name)`

/** People who belong to the organisation; with `value` that one alone. */
export const peopleToChoose = async (tx: Tx, value: string | null = null): Promise<readonly PersonChoice[]> => {
  const { rows } = await sql<PersonChoice>`
    with recursive ${unitTree}
    select h.id, ${personRef} as ref, btrim(h.rank || ' ' || h.name) as name, h.kind, t.id as unit_id, t.full_name as unit_name,
      h.starts_on, h.ends_on
    from person h join tree t on t.id = home_unit(h, (now() at time zone 'Asia/Tokyo')::date)
    where h.state = 'present' and ${only('h.id', personRef, value)}
    order by h.kana, h.id`.execute(tx)
  return rows
}

/** Systems the directive applies to now, classes marked; with `value` that one alone. */
export const systemsToChoose = async (tx: Tx, value: string | null = null): Promise<readonly SystemChoice[]> => {
  const { rows } = await sql<SystemChoice>`
    select s.id, s.name, s.is_class, s.starts_on, s.ends_on from system s
    where s.state = 'registered' and ${only('s.id', sql`s.name`, value)}
    order by s.annex_number nulls last, s.name, s.id`.execute(tx)
  return rows
}

/** Documents in force; with `value` that one alone. */
export const documentsToChoose = async (tx: Tx, value: string | null = null): Promise<readonly DocumentChoice[]> => {
  const { rows } = await sql<DocumentChoice>`
    select d.id, d.number, d.title, d.ends_on from governing_document d
    where d.state = 'in-force' and ${only('d.id', sql`d.number`, value)}
    order by d.title, d.id`.execute(tx)
  return rows
}

/** Designations not withdrawn, but for one. */
export const designationsMade = async (tx: Tx, except: string): Promise<readonly DesignationFact[]> => {
  const { rows } = await sql<DesignationFact>`
    with recursive ${unitTree}
    select a.id, a.role, a.post_id, p.title || '（' || t.full_name || '）' as post_title, p.unit_id as post_unit_id,
      a.unit_id, a.system_id, a.starts_on, a.ends_on
    from appointment a join post p on p.id = a.post_id join tree t on t.id = p.unit_id
    where a.state = 'designated' and a.id <> ${except}`.execute(tx)
  return rows
}

type Choices = {
  units?: readonly UnitChoice[]
  posts?: readonly PostChoice[]
  people?: readonly PersonChoice[]
  systems?: readonly SystemChoice[]
  documents?: readonly DocumentChoice[]
}

const fromChoices: Readonly<Record<string, (m: Choices) => readonly Option[] | undefined>> = {
  unit: (m) => m.units?.map((u) => [u.id, u.name]),
  post: (m) => m.posts?.map((p) => [p.id, postName(p)]),
  person: (m) => m.people?.map((p) => [p.id, `${p.name}（${p.unitName}、${PERSON_KINDS[p.kind]}）`]),
  system: (m) => m.systems?.map((s) => [s.id, s.isClass ? `${s.name}（類）` : s.name]),
  document: (m) => m.documents?.map((d) => [d.id, documentName(d)]),
}

const loaders: Readonly<Record<string, (tx: Tx) => Promise<Choices>>> = {
  unit: async (tx) => ({ units: await unitsToChoose(tx) }),
  post: async (tx) => ({ posts: await postsToChoose(tx) }),
  person: async (tx) => ({ people: await peopleToChoose(tx) }),
  system: async (tx) => ({ systems: await systemsToChoose(tx) }),
  document: async (tx) => ({ documents: await documentsToChoose(tx) }),
}

/** What a form offers: the choices the model was drafted with, so that a gate refuses nothing the form offered. */
export const optionsOf = async (tx: Tx, source: string, model: Choices): Promise<readonly Option[]> => {
  const held = fromChoices[source]?.(model)
  if (held !== undefined && held.length > 0) return held
  const loaded = await loaders[source]?.(tx)
  return (loaded && fromChoices[source]?.(loaded)) ?? []
}

import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'

/** What is registered already, by the names a set-up knows it by. A set-up adds to it as it goes. */
export type Known = {
  /** Keys of the directive to ids. */
  documents: Map<string, string>
  units: Map<string, string>
  posts: Map<string, string>
  systems: Map<string, string>
  /** Posts that a set-up added, by unit id and title. */
  postsByTitle: Map<string, string>
  unitsByName: Map<string, string>
  documentsByNumber: Map<string, string>
  people: Map<string, string>
  /** Designations by role, post and what they are over. */
  designations: Map<string, string>
  incumbencies: Set<string>
}

export const designationName = (role: string, postId: string, unitId: string | null, systemId: string | null): string =>
  [role, postId, unitId ?? '', systemId ?? ''].join('/')

export const incumbencyName = (postId: string, personId: string): string => `${postId}/${personId}`

export const titleIn = (unitId: string, title: string): string => `${unitId}/${title}`

type Pairs = readonly (readonly [string, string])[]

type Row = Record<Exclude<keyof Known, 'incumbencies'>, Pairs> & { incumbencies: readonly string[] }

const pairs = (from: string, name: string) =>
  sql`coalesce((select json_agg(json_build_array(${sql.raw(name)}, id)) from ${sql.raw(from)}), '[]')`

/** Reads what is registered. Ended things count as well: what somebody abolished is not set up again. */
export const readKnown = async (tx: Tx): Promise<Known> => {
  const { rows } = await sql<Row>`
    select ${pairs('governing_document where key is not null', 'key')} as documents,
      ${pairs('unit where key is not null', 'key')} as units,
      ${pairs('post where key is not null', 'key')} as posts,
      ${pairs('system where key is not null', 'key')} as systems,
      ${pairs('post', "unit_id || '/' || title")} as posts_by_title,
      ${pairs('unit', 'name')} as units_by_name,
      ${pairs('governing_document where number is not null', 'number')} as documents_by_number,
      ${pairs('person where service_number is not null', 'service_number')} as people,
      ${pairs('appointment', "concat_ws('/', role, post_id, coalesce(unit_id::text, ''), coalesce(system_id::text, ''))")} as designations,
      coalesce((select json_agg(post_id || '/' || person_id) from incumbency), '[]') as incumbencies`.execute(tx)
  const row = rows[0]
  return {
    documents: new Map(row?.documents),
    units: new Map(row?.units),
    posts: new Map(row?.posts),
    systems: new Map(row?.systems),
    postsByTitle: new Map(row?.postsByTitle),
    unitsByName: new Map(row?.unitsByName),
    documentsByNumber: new Map(row?.documentsByNumber),
    people: new Map(row?.people),
    designations: new Map(row?.designations),
    incumbencies: new Set(row?.incumbencies),
  }
}

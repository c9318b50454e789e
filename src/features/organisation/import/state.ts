import type { RoleKey } from '#directive/roles.ts'

/** A unit as a file may name it: by its name, or from the organisation down. */
export type NamedUnit = { name: string; fullName: string; parent: NamedUnit | null; abbreviation: string }

/** What stands already, by names. Planning adds to it, so that later rows see what earlier rows make. */
export type ImportState = {
  units: NamedUnit[]
  /** `部隊等の全名/官職`. */
  posts: Set<string>
  /** Service numbers, and `部隊等の全名/氏名` of those without. */
  people: Set<string>
  /** `post|person` of those who serve. */
  incumbencies: Set<string>
  /** Posts with a substantive holder. */
  occupied: Set<string>
  /** `role|over` to the posts designated so. */
  designations: Map<string, readonly string[]>
  /** Single systems, classes left out. */
  systems: Map<string, string>
  /** Numbers and titles of documents in force. */
  documents: Map<string, string>
}

export const designationKey = (role: RoleKey, over: string): string => `${role}|${over}`

/** The name from the organisation down; a name that begins with that of the unit above does not repeat it. */
export const fullNameUnder = (parent: NamedUnit | null, name: string): string => {
  if (parent === null) return name
  return name.startsWith(parent.name)
    ? parent.fullName.slice(0, parent.fullName.length - parent.name.length) + name
    : `${parent.fullName} ${name}`
}

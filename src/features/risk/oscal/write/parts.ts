import type { Day } from '#kernel/pure/day.ts'
import type { OscalSystem } from '../model.ts'
import { uuidOf } from '../uuid.ts'

/** The name space of properties that OSCAL itself does not know. */
export const OURS = 'urn:mamori:oscal'

export const OSCAL_VERSION = '1.2.1'

/** A text as OSCAL's single-line types take it: no breaks, nothing at the edges, never empty. */
export const line = (text: string, otherwise = '―'): string => text.replace(/\s+/gu, ' ').trim() || otherwise

export const instant = (at: Date): string => at.toISOString()

/** The beginning of a day in Japan. */
export const instantOf = (day: Day): string => `${day}T00:00:00+09:00`

/** Leaves out what is null, undefined or an empty list: OSCAL takes none of them. */
export const given = (object: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(object).filter(
      ([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  )

export const prop = (name: string, value: string | null | undefined) =>
  value === null || value === undefined || value.trim() === '' ? [] : [{ name, ns: OURS, value: line(value) }]

export const partyUuid = (id: string) => uuidOf('party', id)

export const componentUuid = (systemId: string) => uuidOf('component', systemId)

/** The head of every document: who answers for the system, by role. */
export const metadataOf = (system: OscalSystem, title: string) => {
  const roles = new Map(system.parties.map((p) => [p.role, p.roleTitle]))
  const parties = new Map(system.parties.map((p) => [p.id, p.name]))
  return given({
    title: line(title),
    'last-modified': instant(system.changedAt),
    version: line(system.version),
    'oscal-version': OSCAL_VERSION,
    props: prop('system-id', system.id),
    roles: [...roles].map(([id, name]) => ({ id, title: line(name) })),
    parties: [...parties].map(([id, name]) => ({ uuid: partyUuid(id), type: 'organization', name: line(name) })),
    'responsible-parties': [...roles.keys()].map((role) => ({
      'role-id': role,
      'party-uuids': system.parties.filter((p) => p.role === role).map((p) => partyUuid(p.id)),
    })),
  })
}

/** A document that another imports, kept as a resource of the back matter under a stable identity. */
export const resourceOf = (kind: string, id: string, title: string) => ({
  uuid: uuidOf('resource', kind, id),
  title: line(title),
})

export const hrefOf = (kind: string, id: string) => `#${uuidOf('resource', kind, id)}`

/** The controls looked at; all of them where none is named. */
export const reviewedControls = (ids: readonly string[]) => ({
  'control-selections': [
    ids.length === 0 ? { 'include-all': {} } : { 'include-controls': ids.map((id) => ({ 'control-id': id })) },
  ],
})

export const thisSystem = (system: OscalSystem) => ({
  uuid: componentUuid(system.id),
  type: 'this-system',
  title: line(system.name),
  description: system.description || system.name,
  status: { state: system.retired ? 'disposition' : 'operational' },
})

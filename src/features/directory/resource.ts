import { z } from 'zod'
import { ScimError } from './errors.ts'

export const USER = 'urn:ietf:params:scim:schemas:core:2.0:User'
export const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
/** What Japanese lists of people have and the protocol does not: how a name is read, and whether the person is staff. */
export const OWN = 'urn:mamori:params:scim:schemas:extension:1.0:User'

/** A person as the register has them. `unit` is the unit's mark, which names one unit alone. */
export type DirectoryPerson = {
  id: string
  serviceNumber: string
  externalId: string | null
  rank: string
  name: string
  kana: string
  kind: string
  unitId: string
  unit: string
  unitName: string
  state: string
  version: number
  openedAt: Date
  changedAt: Date
}

/** A person as a directory wants them; what it does not say is undefined. */
export type Wanted = {
  userName: string
  externalId: string | null | undefined
  name: string | undefined
  kana: string | undefined
  rank: string | undefined
  department: string | undefined
  active: boolean | undefined
}

export const resourceOf = (p: DirectoryPerson, origin: string) => ({
  schemas: [USER, ENTERPRISE, OWN],
  id: p.id,
  ...(p.externalId === null ? {} : { externalId: p.externalId }),
  userName: p.serviceNumber,
  name: { formatted: p.name },
  displayName: `${p.rank} ${p.name}`.trim(),
  title: p.rank,
  active: p.state === 'present',
  [ENTERPRISE]: { employeeNumber: p.serviceNumber, department: p.unit, organization: p.unitName },
  [OWN]: { kana: p.kana, kind: p.kind },
  meta: {
    resourceType: 'User',
    created: p.openedAt.toISOString(),
    lastModified: p.changedAt.toISOString(),
    version: `W/"${p.version}"`,
    location: `${origin}/scim/v2/Users/${p.id}`,
  },
})

/** Directories write what is true or false as words, too. */
const Active = z.union([z.boolean(), z.enum(['true', 'True', 'false', 'False']).transform((word) => /^t/i.test(word))])

const Sent = z.object({
  schemas: z.array(z.string()).optional(),
  userName: z.string().min(1).max(30),
  externalId: z.string().max(200).nullish(),
  name: z
    .object({ formatted: z.string().optional(), familyName: z.string().optional(), givenName: z.string().optional() })
    .nullish(),
  displayName: z.string().nullish(),
  title: z.string().max(30).nullish(),
  active: Active.nullish(),
  [ENTERPRISE]: z.object({ department: z.string().nullish() }).nullish(),
  [OWN]: z.object({ kana: z.string().nullish() }).nullish(),
})

const said = (text: string | null | undefined): string | undefined => {
  const plain = text?.trim()
  return plain === undefined || plain === '' ? undefined : plain
}

/** Reads what was sent as a user; what the protocol lets a server leave alone is left alone. */
export const wantedOf = (body: unknown): Wanted => {
  const read = Sent.safeParse(body)
  if (!read.success) throw new ScimError(400, 'invalidValue', z.prettifyError(read.error))
  const { data } = read
  if (data.schemas !== undefined && !data.schemas.includes(USER))
    throw new ScimError(400, 'invalidValue', `schemas に ${USER} がありません。`)
  const parts = [data.name?.familyName, data.name?.givenName].map(said).filter((part) => part !== undefined)
  return {
    userName: data.userName,
    externalId: data.externalId === undefined ? undefined : (said(data.externalId) ?? null),
    name: said(data.name?.formatted) ?? said(parts.join(' ')),
    kana: said(data[OWN]?.kana),
    rank: data.title === undefined ? undefined : (said(data.title) ?? ''),
    department: said(data[ENTERPRISE]?.department),
    active: data.active ?? undefined,
  }
}

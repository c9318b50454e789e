import { z } from 'zod'
import { ScimError } from './errors.ts'
import { ENTERPRISE, OWN } from './resource.ts'

const PATCH = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'

const Patch = z.object({
  schemas: z.array(z.string()),
  Operations: z
    .array(z.object({ op: z.string(), path: z.string().optional(), value: z.unknown().optional() }))
    .min(1)
    .max(100),
})

type Resource = Record<string, unknown>

/** Attributes that may be changed, by their path in small letters, and where they stand in the resource. */
const PATHS: Readonly<Record<string, readonly string[]>> = {
  username: ['userName'],
  externalid: ['externalId'],
  displayname: ['displayName'],
  title: ['title'],
  active: ['active'],
  'name.formatted': ['name', 'formatted'],
  [`${ENTERPRISE}:department`.toLowerCase()]: [ENTERPRISE, 'department'],
  [`${OWN}:kana`.toLowerCase()]: [OWN, 'kana'],
}

const REMOVABLE = new Set(['externalid', 'title'])

const isObject = (value: unknown): value is Resource =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const put = (resource: Resource, place: readonly string[], value: unknown): Resource => {
  const [first = '', ...rest] = place
  if (rest.length === 0) return { ...resource, [first]: value }
  const inner = resource[first]
  return { ...resource, [first]: put(isObject(inner) ? inner : {}, rest, value) }
}

const placeOf = (path: string): readonly string[] => {
  const place = PATHS[path.toLowerCase()]
  if (!place) throw new ScimError(400, 'invalidPath', `path「${path}」は変えられません。`)
  return place
}

/** Without a path the value is a resource in part: its paths are those of its members, one or two steps deep. */
const membersOf = (value: unknown): readonly (readonly [path: string, value: unknown])[] => {
  if (!isObject(value)) throw new ScimError(400, 'invalidValue', 'path のない操作の value は、属性の組です。')
  return Object.entries(value).flatMap(([key, inner]): (readonly [string, unknown])[] => {
    if (!isObject(inner)) return [[key, inner]]
    const between = key.includes(':') ? ':' : '.'
    return Object.entries(inner).map(([name, one]) => [`${key}${between}${name}`, one])
  })
}

const applied = (resource: Resource, op: string, path: string | undefined, value: unknown): Resource => {
  switch (op.toLowerCase()) {
    case 'add':
    case 'replace': {
      const members = path === undefined ? membersOf(value) : [[path, value] as const]
      return members.reduce((so, [at, one]) => put(so, placeOf(at), one), resource)
    }
    case 'remove': {
      if (path === undefined) throw new ScimError(400, 'noTarget', 'remove には path が要ります。')
      const place = placeOf(path)
      if (!REMOVABLE.has(path.toLowerCase()))
        throw new ScimError(400, 'mutability', `path「${path}」は、なくすことができません。`)
      return put(resource, place, null)
    }
    default:
      throw new ScimError(400, 'invalidSyntax', `op「${op}」はありません。`)
  }
}

/** The resource as the operations would leave it; names and the like are read as in a whole one. */
export const patched = (resource: Resource, body: unknown): Resource => {
  const read = Patch.safeParse(body)
  if (!read.success || !read.data.schemas.includes(PATCH))
    throw new ScimError(400, 'invalidSyntax', 'PatchOp の形ではありません。')
  return read.data.Operations.reduce((so, { op, path, value }) => applied(so, op, path, value), resource)
}

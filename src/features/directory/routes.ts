import { readAs } from '#kernel/db/database.ts'
import { param, queryOf, type Route, type SignedVisit } from '#kernel/http/route.ts'
import { isId } from '#kernel/id.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { changePerson, registerPerson, type UnitNamed } from './change-person.ts'
import { errorBody, ScimError } from './errors.ts'
import { filterOf, listBody, pagingOf } from './filter.ts'
import { patched } from './patch.ts'
import { peoplePage, personById } from './people-store.ts'
import { resourceOf, wantedOf } from './resource.ts'
import { RESOURCE_TYPES, SCHEMAS, SERVICE_PROVIDER_CONFIG } from './schemas.ts'

const TYPE = { 'content-type': 'application/scim+json' }

const originOf = ({ c }: SignedVisit): string => new URL(c.req.url).origin

const answer = (visit: SignedVisit, body: object, status: 200 | 201 = 200) => visit.c.json(body, status, TYPE)

const bodyOf = (visit: SignedVisit): Promise<unknown> =>
  visit.c.req.json().catch(() => {
    throw new ScimError(400, 'invalidSyntax', '本文が JSON として読めません。')
  })

const found = async (visit: SignedVisit, id = param(visit, 'id')) => {
  const day = dayOf(visit.at)
  const person = isId(id) ? await readAs(visit.product.db, visit.actor, (tx) => personById(tx, id, day)) : undefined
  if (!person) throw new ScimError(404, undefined, 'この利用者は、ありません。')
  return person
}

const list = async (visit: SignedVisit) => {
  const query = queryOf(visit)
  const paging = pagingOf(query)
  const filter = filterOf(query['filter'])
  const { rows, total } = await readAs(visit.product.db, visit.actor, (tx) =>
    peoplePage(tx, filter, paging, dayOf(visit.at)),
  )
  const resources = rows.map((person) => resourceOf(person, originOf(visit)))
  return answer(visit, listBody(resources, total, paging.startIndex))
}

const show = async (visit: SignedVisit) => answer(visit, resourceOf(await found(visit), originOf(visit)))

const create = async (visit: SignedVisit, unitNamed: UnitNamed) => {
  const id = await registerPerson(visit, wantedOf(await bodyOf(visit)), unitNamed)
  const resource = resourceOf(await found(visit, id), originOf(visit))
  visit.c.header('location', resource.meta.location)
  return answer(visit, resource, 201)
}

const replace = async (visit: SignedVisit, unitNamed: UnitNamed) => {
  const was = await found(visit)
  await changePerson(visit, was, wantedOf(await bodyOf(visit)), unitNamed)
  return show(visit)
}

const patch = async (visit: SignedVisit, unitNamed: UnitNamed) => {
  const was = await found(visit)
  const wanted = wantedOf(patched(resourceOf(was, originOf(visit)), await bodyOf(visit)))
  await changePerson(visit, was, wanted, unitNamed)
  return show(visit)
}

/** Nobody is taken out of the record: who is deleted in the directory leaves. */
const deactivate = async (visit: SignedVisit, unitNamed: UnitNamed) => {
  const was = await found(visit)
  const { serviceNumber: userName } = was
  const rest = { externalId: undefined, name: undefined, kana: undefined, rank: undefined, department: undefined }
  await changePerson(visit, was, { userName, ...rest, active: false }, unitNamed)
  return visit.c.body(null, 204)
}

const noGroups = () => {
  throw new ScimError(404, undefined, 'Groups は提供しません。行えることは、官職の指定によります。')
}

/** Whatever is refused is answered as the protocol says; without a token of its scope nothing is there. */
const guarded =
  (handle: (visit: SignedVisit) => Promise<Response> | Response) =>
  async (visit: SignedVisit): Promise<Response> => {
    try {
      if (visit.session.scopes?.includes('scim') !== true)
        throw new ScimError(403, undefined, '範囲が scim のトークンで使います。')
      return await handle(visit)
    } catch (error) {
      if (!(error instanceof ScimError)) throw error
      return visit.c.json(errorBody(error), error.status, TYPE)
    }
  }

const route = (
  method: Route['method'],
  path: string,
  handle: (visit: SignedVisit) => Promise<Response> | Response,
): Route => ({ method, path: `/scim/v2${path}`, who: 'signed-in', scopes: ['scim'], handle: guarded(handle) })

/** SCIM 2.0 for the office's directory: people by single acts, judged as any other; posts and roles it does not give. */
export const directoryRoutes = ({ unitNamed }: { unitNamed: UnitNamed }): readonly Route[] => [
  route('GET', '/ServiceProviderConfig', (visit) => answer(visit, SERVICE_PROVIDER_CONFIG)),
  route('GET', '/Schemas', (visit) => answer(visit, listBody(SCHEMAS, SCHEMAS.length, 1))),
  route('GET', '/ResourceTypes', (visit) => answer(visit, listBody(RESOURCE_TYPES, RESOURCE_TYPES.length, 1))),
  route('GET', '/Users', list),
  route('POST', '/Users', (visit) => create(visit, unitNamed)),
  route('GET', '/Users/:id', show),
  route('PUT', '/Users/:id', (visit) => replace(visit, unitNamed)),
  route('PATCH', '/Users/:id', (visit) => patch(visit, unitNamed)),
  route('DELETE', '/Users/:id', (visit) => deactivate(visit, unitNamed)),
  route('GET', '/Groups', noGroups),
]

import { dayOf } from '#kernel/pure/day.ts'
import { Fault, notFound } from '#kernel/http/fault.ts'
import { param, read, type Route, type SignedVisit } from '#kernel/http/route.ts'
import { isId } from '#kernel/id.ts'
import { exportOscal } from './export.ts'
import { EXPORT_KEYS, EXPORTS, type Exported } from './exports.ts'
import { oscalPage } from './page.tsx'
import { oscalApiRoutes } from './take-in/api-routes.ts'
import { takeInRoutes } from './take-in/routes.tsx'

const systemOf = (visit: SignedVisit): string => {
  const id = param(visit, 'id')
  if (!isId(id)) throw notFound()
  return id
}

const modelOf = (visit: SignedVisit): Exported => {
  const file = param(visit, 'file')
  const found = EXPORT_KEYS.find((key) => `${EXPORTS[key]}.json` === file)
  if (found === undefined) throw notFound()
  return found
}

const made = async (visit: SignedVisit, id: string, model: Exported): Promise<object> => {
  const found = await read(visit, (tx) => exportOscal(tx, id, model, dayOf(visit.at)))
  if (!found) throw notFound()
  if (found.kind === 'nothing') throw new Fault(409, found.why)
  return found.document
}

const file = async (visit: SignedVisit) => {
  const model = modelOf(visit)
  const document = await made(visit, systemOf(visit), model)
  return visit.c.body(JSON.stringify(document, null, 2), 200, {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': `attachment; filename="${EXPORTS[model]}.json"`,
  })
}

/** Out: of each table the reader sees what their posts let them see. In: what may be taken in the act decides. */
export const oscalRoutes: readonly Route[] = [
  { method: 'GET', path: '/systems/:id/oscal', who: 'signed-in', handle: (visit) => oscalPage(visit) },
  { method: 'GET', path: '/systems/:id/oscal/:file', who: 'signed-in', handle: file },
  { method: 'GET', path: '/api/systems/:id/oscal/:file', who: 'signed-in', handle: file },
  ...takeInRoutes,
  ...oscalApiRoutes,
]

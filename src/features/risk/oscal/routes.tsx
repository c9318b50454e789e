import { dayOf } from '#kernel/pure/day.ts'
import { Fault, notFound } from '#kernel/http/fault.ts'
import { param, read, type Route, type SignedVisit } from '#kernel/http/route.ts'
import { isId } from '#kernel/id.ts'
import { frame } from '#kernel/pages/frame.tsx'
import { EXPORT_KEYS, exportOscal, EXPORTS, type Exported } from './export.ts'
import { ExportPage, type ExportRow } from './export-page.tsx'
import { loadSystem } from './load-system.ts'

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

const page = async (visit: SignedVisit) => {
  const id = systemOf(visit)
  const today = dayOf(visit.at)
  const { name, rows } = await read(visit, async (tx) => {
    const system = await loadSystem(tx, id, today)
    if (!system) throw notFound()
    const all: ExportRow[] = []
    for (const model of EXPORT_KEYS) {
      const made = await exportOscal(tx, id, model, today)
      if (made) all.push({ model, export: made })
    }
    return { name: system.name, rows: all }
  })
  return visit.c.html(
    frame(visit, {
      title: `OSCAL　${name}`,
      heading: `OSCAL　${name}`,
      crumbs: [
        { text: '情報システム', href: '/registers/systems' },
        { text: name, href: `/cases/${id}` },
        { text: 'OSCAL' },
      ],
      children: <ExportPage systemId={id} rows={rows} />,
    }),
  )
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

/** Reading only: of each table the reader sees what their posts let them see. */
export const oscalRoutes: readonly Route[] = [
  { method: 'GET', path: '/systems/:id/oscal', who: 'signed-in', handle: page },
  { method: 'GET', path: '/systems/:id/oscal/:file', who: 'signed-in', handle: file },
  { method: 'GET', path: '/api/systems/:id/oscal/:file', who: 'signed-in', handle: file },
]

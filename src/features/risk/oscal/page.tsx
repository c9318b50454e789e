import { notFound } from '#kernel/http/fault.ts'
import { param, read, type SignedVisit } from '#kernel/http/route.ts'
import { isId } from '#kernel/id.ts'
import { frame } from '#kernel/pages/frame.tsx'
import { EXPORT_KEYS } from './exports.ts'
import { ExportPage } from './export-page.tsx'
import { leavingOf, type Leaving } from './standing.ts'
import { ChooseOscal, PastImports } from './take-in/upload-page.tsx'
import { pastImports } from './take-in/uploads-store.ts'

const PAST = 20

/** The page of one system's OSCAL documents: what can leave, where a file is brought, what was brought before. */
export const oscalPage = async (visit: SignedVisit, error: string | null = null) => {
  const id = param(visit, 'id')
  if (!isId(id)) throw notFound()
  const found = await read(visit, async (tx) => {
    const system = await tx.selectFrom('system').select('name').where('id', '=', id).executeTakeFirst()
    if (!system) throw notFound()
    const rows: Leaving[] = []
    for (const model of EXPORT_KEYS) rows.push(await leavingOf(tx, id, model))
    return { name: system.name, rows, past: await pastImports(tx, id, PAST) }
  })
  const { reach } = visit.actor
  return visit.c.html(
    frame(visit, {
      title: `OSCAL　${found.name}`,
      heading: `OSCAL　${found.name}`,
      under: '/systems',
      crumbs: [
        { text: 'リスク管理', href: '/systems' },
        { text: found.name, href: `/systems/${id}` },
        { text: 'OSCAL' },
      ],
      children: (
        <>
          <ExportPage systemId={id} rows={found.rows} />
          {reach.everything || reach.systems.includes(id) ? <ChooseOscal systemId={id} error={error} /> : null}
          <PastImports rows={found.past} />
        </>
      ),
    }),
    error === null ? 200 : 422,
  )
}

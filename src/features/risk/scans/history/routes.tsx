import { notFound } from '#kernel/http/fault.ts'
import { param, queryOf, read, type Route, type SignedVisit } from '#kernel/http/route.ts'
import { isId } from '#kernel/id.ts'
import { frame } from '#kernel/pages/frame.tsx'
import { loadScan } from '../store.ts'
import { hostsOf, topOf } from './page-store.ts'
import { ScanPage, type ScanPageModel } from './scan-page.tsx'

const show = async (visit: SignedVisit) => {
  const id = param(visit, 'id')
  if (!isId(id)) throw notFound()
  const after = queryOf(visit)['hosts'] ?? ''
  const model = await read(visit, async (tx): Promise<ScanPageModel> => {
    const scan = await loadScan(tx, id)
    if (!scan) throw notFound()
    return {
      scan,
      after,
      hosts: await hostsOf(tx, id, after),
      top: {
        new: await topOf(tx, id, 'new'),
        closed: await topOf(tx, id, 'closed'),
        reopened: await topOf(tx, id, 'reopened'),
      },
    }
  })
  return visit.c.html(
    frame(visit, {
      title: `検査の結果「${model.scan.fileName}」`,
      under: '/registers',
      crumbs: [
        { text: '台帳', href: '/registers' },
        { text: '脆弱性検査の結果', href: '/registers/scans' },
        { text: model.scan.fileName },
      ],
      children: <ScanPage {...model} />,
    }),
  )
}

export const scanRoutes: readonly Route[] = [{ method: 'GET', path: '/scans/:id', who: 'signed-in', handle: show }]
